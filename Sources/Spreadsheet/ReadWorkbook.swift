/// A workbook as a spreadsheet program has saved it.
package struct ReadWorkbook: Sendable {
  package var sheets: [Sheet]

  package struct Sheet: Sendable {
    package var name: String
    package var isHidden: Bool
    /// Those that have cells, in their order.
    package var rows: [Row] = []
  }

  package struct Row: Sendable {
    /// From 1, as the program shows it.
    package var number: Int
    /// By column, from 0; what is empty is left out.
    package var cells: [Int: Cell]
  }

  package struct Cell: Sendable, Hashable {
    /// What the program takes the value for.
    package enum Kind: Sendable, Hashable {
      case text
      case number
      /// A number that is shown as a date; `text` is `2026-12-04`, with a time `2026-12-04 10:30:00`.
      case date
      case boolean
      /// `#REF!` and its like.
      case error
    }

    package var text: String
    package var kind: Kind
    /// Whether the value was computed; `text` is what was computed when the file was saved.
    package var isFormula: Bool

    package init(_ text: String, _ kind: Kind = .text, isFormula: Bool = false) {
      self.text = text
      self.kind = kind
      self.isFormula = isFormula
    }
  }

  package func sheet(named name: String) -> Sheet? { sheets.first { $0.name == name } }
}
