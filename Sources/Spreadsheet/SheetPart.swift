/// `xl/worksheets/sheet1.xml`: the cells of a sheet.
final class SheetPart: XMLPart.Listener {
  private(set) var rows: [ReadWorkbook.Row] = []
  private(set) var cellCount = 0
  private(set) var hasTooMany = false

  private let texts: [String]
  private let dateStyles: Set<Int>
  private let countsFrom1904: Bool
  private let mostCells: Int

  /// The cell that is being read.
  private var position = SheetPosition(row: 0, column: -1)
  private var type = "n"
  private var style = 0
  private var value = ""
  private var inline = ""
  private var isFormula = false
  private var isInsideCell = false
  private var collects = Collecting.nothing
  private var isAid = false

  private enum Collecting {
    case nothing
    case value
    case inline
  }

  init(
    texts: [String], dateStyles: Set<Int>, countsFrom1904: Bool, mostCells: Int
  ) {
    self.texts = texts
    self.dateStyles = dateStyles
    self.countsFrom1904 = countsFrom1904
    self.mostCells = mostCells
  }

  var isDone: Bool { hasTooMany }

  func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row":
      let number = attributes["r"].flatMap { Int($0) } ?? position.row + 1
      position = SheetPosition(row: number, column: -1)
    case "c":
      // A cell without a place stands behind the one before.
      position =
        attributes["r"].flatMap(SheetPosition.init)
        ?? SheetPosition(row: max(position.row, 1), column: position.column + 1)
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      (value, inline, isFormula, isInsideCell) = ("", "", false, true)
    case "f": isFormula = isInsideCell
    case "v": if isInsideCell { collects = .value }
    case "rPh": isAid = true
    case "t": if isInsideCell, !isAid { collects = .inline }
    default: break
    }
  }

  func text(_ text: String) {
    switch collects {
    case .nothing: break
    case .value: value += text
    case .inline: inline += text
    }
  }

  func end(_ name: String) {
    switch name {
    case "v", "t": collects = .nothing
    case "rPh": isAid = false
    case "c":
      isInsideCell = false
      add()
    default: break
    }
  }

  private func add() {
    guard (1...SheetPosition.rows).contains(position.row),
      (0..<SheetPosition.columns).contains(position.column), let cell
    else { return }
    cellCount += 1
    guard cellCount <= mostCells else {
      hasTooMany = true
      return
    }
    if rows.last?.number != position.row {
      rows.append(ReadWorkbook.Row(number: position.row, cells: [:]))
    }
    rows[rows.count - 1].cells[position.column] = cell
  }

  /// `nil` for an empty cell, which has a format alone.
  private var cell: ReadWorkbook.Cell? {
    switch type {
    case "s":
      guard let number = Int(value), texts.indices.contains(number) else { return nil }
      return texts[number].isEmpty ? nil : .init(texts[number], isFormula: isFormula)
    case "inlineStr":
      return inline.isEmpty ? nil : .init(CellText.decoded(inline), isFormula: isFormula)
    case "str":
      return value.isEmpty ? nil : .init(CellText.decoded(value), isFormula: isFormula)
    case "b":
      return value.isEmpty
        ? nil : .init(value == "1" ? "TRUE" : "FALSE", .boolean, isFormula: isFormula)
    case "e": return .init(value, .error, isFormula: isFormula)
    case "d": return value.isEmpty ? nil : .init(Self.day(of: value), .date, isFormula: isFormula)
    default: return number
    }
  }

  private var number: ReadWorkbook.Cell? {
    guard !value.isEmpty else { return nil }
    if dateStyles.contains(style), let serial = Double(value),
      let date = NumberFormat.date(ofSerial: serial, countsFrom1904: countsFrom1904)
    {
      return .init(date, .date, isFormula: isFormula)
    }
    return .init(value, .number, isFormula: isFormula)
  }

  /// `2026-12-04T00:00:00` without its time, where that is midnight.
  private static func day(of text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return text }
    return parts[1].hasPrefix("00:00:00") ? String(parts[0]) : "\(parts[0]) \(parts[1])"
  }
}
