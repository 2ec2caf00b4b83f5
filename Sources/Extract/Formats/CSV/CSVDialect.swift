/// How a CSV file is written.
package struct CSVDialect: Sendable, Hashable {
  /// In the file's own encoding; neither the quote nor a line end.
  package var delimiter: UInt8
  /// `nil` where nothing is quoted and every delimiter separates.
  package var quote: UInt8?
  package var header: HeaderRule
  /// What stands before the first name of the header and is none of it: some systems write `#`.
  package var headerPrefix: String
  /// Lines before the header, or before the first record, that say nothing about columns.
  package var preambleLines: Int
  package var trailer: TrailerRule?

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    header: HeaderRule = .byName, headerPrefix: String = "", preambleLines: Int = 0,
    trailer: TrailerRule? = nil
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.header = header
    self.headerPrefix = headerPrefix
    self.preambleLines = preambleLines
    self.trailer = trailer
  }
}
