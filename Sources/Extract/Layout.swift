/// What one kind of source file looks like: plain values, read from `layouts/NAME.yaml`.
package struct Layout: Sendable, Hashable {
  package var name: String
  package var format: Format
  package var encoding: TextEncoding
  /// In the order in which a ``RecordBatch`` has its fields, whatever the order in the file.
  package var columns: [LayoutColumn]
  /// What a record has any number of; their columns are numbered on behind ``columns``, set by set.
  package var children: [LayoutChild]
  /// Texts that stand for no value, in every column.
  package var blankValues: [String]

  package init(
    name: String, format: Format, encoding: TextEncoding = .utf8, columns: [LayoutColumn],
    children: [LayoutChild] = [], blankValues: [String] = [""]
  ) {
    self.name = name
    self.format = format
    self.encoding = encoding
    self.columns = columns
    self.children = children
    self.blankValues = blankValues
  }

  /// The columns of a record and of its children, as they are numbered.
  package var allColumns: [LayoutColumn] { columns + children.flatMap(\.columns) }
}
