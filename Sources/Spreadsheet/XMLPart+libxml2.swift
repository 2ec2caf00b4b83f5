import CXML2

/// Hands out the elements of a part of a workbook: local names, attributes without their prefixes,
/// and text.
///
/// A document type is refused, and with it every entity but those of XML itself; nothing outside of
/// the part is opened. The corresponding C function is `xmlParseChunk`.
enum XMLPart {
  /// What is told of a part.
  protocol Listener: AnyObject {
    func begin(_ name: String, _ attributes: [String: String])
    func text(_ text: String)
    func end(_ name: String)
    /// Whether no more is wanted.
    var isDone: Bool { get }
  }

  /// Reads a part.
  ///
  /// - Returns: Why it cannot be read, as the end of a sentence; `nil` where it was.
  static func read(_ bytes: [UInt8], depth: Int, _ listener: some Listener) -> String? {
    let state = XMLPartState(listener, depth: depth)
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = partElementBegan
    handler.endElementNs = partElementEnded
    handler.characters = partTextCame
    handler.cdataBlock = partTextCame
    handler.internalSubset = partTypeCame
    // SAFETY: `state` lives until the end of this function, and the parser no longer.
    guard
      let context = xmlCreatePushParserCtxt(
        &handler, Unmanaged.passUnretained(state).toOpaque(), nil, 0, nil)
    else { preconditionFailure("libxml2 has no memory for a parser") }
    state.context = context
    defer {
      if let declared = context.pointee.myDoc {
        xmlFreeDoc(declared)
        context.pointee.myDoc = nil
      }
      xmlFreeParserCtxt(context)
    }
    xmlCtxtUseOptions(
      context, Int32(XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue))
    var start = 0
    while start < bytes.count, state.refusal == nil, !listener.isDone {
      let count = min(1 << 20, bytes.count - start)
      let code = bytes.withUnsafeBytes { bytes -> Int32 in
        // SAFETY: libxml2 copies what it does not parse at once; the bytes lie inside the array.
        xmlParseChunk(
          context, bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) },
          Int32(count), start + count == bytes.count ? 1 : 0)
      }
      guard code == 0 || state.refusal != nil || listener.isDone else {
        return "a part of it is no XML"
      }
      start += count
    }
    return state.refusal ?? (bytes.isEmpty ? "a part of it is empty" : nil)
  }
}

/// What the callbacks of libxml2 work on.
private final class XMLPartState {
  let listener: any XMLPart.Listener
  let mostDepth: Int
  var depth = 0
  var refusal: String?
  // SAFETY: the context is freed by the function that owns this state.
  var context: UnsafeMutablePointer<xmlParserCtxt>?

  init(_ listener: any XMLPart.Listener, depth: Int) {
    self.listener = listener
    mostDepth = depth
  }

  func refuse(_ why: String) {
    refusal = refusal ?? why
    xmlStopParser(context)
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> XMLPartState? {
    // SAFETY: the pointer is the one that was given to libxml2, of a state that is alive.
    context.map { Unmanaged<XMLPartState>.fromOpaque($0).takeUnretainedValue() }
  }
}

private func partTypeCame(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ publicID: UnsafePointer<xmlChar>?, _ systemID: UnsafePointer<xmlChar>?
) {
  XMLPartState.of(context)?.refuse("a part of it declares entities, which no workbook needs")
}

private func partElementBegan(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?, _ spaceCount: Int32,
  _ spaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32, _ defaults: Int32,
  _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let state = XMLPartState.of(context), let name else { return }
  state.depth += 1
  guard state.depth <= state.mostDepth else {
    return state.refuse("a part of it has more than \(state.mostDepth) elements in one another")
  }
  var values: [String: String] = [:]
  if let attributes {
    for number in 0..<Int(count) {
      // SAFETY: five pointers for each attribute, the last two the bounds of its value; libxml2
      // owns them until this call returns.
      let parts = attributes + number * 5
      guard let local = parts[0], let start = parts[3], let end = parts[4] else { continue }
      values[String(cString: local)] = String(
        decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
  }
  state.listener.begin(String(cString: name), values)
  if state.listener.isDone { xmlStopParser(state.context) }
}

private func partElementEnded(
  _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?,
  _ prefix: UnsafePointer<xmlChar>?, _ address: UnsafePointer<xmlChar>?
) {
  guard let state = XMLPartState.of(context), let name else { return }
  state.depth -= 1
  state.listener.end(String(cString: name))
}

private func partTextCame(
  _ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32
) {
  guard let state = XMLPartState.of(context), let text else { return }
  // SAFETY: libxml2 owns the bytes until this call returns; the text is a copy.
  state.listener.text(
    String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self))
}
