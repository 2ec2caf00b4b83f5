import Diagnostics
import Extract
import Standards

/// Makes the printer of one file out of its layout, and says what it cannot be made of.
struct PrinterBuilder {
  let project: RehearsalProject
  private(set) var faults: [Diagnostic] = []

  init(_ project: RehearsalProject) { self.project = project }

  mutating func printer(of source: String) -> RecordPrinter? {
    guard let layout = project.layouts[source] else {
      report(.unknownSource, "the project has no source '\(source)'", source)
      return nil
    }
    let shape = shape(of: layout)
    func form(isMultiLine: Bool) -> CellForm {
      // Other formats have no delimiters, and are put into their encoding as whole records.
      guard case .csv(let dialect) = layout.format else {
        return CellForm(
          encoding: CellEncoding(encoding: .utf8), delimiter: [0], quote: nil, escape: nil,
          isMultiLine: false)
      }
      return CellForm(
        encoding: CellEncoding(encoding: layout.encoding), delimiter: dialect.delimiter,
        quote: dialect.quote, escape: dialect.escape, isMultiLine: isMultiLine)
    }
    let cellForm = form(isMultiLine: false)
    let file = project.plan.files.first { $0.source == source }
    let all = layout.columns + layout.children.flatMap(\.columns)
    var lists = file?.linesOf ?? []
    for name in lists { check(name, layout) }
    let columns = columns(all, of: layout, source, &lists)
    let dates = all.map { date(of: $0, layout, file?.writtenAs) }
    guard
      let kind = RecordKind.allCases.first(where: { kind in
        columns.contains { column in kind.keys.contains { $0 == column.content } }
      })
    else {
      report(.unknownMeaning, "no column means the key of a record", layout.name)
      return nil
    }
    var arena = TextArena()
    let lines = lists.map { codes(of: $0) }
    let pools = lines.map { CodePool($0, cellForm, in: &arena) }
    let words = FileVocabulary(cellForm, form(isMultiLine: true), in: &arena)
    return RecordPrinter(
      kind: kind, source: source, names: all.map(\.name), columns: columns, dates: dates,
      lists: pools, targets: lines.map { CodeTargets($0) }, listNames: lists, words: words,
      texts: arena, form: cellForm, longForm: form(isMultiLine: true), shape: shape,
      plan: project.plan)
  }

  private func shape(of layout: Layout) -> PrintedShape {
    switch layout.format {
    case .csv(let dialect): .csv(dialect)
    case .fixed(let dialect): .fixed(FixedShape(dialect, layout.encoding))
    case .xml(let dialect): .xml(XMLShape(dialect))
    }
  }

  /// The lines of a list; of a word that always stands there, one line with it.
  private func codes(of list: String) -> [RehearsalProject.Code] {
    guard list.hasPrefix(Self.wordMark) else { return project.lists[list] ?? [] }
    return [RehearsalProject.Code(String(list.dropFirst(Self.wordMark.count)), target: "")]
  }

  /// What a word has before it among the names of lists, none of which begins so.
  private static let wordMark = "="

  private mutating func columns(
    _ all: [LayoutColumn], of layout: Layout, _ source: String, _ lists: inout [String]
  ) -> [ColumnPlan] {
    var columns: [ColumnPlan] = []
    for column in all {
      var content: Meaning.Content?
      var list = -1
      if let means = column.means {
        if let (meaning, name) = Meaning.named(means) {
          content = meaning.content
          if let name {
            list = index(
              of: content == .always ? Self.wordMark + name : name, in: &lists, layout)
          }
        } else {
          report(.unknownMeaning, "column '\(column.name)' means '\(means)'", layout.name)
        }
      }
      let blank = project.plan.blanks.first {
        $0.target.source == source && $0.target.column == column.name
      }
      let shown = project.plan.shown.first {
        $0.target.source == source && $0.target.column == column.name
      }
      columns.append(
        ColumnPlan(
          content: content, list: list, blankShare: blank?.share ?? 0,
          isMultiLine: column.isMultiLine, ordinal: columns.count { $0.content == content },
          shownFor: shown?.identity ?? .everybody))
    }
    return columns
  }

  private mutating func index(
    of name: String, in lists: inout [String], _ layout: Layout
  ) -> Int {
    if !name.hasPrefix(Self.wordMark) { check(name, layout) }
    if let index = lists.firstIndex(of: name) { return index }
    lists.append(name)
    return lists.count - 1
  }

  private mutating func check(_ name: String, _ layout: Layout) {
    guard project.lists[name] == nil else { return }
    report(.unknownList, "there is no code table, crosswalk or list '\(name)'", layout.name)
  }

  private mutating func date(
    of column: LayoutColumn, _ layout: Layout, _ moments: String?
  ) -> DateForm {
    let usual = "dd/MM/yyyy"
    do throws(DatePatternError) {
      let form = try DateForm(column.writtenAs ?? usual)
      if let moments, form.hasTime { return try DateForm(moments) }
      return form
    } catch {
      report(
        .badLayout, "'written as' of column '\(column.name)' is no pattern for a date",
        layout.name)
    }
    guard let form = try? DateForm(usual) else {
      preconditionFailure("'\(usual)' is no pattern for a date")
    }
    return form
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ place: String) {
    faults.append(
      Diagnostic(
        code, message, at: Place("layout \(place)"),
        remedy: "`migrate check` says where; `migrate reference meanings` lists the meanings"))
  }
}
