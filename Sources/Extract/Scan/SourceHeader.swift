/// The names that a file itself gives its columns, in its own order.
package enum SourceHeader {
  /// - Returns: `nil` where the format or the layout has no names in the file, or where the header
  ///   cannot be split.
  /// - Throws: ``ExtractError`` when the file cannot be read.
  package static func names(
    of source: SourceFile, layout: Layout
  ) throws(ExtractError) -> [String]? {
    guard case .csv(let dialect) = layout.format else { return nil }
    return try CSVReader.columnNames(of: source, layout: layout, dialect: dialect)
  }

  /// The layout as it reads a file with other columns than its own: new ones are left out, missing
  /// ones are empty.
  package static func lenient(_ layout: Layout) -> Layout {
    guard case .csv(var dialect) = layout.format,
      case .row(let row, let match, _, _) = dialect.header
    else { return layout }
    dialect.header = .row(row, match: match, extraColumns: .ignore, missingColumns: .blank)
    var lenient = layout
    lenient.format = .csv(dialect)
    return lenient
  }
}
