/// Makes one line of several: spaces around each are taken away, empty lines left out.
struct LinesJoined: TextStep {
  static let reference = StepReference(
    "lines joined", ["lines joined with {text}"], sentence: "its lines joined with {text}",
    examples: [
      .init(
        "lines joined with \", \"", "12 HIGH STREET \r\n\r\nTAUNTON",
        .gives("12 HIGH STREET, TAUNTON")),
      .init("lines joined with \", \"", "12 HIGH STREET", .gives("12 HIGH STREET")),
    ])

  private let separator: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) { separator = try arguments.bytes("text") }

  func capacity(for count: Int) -> Int { count * max(1, separator.count) }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var start = 0
    for index in 0...field.count where index == field.count || Self.isBreak(field[index]) {
      let line = field.extracting(start..<index).trimmed
      start = index + 1
      guard !line.isEmpty else { continue }
      if output.count > 0 { for byte in separator { output.append(byte) } }
      output.append(line, 0..<line.count)
    }
    return .ok
  }

  /// Line feed, vertical tab, form feed, carriage return.
  private static func isBreak(_ byte: UInt8) -> Bool { (0x0A...0x0D).contains(byte) }
}
