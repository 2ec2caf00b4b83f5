import Diagnostics
import Extract

/// Everything that a reader made of a source.
struct Reading {
  struct Record: Hashable {
    var fields: [String]
    var extent: Extent
    var original: [UInt8]
    /// For each set the fields of each child.
    var children: [[[String]]] = []
  }

  var records: [Record] = []
  var broken: [BrokenRecord] = []
  var ending: SourceEnding?
  /// The mark before the first read and after each one.
  var marks: [SourceMark] = []
  var dataOffset = 0

  init(
    _ source: SourceFile, _ layout: Layout, batch size: Int = 4096, bytes: Int = 1 << 20,
    from mark: SourceMark? = nil, piece: Int? = nil
  ) throws {
    try self.init(
      try Self.open(source, layout, piece), layout, batch: size, bytes: bytes, from: mark)
  }

  init(
    _ opened: consuming any RecordReader & ~Copyable, _ layout: Layout, batch size: Int = 4096,
    bytes: Int = 1 << 20, from mark: SourceMark? = nil
  ) throws {
    var reader = opened
    dataOffset = reader.mark.offset
    if let mark { try reader.seek(to: mark) }
    marks.append(reader.mark)
    var batch = RecordBatch(layout, records: size, bytes: bytes)
    while try reader.read(into: &batch, broken: &broken) {
      allBroken += broken
      for record in 0..<batch.count {
        records.append(
          Record(
            fields: (0..<batch.columnCount).map { Self.text(batch.field($0, ofRecord: record)) },
            extent: batch.extent(ofRecord: record),
            original: batch.copyOfOriginal(ofRecord: record),
            children: Self.children(of: record, in: batch, layout)))
      }
      marks.append(reader.mark)
    }
    broken = allBroken
    ending = reader.ending
  }

  /// `piece` is how many bytes of an XML document are parsed at once.
  private static func open(
    _ source: SourceFile, _ layout: Layout, _ piece: Int?
  ) throws -> any RecordReader & ~Copyable {
    guard let piece, case .xml(let dialect) = layout.format else {
      return try Format.reader(of: source, layout: layout)
    }
    return try XMLReader.open(source, layout: layout, dialect: dialect, piece: piece)
  }

  private var allBroken: [BrokenRecord] = []

  init(_ text: String, _ layout: Layout, batch size: Int = 4096) throws {
    try self.init(.memory(Array(text.utf8), name: "text.csv"), layout, batch: size)
  }

  /// One line for each record found, in order: its lines, and its fields or its reason.
  var outcomes: [String] {
    let found =
      records.map { ($0.extent, $0.fields.joined(separator: "|")) }
      + broken.map { ($0.extent, $0.reason.slug) }
    return found.sorted { $0.0.record < $1.0.record }.map { extent, outcome in
      let lines =
        extent.firstLine == extent.lastLine
        ? "\(extent.firstLine)" : "\(extent.firstLine)-\(extent.lastLine)"
      return "\(lines) \(outcome)"
    }
  }

  /// The extent and original of every record found, in order.
  var originals: [(extent: Extent, bytes: [UInt8])] {
    (records.map { ($0.extent, $0.original) } + broken.map { ($0.extent, $0.original) })
      .sorted { $0.0.record < $1.0.record }.map { (extent: $0.0, bytes: $0.1) }
  }

  private static func children(
    of record: Int, in batch: borrowing RecordBatch, _ layout: Layout
  ) -> [[[String]]] {
    var found: [[[String]]] = []
    var first = layout.columns.count
    for (set, child) in layout.children.enumerated() {
      found.append([])
      for index in 0..<batch.childCount(set, ofRecord: record) {
        var fields: [String] = []
        for column in first..<first + child.columns.count {
          fields.append(text(batch.field(column, ofRecord: record, child: index)))
        }
        found[set].append(fields)
      }
      first += child.columns.count
    }
    return found
  }

  static func bytes(_ span: Span<UInt8>) -> [UInt8] { span.indices.map { span[$0] } }

  static func text(_ span: Span<UInt8>) -> String {
    String(decoding: bytes(span), as: UTF8.self)
  }
}

extension Layout {
  /// A layout of the columns A, B, C … without a header.
  static func bare(
    _ columns: Int = 3, _ dialect: CSVDialect = CSVDialect(header: .none),
    encoding: TextEncoding = .utf8, multiLine: Set<Int> = []
  ) -> Layout {
    Layout(
      name: "bare", format: .csv(dialect), encoding: encoding,
      columns: (0..<columns).map { index in
        LayoutColumn(
          name: String(Unicode.Scalar(UInt8(65 + index))), isMultiLine: multiLine.contains(index))
      })
  }

  /// A layout of named columns with a header in the first line.
  static func named(_ columns: [String], _ header: HeaderRule = .byName) -> Layout {
    Layout(
      name: "named", format: .csv(CSVDialect(header: header)),
      columns: columns.map { LayoutColumn(name: $0) })
  }
}
