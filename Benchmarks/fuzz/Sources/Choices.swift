/// The first bytes of an input, each of which chooses one of a few things; what is left is the
/// content.
struct Choices {
  private var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) { rest = input[...] }

  /// The next byte, or 0 where there is none.
  mutating func number() -> Int { Int(rest.popFirst() ?? 0) }

  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[number() % choices.count]
  }

  var content: [UInt8] { Array(rest) }
}
