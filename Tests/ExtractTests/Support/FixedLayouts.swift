import Extract

extension Layout {
  /// A layout of fixed positions, its columns named A, B and so on; the places are as people write
  /// them: from 1, the last included.
  static func fixed(
    _ length: Int, _ places: [ClosedRange<Int>], end: FixedDialect.RecordEnd = .lf,
    trim: FixedDialect.Trim = .right, types: RecordTypes? = nil, trailer: FixedTrailer? = nil,
    encoding: TextEncoding = .utf8
  ) -> Layout {
    Layout(
      name: "fixed",
      format: .fixed(
        FixedDialect(
          recordLength: length, recordEnd: end,
          positions: places.map { $0.lowerBound - 1..<$0.upperBound }, trim: trim,
          recordTypes: types, trailer: trailer)),
      encoding: encoding,
      columns: places.indices.map {
        LayoutColumn(name: String(Unicode.Scalar(UInt8(65 + $0))))
      })
  }
}

extension RecordTypes {
  /// A file of patients (10), spells (20) and a trailer (99), all of one length.
  static func mixed(_ length: Int, reading type: String, takesUnknown: Bool = true) -> RecordTypes {
    RecordTypes(
      at: 0..<2,
      tags: [("10", "patient"), ("20", "spell"), ("99", "trailer")].map {
        Tag(text: $0, type: $1, recordLength: length)
      }, read: type, takesUnknown: takesUnknown)
  }
}
