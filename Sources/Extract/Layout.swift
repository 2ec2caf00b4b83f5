/// What one kind of source file looks like: plain values, read from `layouts/NAME.yaml`.
package struct Layout: Sendable, Hashable {
  package var name: String
  package var format: Format
  package var encoding: TextEncoding
  /// In the order in which a ``RecordBatch`` has its fields, whatever the order in the file.
  package var columns: [LayoutColumn]
  /// Texts that stand for no value, in every column.
  package var blankValues: [String]

  package init(
    name: String, format: Format, encoding: TextEncoding = .utf8, columns: [LayoutColumn],
    blankValues: [String] = [""]
  ) {
    self.name = name
    self.format = format
    self.encoding = encoding
    self.columns = columns
    self.blankValues = blankValues
  }
}
