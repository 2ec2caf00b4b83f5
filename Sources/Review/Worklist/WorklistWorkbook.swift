import Diagnostics
import Migration
import Pages
package import Spreadsheet
import Transform

/// A worklist as a workbook: a sheet for each team and record type, and hidden ones with the lists to
/// choose from and the rows that there are.
package enum WorklistWorkbook {
  static let lists = "lists"
  static let contents = "contents"

  package static func workbook(_ worklist: Worklist) -> Workbook {
    let names = SheetName.names(for: [lists, contents] + worklist.sheets.map(\.title)).dropFirst(2)
    var columns: [Workbook.Column] = []
    var texts: [[String]] = []
    func list(_ heading: String, _ values: [String]) -> Workbook.Choices {
      columns.append(Workbook.Column(heading, width: 30))
      texts.append(values)
      return Workbook.Choices(sheet: lists, column: columns.count - 1, count: values.count)
    }
    let decisions = list("decision", Decision.Kind.offered.map(\.words))
    var sheets: [Workbook.Sheet] = []
    for (sheet, name) in zip(worklist.sheets, names) {
      sheets.append(
        self.sheet(sheet, name) { column in
          switch column {
          case .answer(.decision): decisions
          case .corrected(let source, _):
            sheet.codes[source].map { list("\(sheet.title): \(source.name)", $0.map(\.code)) }
          default: nil
          }
        })
    }
    sheets.append(explanations(worklist))
    let written = texts
    sheets.append(
      Workbook.Sheet(
        lists, isHidden: true, columns: columns, rowCount: written.map(\.count).max() ?? 0
      ) { row in
        written.map { .init(row < $0.count ? $0[row] : "", .locked) }
      })
    let rows = zip(worklist.sheets, names).flatMap { sheet, name in
      sheet.rows.map { (name, $0.record.id) }
    }
    sheets.append(
      Workbook.Sheet(
        contents, isHidden: true, columns: [.init("sheet"), .init("reject id")],
        rowCount: rows.count
      ) { [.init(rows[$0].0, .locked), .init(rows[$0].1, .locked)] })
    return Workbook(sheets)
  }

  private static func sheet(
    _ sheet: Worklist.Sheet, _ name: String, _ choices: (WorklistColumn) -> Workbook.Choices?
  ) -> Workbook.Sheet {
    Workbook.Sheet(
      name,
      columns: sheet.columns.map { column in
        Workbook.Column(
          column.heading, width: width(column), isHidden: isHidden(column),
          choices: choices(column))
      },
      explanations: [
        "For \(sheet.team.rawValue): \(sheet.rows.count.of("record", "records")) to decide about,"
          + " those that cannot wait first.",
        "Fill in the yellow cells: choose a decision, or write the right value beside the red one."
          + " Grey and white cells are locked; the sheet 'how to' says what each decision needs.",
      ], frozenColumns: 2, rowCount: sheet.rows.count
    ) { number in
      let row = sheet.rows[number]
      return sheet.columns.map { column in
        Workbook.Cell(sheet.text(of: column, row), style(column, row))
      }
    }
  }

  private static func isHidden(_ column: WorklistColumn) -> Bool {
    if case .mark = column { true } else { false }
  }

  private static func style(_ column: WorklistColumn, _ row: WorklistRow) -> Workbook.Cell.Style {
    switch column {
    case .original(let source, _): row.faulty.contains(source) ? .faulty : .locked
    case .fact(.original): row.cells == nil ? .faulty : .locked
    case .fact(.urgent): row.isLive ? .faulty : .locked
    case .fact, .mark: .locked
    case .answer, .corrected: .open
    }
  }

  /// In characters.
  private static func width(_ column: WorklistColumn) -> Double {
    switch column {
    case .fact(.wrong), .fact(.action), .fact(.original), .answer(.text): 44
    case .answer(.decision): 30
    case .answer(.reason), .answer(.evidence): 28
    case .fact(.waiting), .fact(.line): 9
    case .original(_, let title), .corrected(_, let title):
      Double(min(30, max(14, title.count + 4)))
    default: 18
    }
  }

  private static func explanations(_ worklist: Worklist) -> Workbook.Sheet {
    var lines = Decision.Kind.offered.map { ($0.words, $0.explanation) }
    lines += [
      (
        "a right value", "write it as the old system would, in its form: 03/07/2017, not 2017-07-03"
      ),
      (FilledRow.emptyWord, "in a corrected cell: the value is to be empty"),
      ("several decisions", "one for each record; 'owner' and 'due' alone give it to somebody"),
      ("the locked cells", "are what is decided about; a row in which one was changed is refused"),
      ("= + - @ at the beginning", "is text here, as it is in the old system; nothing is computed"),
      ("ready", "save as .xlsx and hand it to whoever runs `migrate rejects import`"),
    ]
    let written = lines
    return Workbook.Sheet(
      "how to", columns: [.init("what you write", width: 34), .init("what it means", width: 90)],
      explanations: ["Run \(worklist.run)"], rowCount: written.count
    ) { [.init(written[$0].0, .locked), .init(written[$0].1, .locked)] }
  }
}
