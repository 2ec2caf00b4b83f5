import Diagnostics
import Extract
import Standards

/// Makes the printer of one file out of its layout, and says what it cannot be made of.
struct PrinterBuilder {
  let project: RehearsalProject
  private(set) var faults: [Diagnostic] = []

  init(_ project: RehearsalProject) { self.project = project }

  mutating func printer(of source: String) -> (RecordPrinter, CSVDialect)? {
    guard let layout = project.layouts[source] else {
      report(.unknownSource, "the project has no source '\(source)'", source)
      return nil
    }
    guard case .csv(let dialect) = layout.format else {
      report(.badLayout, "exports of this kind cannot be invented yet", layout.name)
      return nil
    }
    let encoding = CellEncoding(encoding: layout.encoding)
    func form(isMultiLine: Bool) -> CellForm {
      CellForm(
        encoding: encoding, delimiter: dialect.delimiter, quote: dialect.quote,
        isMultiLine: isMultiLine)
    }
    let cellForm = form(isMultiLine: false)
    let file = project.plan.files.first { $0.source == source }
    var lists = file?.linesOf ?? []
    for name in lists { check(name, layout) }
    let columns = columns(of: layout, source, &lists)
    let patterns = layout.columns.map { pattern(of: $0, layout, file?.writtenAs) }
    guard
      let kind = RecordKind.allCases.first(where: { kind in
        columns.contains { $0.content == kind.key }
      })
    else {
      report(.unknownMeaning, "no column means the key of a record", layout.name)
      return nil
    }
    var arena = TextArena()
    let pools = lists.map { CodePool(project.lists[$0] ?? [], cellForm, in: &arena) }
    let words = FileVocabulary(cellForm, form(isMultiLine: true), in: &arena)
    let printer = RecordPrinter(
      kind: kind, source: source, names: layout.columns.map(\.name), columns: columns,
      patterns: patterns,
      lists: pools, listNames: lists, words: words, texts: arena.bytes, form: cellForm,
      longForm: form(isMultiLine: true), plan: project.plan)
    return (printer, dialect)
  }

  private mutating func columns(
    of layout: Layout, _ source: String, _ lists: inout [String]
  ) -> [ColumnPlan] {
    var columns: [ColumnPlan] = []
    for column in layout.columns {
      var content: Meaning.Content?
      var list = -1
      if let means = column.means {
        if let (meaning, name) = Meaning.named(means) {
          content = meaning.content
          if let name { list = index(of: name, in: &lists, layout) }
        } else {
          report(.unknownMeaning, "column '\(column.name)' means '\(means)'", layout.name)
        }
      }
      let blank = project.plan.blanks.first {
        $0.target.source == source && $0.target.column == column.name
      }
      columns.append(
        ColumnPlan(
          content: content, list: list, blankShare: blank?.share ?? 0,
          isMultiLine: column.isMultiLine, ordinal: columns.count { $0.content == content }))
    }
    return columns
  }

  private mutating func index(
    of name: String, in lists: inout [String], _ layout: Layout
  ) -> Int {
    check(name, layout)
    if let index = lists.firstIndex(of: name) { return index }
    lists.append(name)
    return lists.count - 1
  }

  private mutating func check(_ name: String, _ layout: Layout) {
    guard project.lists[name] == nil else { return }
    report(.unknownList, "there is no code table, crosswalk or list '\(name)'", layout.name)
  }

  private mutating func pattern(
    of column: LayoutColumn, _ layout: Layout, _ moments: String?
  ) -> DatePattern {
    let usual = "dd/MM/yyyy"
    do throws(DatePatternError) {
      let pattern = try DatePattern(column.writtenAs ?? usual)
      if let moments, pattern.hasTime { return try DatePattern(moments) }
      return pattern
    } catch {
      report(
        .badLayout, "'written as' of column '\(column.name)' is no pattern for a date",
        layout.name)
    }
    guard let pattern = try? DatePattern(usual) else {
      preconditionFailure("'\(usual)' is no pattern for a date")
    }
    return pattern
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ place: String) {
    faults.append(
      Diagnostic(
        code, message, at: Place("layout \(place)"),
        remedy: "`migrate check` says where; `migrate reference meanings` lists the meanings"))
  }
}
