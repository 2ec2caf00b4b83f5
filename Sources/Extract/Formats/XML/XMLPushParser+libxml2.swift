import CXML2

/// One libxml2 parser with its sink: takes a document in pieces.
///
/// The corresponding C function is `xmlParseChunk`.
struct XMLPushParser: ~Copyable {
  private let sink: XMLSinkPointer
  private let tree: XMLTree
  private let path: XMLTree
  private let context: UnsafeMutablePointer<xmlParserCtxt>
  private var plain: XMLPlainRecords
  /// Whether a record can be one by its name alone, below an element that libxml2 reads.
  private let canBePlain: Bool

  /// Makes a parser at some place of a document.
  ///
  /// - Parameters:
  ///   - plan: What is wanted of a record.
  ///   - opening: The start tags that stand open there, in UTF-8; none at the beginning.
  ///   - offset: The place, in UTF-8.
  init(_ plan: XMLPlan, opening: [UInt8], offset: Int) {
    // SAFETY: the sink is owned by this value and outlives the context, which has its address.
    sink = .allocate(capacity: 1)
    var handler = xmlSAXHandler.reader
    guard let context = xmlCreatePushParserCtxt(&handler, sink, nil, 0, nil),
      let dictionary = context.pointee.dict
    else { preconditionFailure("libxml2 has no memory for a parser") }
    self.context = context
    let options =
      XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    // Else it would take first bytes that look like another encoding for that encoding, and count
    // its bytes.
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
    tree = XMLTree(plan.nodes, dictionary)
    plain = XMLPlainRecords(dictionary, depth: plan.limits.depth)
    canBePlain = plan.record.count > 1 && plan.record.last?.tests.isEmpty == true
    path = XMLTree(
      plan.record.map { XMLPlan.Node(name: $0.name, tests: $0.tests) }, dictionary)
    sink.initialize(
      to: XMLSink(plan, context, tree, path, offsetBase: offset - opening.count))
    if !opening.isEmpty { feed(opening.span) }
  }

  deinit {
    // libxml2 keeps declared entities in a document of its own, which it frees only where it comes
    // to the end.
    if let declared = context.pointee.myDoc {
      xmlFreeDoc(declared)
      context.pointee.myDoc = nil
    }
    xmlFreeParserCtxt(context)
    sink.pointee.deallocate()
    sink.deinitialize(count: 1)
    sink.deallocate()
  }

  /// What was found; belongs to this parser.
  var found: XMLSink {
    _read { yield sink.pointee }
    nonmutating _modify { yield &sink.pointee }
  }

  /// Parses the next piece, unless a fault has stopped the parser.
  func feed(_ bytes: Span<UInt8>) {
    guard found.fault?.isFatal != true else { return }
    bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: libxml2 copies what it does not parse at once.
      guard let base = buffer.baseAddress else { return }
      base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        _ = xmlParseChunk(context, $0, Int32(buffer.count), 0)
      }
    }
  }

  /// Whether the next byte that is fed stands between two records, with nothing but white space before
  /// it that libxml2 keeps back.
  var isBetweenRecords: Bool {
    guard canBePlain, found.isBetweenRecords, context.pointee.instate == XML_PARSER_CONTENT,
      Int(context.pointee.nameNr) == found.depth, context.pointee.inputNr == 1,
      let input = context.pointee.input, input.pointee.buf?.pointee.encoder == nil,
      var here = input.pointee.cur, let end = input.pointee.end
    else { return false }
    // SAFETY: libxml2's own bytes, up to their end.
    while here < end {
      guard XMLPlainRecords.isSpace(here.pointee) else { return false }
      here += 1
    }
    return true
  }

  /// Reads plain records, which libxml2 never sees.
  ///
  /// - Parameters:
  ///   - bytes: What would be fed next; the parser ``isBetweenRecords``.
  ///   - offset: Where they begin, in UTF-8.
  /// - Returns: How many bytes were read, up to the end of a record, and why no more.
  mutating func readPlain(
    _ bytes: Span<UInt8>, at offset: Int
  ) -> (count: Int, stop: XMLPlainRecords.Stop) {
    let read = plain.read(bytes, offset: offset, into: sink)
    found.offsetBase += read.count
    return read
  }

  /// The document ends here.
  func finish() {
    guard found.fault?.isFatal != true else { return }
    xmlParseChunk(context, nil, 0, 1)
  }
}

extension XMLSink {
  /// An empty sink.
  init(
    _ plan: XMLPlan, _ context: UnsafeMutablePointer<xmlParserCtxt>, _ tree: borrowing XMLTree,
    _ path: borrowing XMLTree, offsetBase: Int
  ) {
    columnCount = plan.columnCount
    recordDepth = plan.record.count
    limits = plan.limits
    widths = plan.widths
    var next = plan.columnCount
    var firstColumns: [Int] = []
    for width in plan.widths {
      firstColumns.append(next)
      next += width
    }
    self.firstColumns = firstColumns
    self.context = context
    // SAFETY: the tables are those of the parser's own trees, which live as long as the sink; what
    // is allocated here is freed by `deallocate()`.
    nodes = tree.nodes
    tests = tree.tests
    attributes = tree.attributes
    texts = tree.texts
    sets = tree.sets
    recordPath = path.nodes
    recordTests = path.tests
    self.offsetBase = offsetBase
    lastOutside = offsetBase
    frames = .allocate(capacity: plan.nodes.count + 2)
    // At most every node is active, each at its one depth.
    active = .allocate(capacity: plan.nodes.count + 1)
    room = 64 << 10
    arena = .allocate(capacity: room)
    bounds = .allocate(capacity: max(columnCount, 1))
    seen = .allocate(capacity: max(next, 1))
    seen.initialize(repeating: false, count: max(next, 1))
    childBounds = plan.widths.map { _ in [] }
  }

  /// Frees what the sink owns.
  mutating func deallocate() {
    frames.deallocate()
    active.deallocate()
    arena.deallocate()
    bounds.deallocate()
    seen.deallocate()
  }
}
