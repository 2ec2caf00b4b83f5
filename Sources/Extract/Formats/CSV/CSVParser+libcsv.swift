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
    csv_set_delim(self, dialect.delimiter)
    csv_set_quote(self, dialect.quote ?? encoding.unusedByte)
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

extension TextEncoding {
  /// A byte that no text has: libcsv always wants a quote, also where nothing is quoted.
  ///
  /// In the ISO sets and in EBCDIC it is APPLICATION PROGRAM COMMAND, which no export has.
  var unusedByte: UInt8 {
    switch self {
    case .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: 0xFF
    case .windows1252: 0x81
    case .latin1, .latin9: 0x9F
    case .ebcdic037, .ebcdic285, .ebcdic1146: 0xFF
    }
  }
}
