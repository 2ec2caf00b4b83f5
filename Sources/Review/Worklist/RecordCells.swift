package import Extract

/// The values of one record, as its mapping sees them.
package struct RecordCells: Sendable, Hashable {
  /// A column of a record, or of one of its children.
  package struct Column: Sendable, Hashable {
    package var name: String
    /// Which of the children of its set, from 0; `nil` for a column of the record's own.
    package var child: Int?

    package init(_ name: String, child: Int? = nil) {
      self.name = name
      self.child = child
    }

    /// `DIAG_CODE of 2`: of the second child.
    var inWords: String { name + (child.map { " of \($0 + 1)" } ?? "") }
  }

  /// In the layout's order.
  package var values: [String]
  /// By set of the layout, child and column.
  package var children: [[[String]]]

  package init(values: [String], children: [[[String]]] = []) {
    self.values = values
    self.children = children
  }

  /// A record in which nothing stands.
  init(blankIn layout: Layout) {
    values = layout.columns.map { _ in "" }
    children = layout.children.map { _ in [] }
  }

  package func value(of column: Column, in layout: Layout) -> String? {
    guard let child = column.child else {
      return layout.columns.firstIndex { $0.name == column.name }.map { values[$0] }
    }
    for (number, set) in layout.children.enumerated() {
      guard let position = set.columns.firstIndex(where: { $0.name == column.name }) else {
        continue
      }
      return children[number].indices.contains(child) ? children[number][child][position] : nil
    }
    return nil
  }

  /// Puts another value in the place of one.
  ///
  /// - Returns: Whether the record has such a column.
  package mutating func replace(_ column: Column, with value: String, in layout: Layout) -> Bool {
    guard let child = column.child else {
      guard let position = layout.columns.firstIndex(where: { $0.name == column.name }) else {
        return false
      }
      values[position] = value
      return true
    }
    for (number, set) in layout.children.enumerated() {
      guard let position = set.columns.firstIndex(where: { $0.name == column.name }),
        children[number].indices.contains(child)
      else { continue }
      children[number][child][position] = value
      return true
    }
    return false
  }

  /// Every column that the record has, children's too.
  package func columns(in layout: Layout) -> [Column] {
    layout.columns.map { Column($0.name) }
      + zip(layout.children, children).flatMap { set, children in
        children.indices.flatMap { child in set.columns.map { Column($0.name, child: child) } }
      }
  }
}
