/// What the blank values of a column have in common, so that most fields need not be looked up.
struct BlankHint: Sendable {
  private var longest = 0
  /// A bit for each byte with which one of them begins.
  private var first: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(_ values: some Sequence<String>) {
    for value in values {
      guard let byte = value.utf8.first else { continue }
      longest = max(longest, value.utf8.count)
      let bit = UInt64(1) << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: first.0 |= bit
      case 1: first.1 |= bit
      case 2: first.2 |= bit
      default: first.3 |= bit
      }
    }
  }

  /// Whether a blank value may begin with this byte and be so long.
  func allows(_ byte: UInt8, length: Int) -> Bool {
    guard length <= longest else { return false }
    let word =
      switch byte >> 6 {
      case 0: first.0
      case 1: first.1
      case 2: first.2
      default: first.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }
}
