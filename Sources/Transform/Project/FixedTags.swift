import Extract

/// `record type` of a layout of fixed positions: how the records of a mixed file are told apart.
struct FixedTags {
  /// The names of types that are no records of anything.
  static let withoutColumns = ["header", "trailer"]

  /// The bytes of the tag in a record, counted from 0.
  let at: Range<Int>
  let tags: [RecordTypes.Tag]

  /// The types, each once, in the layout's order.
  var types: [String] {
    var seen: Set<String> = []
    return tags.map(\.type).filter { seen.insert($0).inserted }
  }

  func recordLength(of type: String) -> Int? { tags.first { $0.type == type }?.recordLength }
}
