import Migration
import Pages

/// The first line of the report: every record that was declared, and what became of it.
struct CountsSection {
  let summary: RunSummary

  var markup: Markup {
    Self.template([
      "counts": counts.map { count in
        [
          "number": count.number, "words": count.words, "isKey": count.isKey,
        ] as [String: Any]
      },
      "sum": sum, "fixes": fixes.map { [["fix": $0]] } ?? [],
    ])
  }

  private var counts: [(number: String, words: String, isKey: Bool)] {
    var counts = [
      (summary.declared.grouped, "declared", false),
      (summary.read.grouped, "read", false),
      (summary.loaded.grouped, "loaded (\(loadedInWords))", false),
      (summary.held.grouped, "waiting", false),
      (summary.toFix.grouped, "to fix", summary.toFix > 0),
    ]
    if summary.closed > 0 { counts.insert((summary.closed.grouped, "closed", false), at: 3) }
    if let live = summary.liveRejected { counts.append((live.grouped, "live", live > 0)) }
    return counts
  }

  /// What is to be known of the loaded ones: of an update the rows of earlier runs that it changed.
  private var loadedInWords: String {
    let parts = [
      "\(summary.repaired.grouped) repaired",
      summary.merged > 0 ? "\(summary.merged.grouped) merged" : nil,
      summary.updated > 0 ? "\(summary.updated.grouped) updated" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private var sum: String {
    let parts = [
      "\(summary.loaded.grouped) loaded",
      summary.duplicate > 0 ? "\(summary.duplicate.grouped) known already" : nil,
      summary.skipped > 0 ? "\(summary.skipped.grouped) left out by a rule" : nil,
      "\(summary.held.grouped) waiting", "\(summary.rejected.grouped) rejected",
      summary.compared > 0
        ? "\(summary.compared.grouped) of the old system's own reports, compared" : nil,
    ]
    return "\(summary.read.grouped) read = " + parts.compactMap(\.self).joined(separator: " + ")
      + (summary.balanced ? ": the books balance." : ": THE BOOKS DO NOT BALANCE.")
  }

  /// How the number to fix comes from two kinds; `nil` where there is one kind only.
  private var fixes: String? {
    let missing = summary.toFix - summary.rejected
    guard missing > 0 else { return nil }
    return "\(summary.toFix.grouped) to fix = \(summary.rejected.of("rejected record"))"
      + " + \(missing.of("record")) that \(missing == 1 ? "is" : "are") in none of the files"
      + " though others belong to \(missing == 1 ? "it" : "them")."
  }

  private static let template = Template(
    """
    <ul class="counts" aria-label="Records">{{#counts}}\
    <li{{#isKey}} class="key"{{/isKey}}><b>{{number}}</b> {{words}}</li>{{/counts}}</ul>
    <p>{{sum}}</p>
    {{#fixes}}<p>{{fix}}</p>{{/fixes}}

    """)
}
