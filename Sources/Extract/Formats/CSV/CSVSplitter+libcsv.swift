import CCSV
import Glibc

/// Splits lines into the fields of records, straight into a batch.
///
/// It wraps one `csv_parser` in its strict mode: the lax one swallows a record at a stray quote and
/// says nothing. The corresponding C function is `csv_parse`.
struct CSVSplitter: ~Copyable {
  private let parser: UnsafeMutablePointer<csv_parser>
  private let sink: UnsafeMutablePointer<CSVSink>
  private let positions: UnsafeMutablePointer<Int32>
  private let table: UnsafeMutablePointer<UInt32>?
  /// The layout's columns that the source lacks.
  private let missing: [Int]
  /// `nil` where libcsv is given a line as the file has it.
  private let standIns: UnsafeMutablePointer<CSVStandIns>?
  /// A line with stand-ins.
  private var rewritten: [UInt8] = []
  /// Whether the last line had a byte that stands for something else, and so is no text.
  private(set) var hasMetStandIn = false

  init(_ dialect: CSVDialect, _ encoding: TextEncoding, _ columns: CSVColumns) {
    missing = columns.missing
    // SAFETY: all are owned by this value and freed in `deinit`; libcsv keeps no pointer
    // after a call but those to its own buffer.
    parser = .allocate(capacity: 1)
    parser.configure(dialect, encoding)
    let columns = columns.layoutIndex
    positions = .allocate(capacity: max(columns.count, 1))
    for (index, column) in columns.enumerated() { positions[index] = Int32(column ?? -1) }
    table = encoding.table.map { table in
      let copy = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
      for (index, packed) in table.packed.enumerated() { copy[index] = packed }
      return copy
    }
    standIns = CSVStandIns(dialect, encoding).map { value in
      let standIns = UnsafeMutablePointer<CSVStandIns>.allocate(capacity: 1)
      standIns.initialize(to: value)
      return standIns
    }
    sink = .allocate(capacity: 1)
    sink.initialize(
      to: CSVSink(positions: positions, columns: columns.count, standIns: UnsafePointer(standIns)))
  }

  deinit {
    csv_free(parser)
    parser.deallocate()
    sink.deallocate()
    positions.deallocate()
    table?.deallocate()
    standIns?.deinitialize(count: 1)
    standIns?.deallocate()
  }

  /// Begins a record behind the whole records of a batch.
  @inline(__always)
  mutating func begin(in batch: borrowing RecordBatch) {
    // SAFETY: the batch outlives the record: the reader holds it until the record has ended.
    sink.pointee.arena = batch.arena
    sink.pointee.used = batch.used
    sink.pointee.bounds = batch.nextBounds
    sink.pointee.fields = 0
    sink.pointee.hasEnded = false
    sink.pointee.table = nil
    for column in missing { batch.nextBounds[column] = 0 }
    parser.reset()
  }

  /// From here to the end of the record fields are translated to UTF-8 while they are copied.
  mutating func translate() { sink.pointee.table = UnsafePointer(table) }

  /// Splits one line of the record in progress.
  ///
  /// - Returns: `false` when a quote stands where none may.
  @inline(__always)
  mutating func feed(_ line: LineWindow.Line, of window: borrowing LineWindow) -> Bool {
    // SAFETY: the line lies in the window, which is borrowed for the call; the callbacks write
    // into the batch, where the reader has made room for three bytes per byte of the record.
    let bytes = window.bytes + window.start + line.start
    if let standIns {
      let span = UnsafeBufferPointer(start: bytes, count: line.count).span
      return feed(span, with: standIns.pointee)
    }
    return csv_parse(parser, bytes, line.count, fieldEnded, recordEnded, sink) == line.count
  }

  /// Splits a line with stand-ins; rare, and so kept out of ``feed(_:of:)``.
  @inline(never)
  private mutating func feed(_ line: Span<UInt8>, with standIns: CSVStandIns) -> Bool {
    hasMetStandIn = !standIns.rewrite(line, into: &rewritten)
    guard !hasMetStandIn else { return false }
    return csv_parse(parser, rewritten, rewritten.count, fieldEnded, recordEnded, sink)
      == rewritten.count
  }

  /// Ends a record that has no line end, at the end of the source.
  ///
  /// - Returns: `false` when a quote is still open.
  mutating func finish() -> Bool {
    csv_fini(parser, fieldEnded, recordEnded, sink) == 0
  }

  /// The fields of the record in progress that have ended.
  var fields: Int { sink.pointee.fields }

  var hasEnded: Bool { sink.pointee.hasEnded }

  /// The end of the record's fields in the batch's arena.
  var fieldsEnd: Int { sink.pointee.used }
}

/// What the callbacks of libcsv write into: plain memory, so that nothing is counted or checked
/// for each field.
private struct CSVSink {
  let positions: UnsafeMutablePointer<Int32>
  let columns: Int
  /// `nil` where libcsv is given lines as the file has them.
  let standIns: UnsafePointer<CSVStandIns>?
  var arena: UnsafeMutablePointer<UInt8>?
  var used = 0
  var bounds: UnsafeMutablePointer<UInt64>?
  var fields = 0
  var hasEnded = false
  /// Set while bytes need to be translated.
  var table: UnsafePointer<UInt32>?
}

/// Called by libcsv at the end of each field.
private func fieldEnded(
  _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?
) {
  // SAFETY: `context` is the sink that was given to `csv_parse`; `bytes` are libcsv's until the
  // return.
  guard let sink = context?.assumingMemoryBound(to: CSVSink.self) else { return }
  let index = sink.pointee.fields
  sink.pointee.fields = index &+ 1
  guard index < sink.pointee.columns, let arena = sink.pointee.arena,
    let bounds = sink.pointee.bounds
  else { return }
  let column = Int(sink.pointee.positions[index])
  guard column >= 0 else { return }
  let start = sink.pointee.used
  var end = start
  if let bytes, count > 0 {
    let bytes = bytes.assumingMemoryBound(to: UInt8.self)
    if let standIns = sink.pointee.standIns {
      end = restore(bytes, count, standIns, with: sink.pointee.table, to: arena, at: start)
    } else if let table = sink.pointee.table {
      end = translate(bytes, count, with: table, to: arena, at: start)
    } else {
      memcpy(arena + start, bytes, count)
      end &+= count
    }
  }
  bounds[column] = UInt64(truncatingIfNeeded: start) | UInt64(truncatingIfNeeded: end) << 32
  sink.pointee.used = end
}

/// Writes each byte of a field in UTF-8; rare, and so kept out of ``fieldEnded``.
///
/// - Returns: The end of what was written.
@inline(never)
private func translate(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, with table: UnsafePointer<UInt32>,
  to arena: UnsafeMutablePointer<UInt8>, at start: Int
) -> Int {
  var end = start
  for index in 0..<count {
    var packed = table[Int(bytes[index])]
    // SAFETY: the reader has made room for three bytes per byte.
    for _ in 0..<packed >> 24 {
      arena[end] = UInt8(truncatingIfNeeded: packed)
      end &+= 1
      packed >>= 8
    }
  }
  return end
}

/// Writes a field with stand-ins as the file means it.
///
/// - Returns: The end of what was written.
@inline(never)
private func restore(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, _ standIns: UnsafePointer<CSVStandIns>,
  with table: UnsafePointer<UInt32>?, to arena: UnsafeMutablePointer<UInt8>, at start: Int
) -> Int {
  // SAFETY: what a stand-in stands for is not longer than what it took the place of, so that the
  // room for the record is enough.
  func write(_ bytes: UnsafePointer<UInt8>, _ count: Int, at start: Int) -> Int {
    if let table { return translate(bytes, count, with: table, to: arena, at: start) }
    memcpy(arena + start, bytes, count)
    return start + count
  }
  var end = start
  var first = 0
  for index in 0..<count {
    guard let meaning = standIns.pointee.meaning(of: bytes[index]) else { continue }
    end = write(bytes + first, index - first, at: end)
    end = write(meaning, meaning.count, at: end)
    first = index + 1
  }
  return write(bytes + first, count - first, at: end)
}

/// Called by libcsv at the end of each record.
private func recordEnded(_ end: Int32, _ context: UnsafeMutableRawPointer?) {
  context?.assumingMemoryBound(to: CSVSink.self).pointee.hasEnded = true
}
