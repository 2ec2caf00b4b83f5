/// Rows of cells as aligned lines, two spaces between the columns.
struct TextTable {
  let rows: [[String]]
  /// Columns that stand to the right.
  let numbers: Set<Int>

  init(_ rows: [[String]], numbers: Set<Int>) {
    self.rows = rows
    self.numbers = numbers
  }

  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return numbers.contains(column) ? padding + row[column] : row[column] + padding
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
