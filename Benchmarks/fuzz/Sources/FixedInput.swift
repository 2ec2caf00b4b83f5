import Extract

/// Records of fixed positions, in lines or without, of one type or several.
///
/// Seven bytes choose: the length (two), line end and trim, encoding, record types, and two for the
/// pace.
enum FixedInput {
  private static let encodings = TextEncoding.allCases.filter { !$0.isUTF16 }
  private static let ends = FixedDialect.RecordEnd.allCases
  private static let trims = FixedDialect.Trim.allCases

  static func input(_ input: [UInt8]) -> ReaderInput {
    var choices = Choices(input)
    let length = 1 + choices.number() + choices.number() << 8 & 0x3FF
    let form = choices.number()
    let end = ends[form % ends.count]
    let encoding = choices.one(of: encodings)
    let types = choices.number()
    let pace = ReaderInput.Pace(&choices)
    var dialect = FixedDialect(
      recordLength: length, recordEnd: end, positions: positions(length),
      trim: trims[form / ends.count % trims.count])
    if types & 1 == 1 {
      dialect.recordTypes = recordTypes(length, end, types)
      if types & 2 == 2 {
        dialect.trailer = FixedTrailer(
          type: "trailer", recordCountAt: types & 4 == 4 ? min(2, length - 1)..<length : nil)
      }
    }
    let layout = Layout(
      name: "hostile", format: .fixed(dialect), encoding: encoding,
      columns: dialect.positions.indices.map { LayoutColumn(name: "\($0)") })
    return ReaderInput(layout: layout, content: choices.content, pace: pace)
  }

  /// Behind one another, over one another, and the whole record.
  private static func positions(_ length: Int) -> [Range<Int>] {
    [0..<min(2, length), length / 3..<(length + 1) / 2, length / 2..<length, 0..<length]
      .filter { !$0.isEmpty }
  }

  private static func recordTypes(
    _ length: Int, _ end: FixedDialect.RecordEnd, _ types: Int
  ) -> RecordTypes {
    // Without line ends all records have the same length.
    let other = end == .none ? length : 1 + length / 2
    return RecordTypes(
      at: 0..<min(2, length),
      tags: [
        RecordTypes.Tag(text: "1", type: "patient", recordLength: length),
        RecordTypes.Tag(text: "20", type: "spell", recordLength: other),
        RecordTypes.Tag(text: "99", type: "trailer", recordLength: other),
      ].filter { $0.text.utf8.count <= length }, read: "patient", takesUnknown: types & 8 == 0)
  }

  static func seeds(of file: [UInt8]) -> [[UInt8]] {
    let controls: Set<UInt8> = [0x0A, 0x0D, 0x15, 0x25]
    let line = file.prefix { !controls.contains($0) }.count
    guard line > 0, line <= 0x400 else { return [] }
    let length = [UInt8(truncatingIfNeeded: line - 1), UInt8((line - 1) >> 8)]
    // Text of a mainframe has letters where ASCII has none.
    let isEBCDIC = file.prefix(line).count { $0 >= 0x80 } > line / 4
    let encoding = isEBCDIC ? encodings.firstIndex(of: .ebcdic285) ?? 0 : 0
    return ([0, 7, 15] as [UInt8]).map { types -> [UInt8] in
      length + [types == 0 ? 0 : 1, UInt8(encoding), types, 5, 1] + file.prefix(8 * line)
    }
  }
}
