/// What one pass over the bytes of a field says of it.
struct FieldShape {
  /// Of UTF-8.
  var characters = 0
  var digits = 0
  var letters = 0
  /// Points, signs and separators that stand in numbers and dates.
  var points = 0
  var slashes = 0
  var hyphens = 0
  var hasControl = false
  var hasLineBreak = false
  var hasDelimiter = false
  var hasMojibake = false
  /// Letters as A, digits as 9; only of a field of at most ``ScanOptions/longestForm`` characters.
  var form: [40 of UInt8] = .init(repeating: 0)

  init(_ field: Span<UInt8>, delimiter: UInt8) {
    var previous: UInt8 = 0
    for index in field.indices {
      let byte = field[index]
      var shown = byte
      if byte.isASCIIDigit {
        digits += 1
        shown = UInt8(ascii: "9")
      } else if byte.isASCIILetter {
        letters += 1
        shown = UInt8(ascii: "A")
      } else if byte < 0x20 || byte == 0x7F {
        hasControl = true
        hasLineBreak = hasLineBreak || byte == 0x0A || byte == 0x0D
        shown = UInt8(ascii: "?")
      } else if byte >= 0x80 {
        noteHigh(byte, after: previous)
        shown = UInt8(ascii: "A")
      } else {
        noteSign(byte)
      }
      // Of a character of several bytes only the first counts.
      if byte & 0xC0 != 0x80 {
        if byte >= 0x80 { letters += 1 }
        if characters < 40 { form[characters] = shown }
        characters += 1
      }
      if byte == delimiter { hasDelimiter = true }
      previous = byte
    }
  }

  var isAllDigits: Bool { digits > 0 && digits == characters }

  private mutating func noteSign(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "."): points += 1
    case UInt8(ascii: "/"): slashes += 1
    case UInt8(ascii: "-"): hyphens += 1
    default: break
    }
  }

  /// Ã or Â (C3 83, C3 82) before another high byte, â€ (C3 A2 E2), U+FFFD (EF BF BD); and the
  /// control characters of ISO 8859 (C2 80 to C2 9F).
  private mutating func noteHigh(_ byte: UInt8, after previous: UInt8) {
    switch (previous, byte) {
    case (0x83, 0xC2), (0x83, 0xC5), (0x83, 0xC6), (0x83, 0xCB), (0x83, 0xE2), (0x82, 0xC2),
      (0xA2, 0xE2), (0xBF, 0xBD):
      hasMojibake = true
    case (0xC2, 0x80...0x9F): hasControl = true
    default: break
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
