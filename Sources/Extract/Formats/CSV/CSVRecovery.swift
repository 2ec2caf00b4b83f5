/// Splits a line whose quotes cannot be trusted, so that a person sees what stands in it.
///
/// Nothing is loaded from it: the record is set apart whatever comes out.
struct CSVRecovery {
  /// So many quotes are tried for being a character; each try reads the rest of the line.
  private static let mostTries = 64

  private let line: ArraySlice<UInt8>
  private let dialect: CSVDialect
  /// How many more quotes that end nowhere are looked for to the end of the line; else a line of
  /// nothing but quotes would be read once for each.
  private var searchesLeft = Self.mostTries

  /// - Parameters:
  ///   - line: Its line end is left out, and what may follow.
  ///   - dialect: Of the file.
  ///   - controls: Of the file's encoding.
  init(_ line: [UInt8], _ dialect: CSVDialect, _ controls: ControlBytes) {
    self.line = line.prefix { !controls.endsLine($0) }
    self.dialect = dialect
  }

  /// The cells, in as many as the layout has columns where that can be done in one way only.
  ///
  /// A quote ends a cell where a delimiter follows, and is a character anywhere else. Where that
  /// does not come out even, a delimiter lacks before each quote behind which a quoted cell is
  /// whole. Or one cell begins with a quote that is a character: the one that makes the number
  /// right, if it is the only one. Such a quote stays in its cell. Failing that, the line is cut at
  /// every delimiter, and quotes around a cell are left out.
  mutating func cells(expected: Int) -> [[UInt8]] {
    let cells = read(from: line.startIndex)
    if cells.count == expected { return cells.map(\.value) }
    let split = read(from: line.startIndex, splitting: true)
    if split.count == expected { return split.map(\.value) }
    var found: [[UInt8]]?
    for index in cells.indices.prefix(Self.mostTries) where cells[index].isQuoted {
      let plain = unquoted(from: cells[index].start)
      let before = cells[..<index] + [plain]
      guard before.count <= expected else { break }
      var whole = before
      if let next = plain.next { whole += read(from: next) }
      guard whole.count == expected else { continue }
      guard found == nil else { return naive }
      found = whole.map(\.value)
    }
    return found ?? naive
  }

  /// Cut at every delimiter.
  var naive: [[UInt8]] {
    var cells: [[UInt8]] = []
    var start: Int? = line.startIndex
    while let first = start {
      let cell = unquoted(from: first)
      start = cell.next
      guard let quote = dialect.quote, cell.value.first == quote else {
        cells.append(cell.value)
        continue
      }
      let inner = cell.value.dropFirst()
      cells.append(Array(inner.last == quote ? inner.dropLast() : inner))
    }
    return cells
  }

  private struct Cell {
    let start: Int
    let value: [UInt8]
    let isQuoted: Bool
    /// Where the next cell begins; `nil` behind the last.
    let next: Int?
  }

  /// The cells from the beginning of one; where `splitting`, a quoted cell may begin behind an
  /// unquoted one without a delimiter.
  private mutating func read(from start: Int, splitting: Bool = false) -> [Cell] {
    var cells: [Cell] = []
    var next: Int? = start
    while let first = next {
      let cell =
        quoted(from: first) ?? (splitting ? unquotedPart(from: first) : unquoted(from: first))
      cells.append(cell)
      next = cell.next
    }
    return cells
  }

  private func unquoted(from start: Int) -> Cell {
    var end = start
    while end < line.endIndex, !hasDelimiter(at: end) { end = behindCharacter(at: end) }
    return Cell(
      start: start, value: Array(line[start..<end]), isQuoted: false, next: next(behind: end))
  }

  /// The same up to where a quoted cell begins, if one does.
  private mutating func unquotedPart(from start: Int) -> Cell {
    var end = start
    while end < line.endIndex, !hasDelimiter(at: end) {
      if end > start, quoted(from: end) != nil {
        return Cell(start: start, value: Array(line[start..<end]), isQuoted: false, next: end)
      }
      end = behindCharacter(at: end)
    }
    return Cell(
      start: start, value: Array(line[start..<end]), isQuoted: false, next: next(behind: end))
  }

  /// An escape and what it escapes are one character.
  private func behindCharacter(at index: Int) -> Int {
    index + (dialect.escape == line[index] && index + 1 < line.endIndex ? 2 : 1)
  }

  /// `nil` where no quote begins here, or none ends.
  private mutating func quoted(from start: Int) -> Cell? {
    guard let quote = dialect.quote, start < line.endIndex, line[start] == quote,
      searchesLeft > 0
    else { return nil }
    var value: [UInt8] = []
    var index = start + 1
    while index < line.endIndex {
      let isLast = index + 1 == line.endIndex
      if line[index] == dialect.escape, !isLast, line[index + 1] == quote {
        index += 1
      } else if line[index] == quote {
        if isLast || hasDelimiter(at: index + 1) {
          return Cell(start: start, value: value, isQuoted: true, next: next(behind: index + 1))
        }
        if line[index + 1] == quote { index += 1 }
      }
      value.append(line[index])
      index += 1
    }
    searchesLeft -= 1
    return nil
  }

  private func next(behind end: Int) -> Int? {
    end < line.endIndex ? end + dialect.delimiter.count : nil
  }

  private func hasDelimiter(at index: Int) -> Bool {
    line[index...].starts(with: dialect.delimiter)
  }
}
