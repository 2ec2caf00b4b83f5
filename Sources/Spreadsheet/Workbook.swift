/// A workbook to be written for people to fill in: sheets of text, some of it locked.
package struct Workbook: Sendable {
  package var sheets: [Sheet]

  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// One sheet.
  ///
  /// Every cell is text with the format of text: a spreadsheet neither evaluates nor converts it.
  package struct Sheet: Sendable {
    /// At most 31 characters; see ``SheetName``.
    package var name: String
    package var isHidden: Bool
    package var columns: [Column]
    /// Lines above the headings that say what to do.
    package var explanations: [String]
    /// How many columns stay in sight when the others are moved.
    package var frozenColumns: Int
    package var rowCount: Int
    /// Makes the cells of a row, from 0, when it is written: there may be many.
    package var row: @Sendable (Int) -> [Cell]

    package init(
      _ name: String, isHidden: Bool = false, columns: [Column], explanations: [String] = [],
      frozenColumns: Int = 0, rowCount: Int, row: @escaping @Sendable (Int) -> [Cell]
    ) {
      self.name = name
      self.isHidden = isHidden
      self.columns = columns
      self.explanations = explanations
      self.frozenColumns = frozenColumns
      self.rowCount = rowCount
      self.row = row
    }
  }

  package struct Column: Sendable, Hashable {
    package var heading: String
    /// In characters.
    package var width: Double
    package var isHidden: Bool
    /// What may be chosen in its cells.
    package var choices: Choices?

    package init(
      _ heading: String, width: Double = 14, isHidden: Bool = false, choices: Choices? = nil
    ) {
      self.heading = heading
      self.width = width
      self.isHidden = isHidden
      self.choices = choices
    }
  }

  /// The cells of another sheet that a drop-down offers: a list in the column itself may have no
  /// more than 255 characters.
  package struct Choices: Sendable, Hashable {
    package var sheet: String
    /// From 0.
    package var column: Int
    /// How many rows below the heading.
    package var count: Int

    package init(sheet: String, column: Int, count: Int) {
      self.sheet = sheet
      self.column = column
      self.count = count
    }
  }

  package struct Cell: Sendable, Hashable {
    package enum Style: Sendable, Hashable, CaseIterable {
      /// May not be changed.
      case locked
      /// The same, and something is wrong with it.
      case faulty
      /// To be filled in.
      case open
    }

    package var text: String
    package var style: Style

    package init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }
}
