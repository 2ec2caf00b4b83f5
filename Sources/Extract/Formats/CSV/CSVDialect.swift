/// How a CSV file is written.
package struct CSVDialect: Sendable, Hashable {
  /// In the file's own encoding; neither the quote nor a line end.
  package var delimiter: UInt8
  /// `nil` where nothing is quoted and every delimiter separates.
  package var quote: UInt8?
  package var header: HeaderRule
  /// Lines before the header, or before the first record, that say nothing about columns.
  package var preambleLines: Int
  package var trailer: TrailerRule?

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    header: HeaderRule = .byName, preambleLines: Int = 0, trailer: TrailerRule? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.header = header
    self.preambleLines = preambleLines
    self.trailer = trailer
  }
}
