import Standards

/// Hands out NHS numbers of the range that is never issued, each once.
///
/// 999 first, then 998; in a scattered order, so that neighbours are not in sequence. That is 1.8
/// million people; whoever comes after them has no number.
struct NHSNumbers {
  private var prefix = 999
  private var place = 0
  private static let perPrefix = 1_000_000
  private static let lastPrefix = 998

  /// Whether the last are kept for those who must have one.
  var isShort: Bool { prefix == Self.lastPrefix && place > Self.perPrefix - 20_000 }

  /// - Returns: `nil` when all are given out.
  mutating func next() -> Int? {
    while true {
      if place == Self.perPrefix {
        guard prefix > Self.lastPrefix else { return nil }
        prefix -= 1
        place = 0
      }
      // 387,421 has no factor in common with a million, so every place comes once.
      let digits = prefix * Self.perPrefix + (place * 387_421 + 123) % Self.perPrefix
      place += 1
      guard let check = NHSNumber.checkDigit(ofFirstNine: digits) else { continue }
      let number = digits * 10 + check
      if number % 1_111_111_111 != 0 { return number }
    }
  }
}
