/// How a CSV file is written.
package struct CSVDialect: Sendable, Hashable {
  /// In the file's own encoding, at least one byte; it has neither the quote nor a line end.
  package var delimiter: [UInt8]
  /// `nil` where nothing is quoted and every delimiter separates.
  package var quote: UInt8?
  /// What stands before a quote, a delimiter or itself that is part of a value.
  ///
  /// A backslash in some systems; `nil` where a quote is only ever doubled.
  package var escape: UInt8?
  package var header: HeaderRule
  /// What stands before the first name of the header and is none of it: some systems write `#`.
  package var headerPrefix: String
  /// Lines before the header, or before the first record, that say nothing about columns.
  package var preambleLines: Int
  package var trailer: TrailerRule?

  package init(
    delimiter: [UInt8], quote: UInt8? = UInt8(ascii: "\""), escape: UInt8? = nil,
    header: HeaderRule = .byName, headerPrefix: String = "", preambleLines: Int = 0,
    trailer: TrailerRule? = nil
  ) {
    precondition(!delimiter.isEmpty, "a delimiter has at least one byte")
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.header = header
    self.headerPrefix = headerPrefix
    self.preambleLines = preambleLines
    self.trailer = trailer
  }

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    header: HeaderRule = .byName, headerPrefix: String = "", preambleLines: Int = 0,
    trailer: TrailerRule? = nil
  ) {
    self.init(
      delimiter: [delimiter], quote: quote, header: header, headerPrefix: headerPrefix,
      preambleLines: preambleLines, trailer: trailer)
  }
}
