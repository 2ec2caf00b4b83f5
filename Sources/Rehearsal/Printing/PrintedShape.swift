import Extract

/// How the cells of a record become the bytes of its file.
enum PrintedShape {
  /// Cells between delimiters.
  case csv(CSVDialect)
  /// Cells at fixed positions.
  case fixed(FixedShape)
  /// Cells as elements and attributes.
  case xml(XMLShape)
}
