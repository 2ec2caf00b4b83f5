import Foundation

/// The CSV of results: commas, quotes doubled, a line a record.
///
/// The judge reads with none of the code that is judged.
package enum PlainCSV {
  /// The rows of a text; an empty line is a row without cells.
  package static func rows(_ bytes: some Collection<UInt8>) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var hasCell = false
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      hasCell = false
    }
    func endRow() {
      if hasCell || !row.isEmpty { endCell() }
      rows.append(row)
      row.removeAll(keepingCapacity: true)
    }
    let bytes = Array(bytes)
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : nil
      index += 1
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, next == byte {
          cell.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
        hasCell = true
      case UInt8(ascii: ",") where !isQuoted:
        endCell()
        hasCell = true
      // Line ends count as one another, in cells too.
      case 0x0D where next == 0x0A: continue
      case 0x0A where !isQuoted, 0x0D where !isQuoted: endRow()
      default:
        cell.append(byte == 0x0D ? 0x0A : byte)
        hasCell = true
      }
    }
    if hasCell || !row.isEmpty { endRow() }
    return rows
  }

  static func text(_ rows: [[String]]) -> Data {
    let lines = rows.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }
    return Data(lines.joined().utf8)
  }
}
