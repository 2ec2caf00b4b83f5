package import Extract
import Pages

/// A scan as one HTML file: each source with its columns, values and forms.
///
/// Values of fewer than ``Scan/fewest`` records and values of sensitive columns are not on it.
package struct ScanPage {
  private let scan: Scan
  private let name: String
  private let comparison: ScanComparison?

  /// - Parameters:
  ///   - scan: As it was kept.
  ///   - name: Of the scan.
  ///   - comparison: With an earlier one, for the top of the page.
  package init(_ scan: Scan, named name: String, comparison: ScanComparison? = nil) {
    self.scan = scan.shown
    self.name = name
    self.comparison = comparison
  }

  package var html: String {
    Page(
      title: "Scan of the exports: \(scan.project)",
      about: "Scan \(name)" + (scan.asAt.map { ", extract of \($0)" } ?? "") + ".",
      opening: opening,
      sections: scan.sources.map {
        Page.Section(id: "source-\($0.name)", title: $0.name, body: section($0))
      },
      footer: "Values of fewer than \(Scan.fewest) records are not shown, nor any value of a"
        + " sensitive column: of those there are only forms, with letters as A and digits as 9."
        + " The counts still come from patients' records: do not publish this page."
    ).html
  }

  private var opening: Markup {
    var table = DataTable(
      caption: "Every file with its counts",
      [
        .init("Source"), .init("File"), .init("Records", isNumber: true),
        .init("Declared", isNumber: true), .init("To look at"),
      ])
    for source in scan.sources {
      for file in source.files {
        let isShort = file.declared.map { $0 != file.records } ?? false
        let problem = file.problem ?? (isShort ? "not the declared number" : nil)
        table.add([
          Markup(source.name), Markup(file.file), Markup(file.records.grouped),
          Markup(file.declared.map(\.grouped) ?? "nothing"),
          (problem.map(Status.bad) ?? .good("as the layout says")).markup,
        ])
      }
    }
    return (comparison.map(Self.changes) ?? Markup("")) + table.markup
  }

  private static func changes(_ comparison: ScanComparison) -> Markup {
    let lines = comparison.changes.map { change in
      [
        "text": change.text,
        "status": (change.isSerious ? Status.bad("look") : .warning("new")).markup,
      ]
        as [String: Any]
    }
    return changesTemplate([
      "before": comparison.before, "lines": lines, "isSame": comparison.changes.isEmpty,
    ])
  }

  private func section(_ source: SourceScan) -> Markup {
    var table = DataTable(
      caption: "Columns of \(source.name)",
      [
        .init("Column"), .init("Is"), .init("Filled", isNumber: true),
        .init("Blank", isNumber: true), .init("Length", isNumber: true), .init("From … to"),
        .init("Values and forms"), .init("Suspect"),
      ])
    for column in source.columns {
      table.add([
        Markup(column.label), Markup(column.kind.rawValue), Markup(column.filled.grouped),
        Markup(column.blank.share(of: column.filled + column.blank)),
        Markup(ScanText.lengths(column)), Markup(ScanText.extremes(column)), Self.lists(column),
        column.suspects.map {
          Status.warning("\($0.text): \($0.records.grouped)").markup + Markup(html: "<br>")
        }.joined(),
      ])
    }
    return Self.facts([
      "broken": source.broken.map { ["text": "\($0.text): \($0.records.of("record"))"] },
      "isBroken": !source.broken.isEmpty,
      "keys": source.keys.map { "Key \($0.column): \(ScanText.words($0))." } ?? "",
    ]) + table.markup
  }

  private static func lists(_ column: ColumnScan) -> Markup {
    guard column.filled > 0 else { return Markup("") }
    let hidden = column.values.isEmpty ? 0 : (column.distinct ?? 0) - column.values.count
    return listTemplate([
      "distinct": column.sensitive != nil
        ? "values not shown" : column.distinct.map { $0.of("value") } ?? "many values",
      "values": column.values.prefix(mostShown).map(item),
      "forms": column.forms.prefix(10).map(item),
      "dates": column.dates.map(item),
      "more": max(0, column.values.count - mostShown).grouped,
      "hasMore": column.values.count > mostShown,
      "hidden": "\(hidden.of("value")) of fewer than \(Scan.fewest) records",
      "hasHidden": hidden > 0,
      "others": column.otherForms.of("record"), "hasOthers": column.otherForms > 0,
    ])
  }

  /// Values of a column that the page has.
  private static let mostShown = 100

  private static func item(_ count: SourceScan.Count) -> [String: Any] {
    ["text": count.text, "records": count.records.grouped]
  }

  private static let changesTemplate = Template(
    """
    <h2>Since the scan {{before}}</h2>
    {{#isSame}}<p>Nothing that a person should look at.</p>{{/isSame}}
    <ul>{{#lines}}<li>{{{status}}} {{text}}</li>{{/lines}}</ul>

    """)

  private static let facts = Template(
    """
    {{#isBroken}}<p>Could not be split:</p><ul>{{#broken}}<li>{{text}}</li>{{/broken}}</ul>\
    {{/isBroken}}<p class="quiet">{{keys}}</p>

    """)

  private static let listTemplate = Template(
    """
    <details><summary>{{distinct}}</summary><ul>\
    {{#dates}}<li>written as <code>{{text}}</code>: {{records}}</li>{{/dates}}\
    {{#values}}<li><code>{{text}}</code>: {{records}}</li>{{/values}}\
    {{#hasMore}}<li>{{more}} more in scan.json</li>{{/hasMore}}\
    {{#hasHidden}}<li>{{hidden}}</li>{{/hasHidden}}</ul>\
    <p class="quiet">Forms</p><ul>{{#forms}}<li><code>{{text}}</code>: {{records}}</li>{{/forms}}\
    {{#hasOthers}}<li>other forms: {{others}}</li>{{/hasOthers}}</ul></details>
    """)
}
