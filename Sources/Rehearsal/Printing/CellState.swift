import Standards

/// What the cells of one record have in common while it is printed.
struct CellState {
  var random: RandomSource
  /// For each list the line that this record has drawn.
  var drawn: [Int]
  /// The last moment of an emergency attendance that was printed.
  var moment = 0

  /// Nothing drawn yet, and: the record has no code of the list.
  static let open = -1
  static let empty = -2
}

extension OutputSpan<UInt8> {
  /// Appends a text, quotes doubled where it stands in quotes.
  mutating func append(_ text: [UInt8], doubling quote: UInt8?) {
    guard let quote else {
      for byte in text { append(byte) }
      return
    }
    for byte in text {
      if byte == quote { append(quote) }
      append(byte)
    }
  }

  /// Appends a number that is not negative, with leading zeros up to `width`.
  mutating func append(number: Int, width: Int = 1) {
    precondition(number >= 0, "number (\(number)) must not be negative")
    var divisor = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a short ASCII text.
  mutating func append(ascii text: String) {
    for byte in text.utf8 { append(byte) }
  }

  /// Appends ASCII text in small letters, without what is no letter.
  mutating func append(lettersOf text: [UInt8]) {
    for byte in text {
      let small = byte | 0x20
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) { append(small) }
    }
  }

  mutating func append(minute: Int, as pattern: DatePattern) {
    let day = WallClock.day(ofMinute: minute)
    pattern.write(
      days: Int64(day), secondsOfDay: (minute - WallClock.minute(ofDay: day)) * 60, to: &self)
  }
}
