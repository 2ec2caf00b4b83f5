import CCSV

extension UnsafeMutablePointer<csv_parser> {
  /// Initializes a parser that never guesses.
  ///
  /// Without `CSV_STRICT_FINI` a quote that is open at the end of the file would be a silent
  /// success. Blanks are data: nothing is trimmed.
  func configure(_ dialect: CSVDialect, _ encoding: TextEncoding) {
    // SAFETY: the caller owns the memory and calls `csv_free` before it frees it.
    let outcome = csv_init(self, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    precondition(outcome == 0, "libcsv cannot start (\(outcome))")
    let standIns = CSVStandIns(dialect, encoding)
    csv_set_delim(self, standIns?.delimiter ?? dialect.delimiter[0])
    csv_set_quote(self, dialect.quote ?? encoding.unusedBytes[0])
    csv_set_space_func(self) { _ in 0 }
    if !encoding.isASCIIBased {
      csv_set_term_func(self) { byte in ControlBytes.ebcdic.endsLine(byte) ? 1 : 0 }
    }
  }

  /// Forgets a record that was not finished, which libcsv has no function for.
  @inline(__always)
  func reset() {
    pointee.pstate = 0
    pointee.quoted = 0
    pointee.spaces = 0
    pointee.entry_pos = 0
    pointee.status = 0
  }
}
