extension UInt8 {
  /// The value of an ASCII digit; `nil` for every other byte.
  @inline(__always)
  var digitValue: Int? {
    let value = self &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  /// Whether this is an ASCII letter of either case.
  @inline(__always)
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// The capital of an ASCII letter; every other byte is itself.
  @inline(__always)
  var capital: UInt8 { self &- UInt8(ascii: "a") < 26 ? self & ~0x20 : self }
}
