/// How the bytes of a source are split into records, with what only that format needs.
///
/// Adding a format is one folder with its reader, one case with its line in ``reader(of:layout:)``, and
/// its word in ``kinds``.
package enum Format: Sendable, Hashable {
  case csv(CSVDialect)
  case fixed(FixedDialect)
  case xml(XMLDialect)

  /// The words that `kind:` of a layout may have.
  package static let kinds = ["csv", "fixed", "xml"]

  /// Opens a source with the reader of the format.
  ///
  /// - Throws: ``ExtractError`` when the source cannot be read or is not what the layout says.
  package static func reader(
    of source: SourceFile, layout: Layout
  ) throws(ExtractError) -> any RecordReader & ~Copyable {
    switch layout.format {
    case .csv(let dialect): try CSVReader(source, layout: layout, dialect: dialect)
    case .fixed(let dialect): try FixedReader(source, layout: layout, dialect: dialect)
    case .xml(let dialect): try XMLReader.open(source, layout: layout, dialect: dialect)
    }
  }
}
