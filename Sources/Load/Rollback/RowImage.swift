import Foundation
import RecordStore

/// All cells of a row as one text, which gives them back exactly.
///
///     [4711, null, "Smith", {"bytes": "AAH/"}]
struct RowImage {
  let cells: [SQLValue]

  init(_ cells: [SQLValue]) { self.cells = cells }

  /// Reads what ``text`` has written.
  init(_ text: String) {
    guard let cells = try? JSONDecoder().decode([Cell].self, from: Data(text.utf8)) else {
      preconditionFailure("a row image is no text of ours")
    }
    self.cells = cells.map(\.value)
  }

  var text: String {
    guard let data = try? JSONEncoder().encode(cells.map(Cell.init)) else {
      preconditionFailure("cells are JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  private struct Cell: Codable {
    let value: SQLValue

    init(_ value: SQLValue) { self.value = value }

    private struct Bytes: Codable {
      let bytes: Data
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .null
      } else if let number = try? container.decode(Int64.self) {
        value = .integer(number)
      } else if let text = try? container.decode(String.self) {
        value = .text(text)
      } else {
        value = .bytes([UInt8](try container.decode(Bytes.self).bytes))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch value {
      case .null: try container.encodeNil()
      case .integer(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      case .bytes(let bytes): try container.encode(Bytes(bytes: Data(bytes)))
      }
    }
  }
}
