package import Migration
import Pages

/// What a run did and what people have to do now, as one HTML file.
///
/// Made from plain values, so that it is the same whatever store they came from. Nothing is cut
/// silently: where only the first of many are on the page, it says so and names the file with all.
package struct Report: Sendable {
  package var summary: RunSummary
  package var isolated: [IsolatedRecord]
  package var notes: [NoteGroup]
  /// How many cards a reason has on the page.
  package var mostPerReason: Int
  /// Whether the values of records are shown as they are.
  package var reveal: Bool

  package init(
    summary: RunSummary, isolated: [IsolatedRecord], notes: [NoteGroup], mostPerReason: Int = 200,
    reveal: Bool = false
  ) {
    self.summary = summary
    self.isolated = isolated
    self.notes = notes
    self.mostPerReason = mostPerReason
    self.reveal = reveal
  }

  package var html: String {
    let causes = RootCauses(isolated)
    let groups = causes.byReason
    let cards = CardsSection(
      groups: groups, run: summary.run, mostPerReason: mostPerReason, reveal: reveal)
    return Page(
      title: "Migration report: \(summary.project)",
      about: "Run \(summary.run) into \(summary.store). \(durationInWords)",
      opening: CountsSection(summary: summary).markup + VerdictSection(summary: summary).markup,
      sections: live(groups) + [
        .init(
          id: "fix", title: "What to fix, and who can",
          body: TasksSection(summary: summary, groups: groups, causes: causes).markup),
        .init(
          id: "files", title: "Files",
          body: FilesSection(files: summary.files, lookups: summary.lookups ?? []).markup),
        .init(
          id: "repairs", title: "Repairs, rule by rule",
          body: RepairsSection(summary: summary, notes: notes).markup),
        .init(id: "lists", title: "Lists for people", body: ListsSection(notes: notes).markup),
        .init(
          id: "skipped", title: "Left out by a rule",
          body: SkippedSection(summary: summary, notes: notes).markup),
        .init(id: "records", title: "The records to fix, one by one", body: cards.markup),
        .init(id: "signed", title: "Seen and decided", body: SigningSection.markup),
      ],
      footer: privacyInWords
    ).html
  }

  /// First of all, where the run has looked for them and found some.
  private func live(_ groups: [ReasonGroup]) -> [Page.Section] {
    let count = groups.reduce(0) { $0 + $1.live }
    guard count > 0 else { return [] }
    let section = LiveSection(groups: groups, mostPerReason: mostPerReason, reveal: reveal)
    return [
      .init(
        id: "live", title: "Live: who cannot wait (\(count.grouped))", body: section.markup)
    ]
  }

  private var durationInWords: String {
    let seconds = summary.seconds
    let time =
      if seconds < 10 {
        "\(Int((seconds * 10).rounded()) / 10).\(Int((seconds * 10).rounded()) % 10) seconds"
      } else if seconds < 120 {
        Int(seconds.rounded()).of("second")
      } else {
        "\((Int(seconds) / 60).of("minute")) \((Int(seconds) % 60).of("second"))"
      }
    return "It took \(time)."
  }

  private var privacyInWords: String {
    reveal
      ? "This page shows patients' data as it is. Keep it where patient data may lie."
      : "Values are masked: every letter is shown as A or a and every digit as 9; of live records"
        + " the ward, the bed and the day of the next appointment are not. The places and counts"
        + " of this page still come from patients' records: do not publish it."
  }
}
