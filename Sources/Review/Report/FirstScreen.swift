import Diagnostics
import Migration
import Pages

/// What stands before everything else: whether one may go live, and what has changed.
struct FirstScreen {
  let summary: RunSummary
  let notes: [NoteGroup]
  let context: ReportContext

  var markup: Markup {
    CountsSection(summary: summary).markup
      + VerdictSection(summary: summary, resume: context.resume(summary)).markup
      + ChangeSection(history: summary.isWhole ? context.history : nil).markup
      + FileTicks(summary: summary).markup
      + RepairsSection(summary: summary, notes: notes).chart
      + FactsSection(summary: summary, context: context).markup
      + SigningSection.markup
  }
}
