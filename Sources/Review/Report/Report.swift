package import Migration
import Pages

/// What a run did and what people have to do now, as one HTML file.
///
/// Made from plain values, so that it is the same whatever store they came from. Nothing is cut
/// silently: where only the first of many are on the page, it says so and names the file with all.
package struct Report: Sendable {
  /// How many cards a page has.
  package struct Size: Sendable, Hashable {
    /// Of each reason, as they are.
    package var standing: Int
    /// Beyond those in all, as lines of JSON that the page's script draws when they are asked for.
    package var carried: Int

    package init(standing: Int = 20, carried: Int = 60_000) {
      self.standing = standing
      self.carried = carried
    }
  }

  package var summary: RunSummary
  package var isolated: [IsolatedRecord]
  package var notes: [NoteGroup]
  package var context: ReportContext
  package var size: Size
  /// Whether the values of records are shown as they are.
  package var reveal: Bool

  package init(
    summary: RunSummary, isolated: [IsolatedRecord], notes: [NoteGroup],
    context: ReportContext = ReportContext(), size: Size = Size(), reveal: Bool = false
  ) {
    self.summary = summary
    self.isolated = isolated
    self.notes = notes
    self.context = context
    self.size = size
    self.reveal = reveal
  }

  package var html: String {
    let causes = RootCauses(isolated)
    return context.part == .everybody ? whole(causes).html : restricted(causes).html
  }

  private func whole(_ causes: RootCauses) -> Page {
    let groups = causes.byReason
    let maker = CardMaker(context: context, run: summary.run, reveal: reveal)
    return Page(
      title: "Migration report: \(summary.project)",
      about: "Run \(summary.run) into \(summary.store). It took \(summary.seconds.inSeconds).",
      opening: FirstScreen(summary: summary, notes: notes, context: context).markup,
      sections: live(groups, maker) + [
        .init(
          id: "fix", title: "What to fix, and who can",
          body: TasksSection(
            summary: summary, groups: groups, causes: causes, maker: maker
          ).markup),
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
        .init(
          id: "records", title: "The records to fix, one by one",
          body: CardsSection(groups: groups, maker: maker, size: size).markup),
        .init(id: "time", title: "Where the time went", body: TimeSection(summary: summary).markup),
      ],
      footer: privacyInWords)
  }

  /// The cards of restricted and sensitive patients, and nothing else.
  private func restricted(_ causes: RootCauses) -> Page {
    let maker = CardMaker(context: context, run: summary.run, reveal: reveal)
    let groups = causes.byReason.compactMap { group -> ReasonGroup? in
      var group = group
      group.causes.removeAll { cause in
        cause.record.map { !CardMaker.isApart($0, context, reveal: true) } ?? true
      }
      return group.causes.isEmpty ? nil : group
    }
    return Page(
      title: "Restricted and sensitive patients: \(summary.project)",
      about: "Run \(summary.run) into \(summary.store).", opening: RestrictedOpening.markup,
      sections: live(groups, maker) + [
        .init(
          id: "records", title: "The records to fix, one by one",
          body: CardsSection(groups: groups, maker: maker, size: size).markup)
      ],
      footer: privacyInWords)
  }

  /// First of all, where the run has looked for them and found some.
  private func live(_ groups: [ReasonGroup], _ maker: CardMaker) -> [Page.Section] {
    let count = groups.reduce(0) { $0 + $1.live }
    guard count > 0 else { return [] }
    return [
      .init(
        id: "live", title: "Live: who cannot wait (\(count.grouped))",
        body: LiveSection(groups: groups, maker: maker).markup)
    ]
  }

  private var privacyInWords: String {
    reveal
      ? "This page shows patients' data as it is. Keep it where patient data may lie."
      : "Values are masked: every letter is shown as A or a and every digit as 9; of live records"
        + " the ward, the bed and the day of the next appointment are not, and neither are codes"
        + " that several records share. The places and counts of this page still come from"
        + " patients' records: do not publish it."
  }
}
