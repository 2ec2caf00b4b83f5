/// A stream of numbers that depends on its seed alone.
///
/// xoshiro256**, filled by SplitMix64: fast, and the same on every machine and in every release,
/// which the system's generator does not promise.
struct RandomSource {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64

  init(seed: UInt64) {
    var state = seed
    a = Self.split(&state)
    b = Self.split(&state)
    c = Self.split(&state)
    d = Self.split(&state)
  }

  /// The stream of one part of a run: other parts may be added or left out and it stays the same.
  init(seed: UInt64, part: Int) {
    var state = seed
    let key = Self.split(&state)
    self.init(seed: key ^ (UInt64(truncatingIfNeeded: part) &* 0x9E37_79B9_7F4A_7C15))
  }

  private static func split(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    let scaled = b &* 5
    let result = ((scaled << 7) | (scaled >> 57)) &* 9
    let shifted = b << 17
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 45) | (d >> 19)
    return result
  }

  /// A number from zero up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "bound (\(bound)) must be greater than zero")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something happens that happens `share` of the times, from 0 to 1.
  mutating func chance(_ share: Double) -> Bool { fraction() < share }

  /// From 0 up to, not including, 1.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number below `bound`, the small ones far more often: a few codes are common, most are rare.
  mutating func commonFirst(_ bound: Int) -> Int {
    min(below(bound), min(below(bound), below(bound)))
  }

  /// A whole number whose mean over many draws is `mean`.
  mutating func rounded(_ mean: Double) -> Int {
    let whole = mean.rounded(.down)
    return Int(whole) + (chance(mean - whole) ? 1 : 0)
  }

  mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }
}
