import Extract

/// Puts the cells of a record at their positions.
struct FixedShape {
  let dialect: FixedDialect
  let encoding: CellEncoding
  /// What stands in the place of the record's tag; empty where all records are of one type.
  private let tag: [UInt8]
  let length: Int
  let end: [UInt8]
  private let space: UInt8
  /// The page break of print files.
  let formFeed: [UInt8]

  /// The tag of a damaged record: no layout declares it.
  private static let strangeTag = "~~"

  init(_ dialect: FixedDialect, _ encoding: TextEncoding) {
    self.dialect = dialect
    let encoding = CellEncoding(encoding: encoding)
    self.encoding = encoding
    let types = dialect.recordTypes
    let read = types.flatMap { types in types.tags.first { $0.type == types.read } }
    tag = read.map { encoding.encode($0.text) } ?? []
    length = read?.recordLength ?? dialect.recordLength
    end =
      switch dialect.recordEnd {
      case .crlf: encoding.encode("\r\n")
      case .lf: encoding.encode("\n")
      case .none: []
      }
    space = encoding.encode(" ").first ?? 0x20
    formFeed = encoding.encode("\u{0C}")
  }

  /// The bytes of a record with its end.
  ///
  /// - Parameters:
  ///   - cells: In UTF-8, one for each column; what is longer than its place is cut.
  ///   - damage: What is wrong with the record, if anything is.
  /// - Returns: As many bytes as the layout says, unless they are damaged, and the end.
  func record(_ cells: [[UInt8]], _ damage: Edit.Damage?) -> [UInt8] {
    var record = [UInt8](repeating: space, count: length)
    for (cell, position) in zip(cells, dialect.positions) {
      put(encoding.encode(String(decoding: cell, as: UTF8.self)), at: position, in: &record)
    }
    if let at = dialect.recordTypes?.at { put(tag, at: at, in: &record) }
    switch damage {
    case .oneCellLess: record.removeLast(min(3, record.count))
    case .oneCellMore: record += [space, space, space]
    case .badByte(let column):
      record[dialect.positions[column].lowerBound + 2] = encoding.invalidByte
    case .zeroByte(let column): record[dialect.positions[column].lowerBound + 2] = 0
    case .strangeType:
      if let at = dialect.recordTypes?.at {
        put(encoding.encode(Self.strangeTag), at: at, in: &record)
      }
    case .cut: return Array(record.prefix(length / 2))
    case nil, .openQuote, .strayQuote, .brokenMarkup: break
    }
    return record + end
  }

  /// The last record of the file.
  func trailer(_ trailer: FixedTrailer, records: Int) -> [UInt8] {
    let types = dialect.recordTypes
    let own = types?.tags.first { $0.type == trailer.type }
    var record = [UInt8](repeating: space, count: own?.recordLength ?? dialect.recordLength)
    if let at = types?.at, let own { put(encoding.encode(own.text), at: at, in: &record) }
    if let place = trailer.recordCountAt {
      let digits = String(records)
      let zeros = String(repeating: "0", count: max(0, place.count - digits.count))
      put(encoding.encode(zeros + digits), at: place, in: &record)
    }
    return record + end
  }

  private func put(_ bytes: [UInt8], at place: Range<Int>, in record: inout [UInt8]) {
    for (offset, index) in place.enumerated() where index < record.count {
      record[index] = offset < bytes.count ? bytes[offset] : space
    }
  }
}
