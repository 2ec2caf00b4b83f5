import Foundation

/// Writes letters without their accents: `Zoë` as `Zoe`, `Łukasz` as `Lukasz`.
struct WithoutAccents: TextStep {
  static let reference = StepReference(
    "without accents", ["without accents"], sentence: "without accents",
    examples: [
      .init("without accents", "Zoë Núñez", .gives("Zoe Nunez")),
      .init("without accents", "Łukasz Sørensen", .gives("Lukasz Sorensen")),
      .init("without accents", "Æther Weiß", .gives("AEther Weiss")),
      .init("without accents", "O'Brien", .gives("O'Brien")),
    ])

  init(_ arguments: StepArguments) {}

  // A mark is dropped, or a letter of two bytes becomes two letters; the rest is in form C.
  func capacity(for count: Int) -> Int { count * 3 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard !field.isASCII else {
      output.append(field, 0..<field.count)
      return .ok
    }
    var text = ""
    for scalar in String(copyingUTF8: field).decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      text += Self.plain(scalar) ?? String(scalar)
    }
    for byte in text.precomposedStringWithCanonicalMapping.utf8 { output.append(byte) }
    return .ok
  }

  /// Letters whose stroke or join is no mark of its own in Unicode.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ø": "o"
    case "Ø": "O"
    case "ł": "l"
    case "Ł": "L"
    case "đ", "ð": "d"
    case "Đ", "Ð": "D"
    case "ħ": "h"
    case "Ħ": "H"
    case "ı": "i"
    case "ß": "ss"
    case "æ": "ae"
    case "Æ": "AE"
    case "œ": "oe"
    case "Œ": "OE"
    case "þ": "th"
    case "Þ": "Th"
    default: nil
    }
  }
}
