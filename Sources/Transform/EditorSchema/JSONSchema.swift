package import Foundation

/// A JSON Schema, or a value in one: what editors compare a file with.
package indirect enum JSONSchema: Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSONSchema])
  case object([String: JSONSchema])
}

extension JSONSchema: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: JSONSchema...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSONSchema)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}

extension JSONSchema: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }

  /// The file, with its keys in alphabetical order.
  package func file() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension JSONSchema {
  /// The same with more members.
  func with(_ members: [String: JSONSchema]) -> JSONSchema {
    guard case .object(let own) = self else { preconditionFailure("\(self) has no members") }
    return .object(own.merging(members) { _, new in new })
  }
}
