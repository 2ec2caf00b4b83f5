/// Finds what looks like an NHS number: ten digits in a row, or printed 3-3-4.
enum TenDigits {
  /// Every such number in the text, as its ten digits.
  ///
  /// Digits inside a longer word or number, such as a hash, do not count.
  static func all(in bytes: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      guard isDigit(bytes[start]) else {
        start += 1
        continue
      }
      if start > 0, isPartOfName(bytes[start - 1]) {
        start += 1
        continue
      }
      if let number = digits(of: bytes, from: start, [10])
        ?? digits(of: bytes, from: start, [3, 3, 4])
      {
        found.append(number)
      }
      while start < bytes.count, isPartOfName(bytes[start]) { start += 1 }
    }
    return found
  }

  /// Whether the byte would make a word of what follows it.
  static func isPartOfName(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
      || "_.+".utf8.contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// The digits from `start` when they stand in groups of these lengths with one space between.
  private static func digits(of bytes: [UInt8], from start: Int, _ groups: [Int]) -> [UInt8]? {
    var digits: [UInt8] = []
    var index = start
    for (position, length) in groups.enumerated() {
      if position > 0 {
        guard index < bytes.count, bytes[index] == UInt8(ascii: " ") else { return nil }
        index += 1
      }
      guard index + length <= bytes.count, bytes[index..<index + length].allSatisfy(isDigit) else {
        return nil
      }
      digits += bytes[index..<index + length]
      index += length
    }
    guard index == bytes.count || !isPartOfName(bytes[index]) || isEndOfSentence(bytes, index)
    else { return nil }
    return digits
  }

  private static func isEndOfSentence(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: ".")
      && (index + 1 == bytes.count || !isDigit(bytes[index + 1]))
  }
}
