/// The records of a small CSV file that a spreadsheet has saved: commas or semicolons, quotes, any
/// line ends.
enum CSVText {
  struct Record: Sendable, Hashable {
    /// Where it begins, from 1.
    var line: Int
    var cells: [String]
  }

  /// A spreadsheet in a country that writes decimals with a comma saves semicolons: what stands in the
  /// first line more often is the delimiter.
  static func records(_ text: String) -> [Record] {
    let scalars = Array(text.unicodeScalars)
    let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let delimiter: Unicode.Scalar =
      first.count { $0 == ";" } > first.count { $0 == "," } ? ";" : ","
    var records: [Record] = []
    var record = Record(line: 1, cells: [])
    var cell = ""
    var line = 1
    var isQuoted = false
    var index = 0
    func end() {
      record.cells.append(cell)
      cell = ""
    }
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalar == "\n" || scalar == "\r" && next != "\n" { line += 1 }
      if isQuoted {
        if scalar != "\"" {
          cell.unicodeScalars.append(scalar)
        } else if next == "\"" {
          cell.unicodeScalars.append(scalar)
          index += 1
        } else {
          isQuoted = false
        }
      } else {
        switch scalar {
        case "\"" where cell.isEmpty: isQuoted = true
        case delimiter: end()
        case "\r" where next == "\n": break
        case "\n", "\r":
          end()
          records.append(record)
          record = Record(line: line, cells: [])
        default: cell.unicodeScalars.append(scalar)
        }
      }
      index += 1
    }
    if !cell.isEmpty || !record.cells.isEmpty {
      end()
      records.append(record)
    }
    return records
  }
}
