import Extract
import Standards

/// Prints the records of one file.
///
/// A class, as it is passed about for every cell and never changes.
final class RecordPrinter {
  let kind: RecordKind
  let names: [String]
  let columns: [ColumnPlan]
  /// The printed form of dates, for each column.
  let dates: [DateForm]
  let lists: [CodePool]
  let targets: [CodeTargets]
  let listNames: [String]
  /// How many of the lists, from the first on, the file has all lines of.
  let lineLists: Int
  let isHourAhead: Bool
  let words: FileVocabulary
  /// The lists and words, and where each lies in their bytes.
  let texts: [TextPool.Text]
  let textBytes: [UInt8]
  let form: CellForm
  let longForm: CellForm
  let shape: PrintedShape
  let lineEnd: [UInt8]
  let quotedShare: Double
  let asAt: Int

  /// The most bytes of one record without edits: cells are far shorter.
  private var room: Int { columns.count * 260 + 64 }

  /// The most bytes of one cell.
  private static let cellRoom = 600

  let hasLineBreaks: Bool

  init(
    kind: RecordKind, source: String, names: [String], columns: [ColumnPlan], dates: [DateForm],
    lists: [CodePool], targets: [CodeTargets], listNames: [String], words: FileVocabulary,
    texts: TextArena, form: CellForm, longForm: CellForm, shape: PrintedShape,
    plan: RehearsalPlan
  ) {
    self.kind = kind
    self.names = names
    self.columns = columns
    self.dates = dates
    self.lists = lists
    self.targets = targets
    self.listNames = listNames
    self.words = words
    self.texts = texts.texts
    textBytes = texts.bytes
    self.form = form
    self.longForm = longForm
    self.shape = shape
    lineEnd = plan.lineEnd.bytes
    quotedShare = plan.quotedShare
    asAt = plan.asAt
    let file = plan.files.first { $0.source == source }
    lineLists = file?.linesOf.count ?? 0
    isHourAhead = file?.isHourAhead ?? false
    hasLineBreaks =
      switch shape {
      case .xml: true
      case .csv, .fixed: columns.contains { $0.isMultiLine }
      }
  }

  /// In which all of the file is written, not its cells alone.
  var fileEncoding: CellEncoding {
    switch shape {
    case .csv: form.encoding
    case .fixed(let shape): shape.encoding
    case .xml: CellEncoding(encoding: .utf8)
    }
  }

  /// How many beds its columns choose from.
  var bedCount: Int {
    columns.filter { $0.content == .bed }.map { lists[$0.list].codes.count }.max() ?? 0
  }

  func column(named name: String) -> Int? { names.firstIndex(of: name) }

  /// Appends a record with its line end.
  ///
  /// - Parameters:
  ///   - visit: The record.
  ///   - edit: What is written otherwise in it.
  ///   - person: Whose it is.
  ///   - stay: Of an episode, where no other file has it.
  ///   - state: Of this printer; what it holds is of the record before.
  ///   - bytes: Receives the record.
  func append(
    _ visit: Visit, _ edit: Edit?, of person: Person, in stay: Visit?, _ state: inout CellState,
    to bytes: inout [UInt8]
  ) {
    let person = visit.shown(person)
    switch shape {
    case .csv: break
    case .fixed(let shape):
      bytes += shape.record(edited(visit, edit, of: person, in: stay), edit?.damage)
      return
    case .xml(let shape):
      shape.append(
        Array(edited(visit, edit, of: person, in: stay).prefix(shape.ownColumns)),
        shape.children.map { children(of: visit, person, in: stay, $0) },
        edit?.damage, to: &bytes)
      return
    }
    if let edit {
      appendEdited(visit, of: person, edit, to: &bytes)
      return
    }
    state.begin(visit, in: nil)
    var quotes = quoteMask(&state)
    bytes.append(addingCapacity: room) { output in
      for index in columns.indices {
        if index > 0 { for byte in form.delimiter { output.append(byte) } }
        write(index, visit, person, &state, isQuoted: quotes & 1 == 1, to: &output)
        quotes = (quotes >> 1) | (quotes << 63)
      }
      for byte in lineEnd { output.append(byte) }
    }
  }

  private func state(of visit: Visit, in stay: Visit?) -> CellState {
    var state = CellState(lists: lists.count)
    state.begin(visit, in: stay)
    return state
  }

  /// One bit for each column: whether it is quoted without need.
  private func quoteMask(_ state: inout CellState) -> UInt64 {
    guard form.quote != nil, quotedShare > 0 else { return 0 }
    let one = state.random.next()
    return quotedShare < 0.4 ? one & state.random.next() : quotedShare < 0.8 ? one : .max
  }

  // MARK: Records of other shapes than lines

  /// The cells of a record without quotes, with the edits in their places.
  private func edited(_ visit: Visit, _ edit: Edit?, of person: Person, in stay: Visit?)
    -> [[UInt8]]
  {
    var cells = cells(visit, of: person, in: stay)
    for (column, text) in edit?.cells ?? [] { cells[column] = text }
    return cells
  }

  /// The cells of each repeated part of a record, as many as have a value.
  private func children(
    of visit: Visit, _ person: Person, in stay: Visit?, _ columns: Range<Int>
  ) -> [[[UInt8]]] {
    var state = state(of: visit, in: stay)
    var rows: [[[UInt8]]] = []
    while rows.count < Self.mostChildren {
      state.child = rows.count
      let row = columns.map { index in
        [UInt8](capacity: Self.cellRoom) { output in
          write(index, visit, person, &state, isQuoted: false, to: &output)
        }
      }
      guard row.contains(where: { !$0.isEmpty }) else { break }
      rows.append(row)
    }
    return rows
  }

  private static let mostChildren = 24

  // MARK: Records with edits

  /// The cells of a record as they stand between the delimiters.
  func cells(_ visit: Visit, of person: Person, in stay: Visit? = nil) -> [[UInt8]] {
    var state = state(of: visit, in: stay)
    var quotes = quoteMask(&state)
    return columns.indices.map { index in
      let cell = [UInt8](capacity: Self.cellRoom) { output in
        write(index, visit, person, &state, isQuoted: quotes & 1 == 1, to: &output)
      }
      quotes = (quotes >> 1) | (quotes << 63)
      return cell
    }
  }

  /// The texts of some columns, in their order.
  ///
  /// - Parameters:
  ///   - wanted: The columns; those before the last of them are drawn as in ``cells(_:of:in:)``.
  ///   - visit: The record.
  ///   - person: Whose it is.
  ///   - state: Of this printer.
  /// - Returns: One for each column of `wanted`.
  func texts(
    of wanted: [Int], _ visit: Visit, of person: Person, _ state: inout CellState
  ) -> [String] {
    state.begin(visit, in: nil)
    var quotes = quoteMask(&state)
    var ends: [Int] = []
    let last = wanted.max() ?? 0
    ends.reserveCapacity(last + 2)
    ends.append(0)
    let bytes = [UInt8](capacity: room) { output in
      for index in 0...last {
        write(index, visit, person, &state, isQuoted: quotes & 1 == 1, to: &output)
        quotes = (quotes >> 1) | (quotes << 63)
        ends.append(output.count)
      }
    }
    return wanted.map { String(decoding: bytes[ends[$0]..<ends[$0 + 1]], as: UTF8.self) }
  }

  private func appendEdited(
    _ visit: Visit, of person: Person, _ edit: Edit, to bytes: inout [UInt8]
  ) {
    var cells = cells(visit, of: person)
    for (column, text) in edit.cells {
      cells[column] = form.cell(text, quoted: false)
    }
    var end = lineEnd
    if edit.damage != nil {
      // A broken record of several lines has no one true end: nobody could say what is right.
      cells = cells.map { cell in cell.map { $0 == 0x0A ? UInt8(ascii: " ") : $0 } }
    }
    switch edit.damage {
    case nil, .strangeType, .brokenMarkup: break
    case .oneCellLess: cells.remove(at: columns.count / 2)
    case .oneCellMore: cells.insert(form.bytes(of: "Flat 2"), at: columns.count / 2)
    case .openQuote(let column):
      if let quote = form.quote { cells[column] = [quote] + plain(cells[column]) }
    case .strayQuote(let column):
      if let quote = form.quote {
        let text = plain(cells[column])
        cells[column] = [quote] + text.prefix(2) + [quote] + text.dropFirst(2) + [quote]
      }
    case .badByte(let column):
      let text = plain(cells[column])
      cells[column] = form.cell(
        text.prefix(2) + [form.encoding.invalidByte] + text.dropFirst(2), quoted: false)
    case .zeroByte(let column):
      let text = plain(cells[column])
      cells[column] = form.cell(text.prefix(2) + [0] + text.dropFirst(2), quoted: false)
    case .cut(let count):
      cells = Array(cells.prefix(count))
      end = []
    }
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes += form.delimiter }
      bytes += cell
    }
    bytes += end
  }

  /// The letters of a cell without its quotes; a word where it has none.
  private func plain(_ cell: [UInt8]) -> [UInt8] {
    let text = cell.filter { $0 != form.quote && !form.delimiter.contains($0) && $0 != 0x0A }
    return text.count < 3 ? form.bytes(of: "SMITH") : text
  }
}
