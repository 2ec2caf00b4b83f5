import CXML2
import Glibc

// What libxml2 calls while it reads, and who reads plain records in its place. Each gets the sink that
// was given to the parser.

/// The address of the sink.
typealias XMLSinkPointer = UnsafeMutablePointer<XMLSink>

extension xmlSAXHandler {
  /// The callbacks that the reader needs, and no others: nothing is ever looked up or loaded.
  static var reader: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    // SAFETY: in all of them the first argument is the sink, which outlives the parser.
    handler.startElementNs = { context, local, _, namespace, _, _, count, _, attributes in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self) else { return }
      started(sink, local, namespace, Int(count), attributes)
    }
    handler.endElementNs = { context, _, _, _ in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self) else { return }
      ended(sink)
    }
    handler.characters = { context, bytes, count in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self),
        sink.pointee.openTexts > 0, let bytes
      else { return }
      sink.pointee.append(bytes, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    // An entity that nobody declared: what it stands for is not known.
    handler.reference = { context, _ in
      context?.assumingMemoryBound(to: XMLSink.self).pointee
        .note(.malformed(code: Int(XML_ERR_UNDECLARED_ENTITY.rawValue)))
    }
    handler.entityDecl = { context, _, _, _, _, _ in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self) else { return }
      refuse(sink)
    }
    handler.unparsedEntityDecl = { context, _, _, _, _ in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self) else { return }
      refuse(sink)
    }
    handler.attributeDecl = { context, _, _, _, _, _, values in
      xmlFreeEnumeration(values)
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self) else { return }
      refuse(sink)
    }
    handler.serror = { context, error in
      guard let sink = context?.assumingMemoryBound(to: XMLSink.self), let error else { return }
      let code = Int(error.pointee.code)
      let isFatal = error.pointee.level == XML_ERR_FATAL
      // A prefix without a namespace and an unknown entity are told as less, but lose a value.
      guard
        isFatal || code == Int(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue)
          || code == Int(XML_WAR_UNDECLARED_ENTITY.rawValue)
      else { return }
      sink.pointee.note(.malformed(code: code), isFatal: isFatal)
    }
    return handler
  }
}

/// A declaration that could make a short document long, or read a file: the parser stops there.
private func refuse(_ sink: XMLSinkPointer) {
  sink.pointee.note(.declares, isFatal: true)
  xmlStopParser(sink.pointee.context)
}

/// An element begins: its name as libxml2 keeps it, and five addresses for each attribute.
func started(
  _ sink: XMLSinkPointer, _ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
  _ attributeCount: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  sink.pointee.depth &+= 1
  if sink.pointee.depth > sink.pointee.limits.depth {
    sink.pointee.note(.tooDeep, isFatal: !sink.pointee.isInRecord)
    if !sink.pointee.isInRecord { xmlStopParser(sink.pointee.context) }
  }
  guard sink.pointee.isInRecord else {
    startedOutside(sink, local, namespace, attributeCount, attributes)
    return
  }
  if sink.pointee.isRecord(local, namespace), sink.pointee.nested == nil,
    sink.pointee.depth == sink.pointee.recordDepth + 1
  {
    sink.pointee.nested = sink.pointee.position - sink.pointee.tag.count
  }
  guard sink.pointee.skipped == 0 else {
    sink.pointee.skipped &+= 1
    return
  }
  let first = sink.pointee.frames[sink.pointee.level]
  let end = sink.pointee.frames[sink.pointee.level &+ 1]
  var found = end
  for index in first..<end {
    let node = sink.pointee.nodes + sink.pointee.active[index]
    let child = node.pointee.firstChild
    for candidate in child..<child &+ node.pointee.childCount
    where sink.pointee.nodes[candidate].name.fits(local, namespace)
      && passes(
        sink.pointee.nodes + candidate, sink.pointee.tests, attributeCount, attributes)
    {
      sink.pointee.active[found] = candidate
      found &+= 1
    }
  }
  guard found > end else {
    sink.pointee.skipped = 1
    return
  }
  sink.pointee.level &+= 1
  sink.pointee.frames[sink.pointee.level &+ 1] = found
  let isPastLimit = sink.pointee.isPastLimit
  for index in end..<found {
    activate(
      sink, sink.pointee.nodes + sink.pointee.active[index], isPastLimit, attributeCount,
      attributes)
  }
}

/// Whether an element passes the tests of a node whose name it has; positions are counted.
private func passes(
  _ node: UnsafeMutablePointer<XMLTree.Node>, _ tests: UnsafeMutablePointer<XMLTree.Test>,
  _ attributeCount: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) -> Bool {
  for index in node.pointee.tests {
    let test = tests + index
    if test.pointee.position > 0 {
      test.pointee.seen &+= 1
      guard test.pointee.seen == test.pointee.position else { return false }
    } else {
      let wanted = test.pointee.value
      guard let value = find(test.pointee.name, attributeCount, attributes),
        value.count == wanted.count, value.elementsEqual(wanted)
      else { return false }
    }
  }
  return true
}

/// The value of an attribute of the element that begins.
private func find(
  _ name: XMLName, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) -> UnsafeBufferPointer<UInt8>? {
  // SAFETY: libxml2 gives five addresses for each attribute: name, prefix, namespace, and where
  // the value begins and ends; they are its own until the callback returns.
  guard let attributes else { return nil }
  for index in 0..<count
  where name.fits(attributes[5 &* index], attributes[5 &* index &+ 2]) {
    guard let start = attributes[5 &* index &+ 3], let end = attributes[5 &* index &+ 4] else {
      return nil
    }
    return UnsafeBufferPointer(start: start, count: end - start)
  }
  return nil
}

/// An element fits a node: its children are counted anew, and its values are wanted.
private func activate(
  _ sink: XMLSinkPointer, _ node: UnsafeMutablePointer<XMLTree.Node>, _ isPastLimit: Bool,
  _ attributeCount: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  let child = node.pointee.firstChild
  for candidate in child..<child &+ node.pointee.childCount {
    for test in sink.pointee.nodes[candidate].tests { sink.pointee.tests[test].seen = 0 }
  }
  for index in node.pointee.sets { sink.pointee.beginChild(sink.pointee.sets[index]) }
  for index in node.pointee.attributes {
    let attribute = sink.pointee.attributes[index]
    guard !isPastLimit, let value = find(attribute.name, attributeCount, attributes),
      sink.pointee.takes(attribute.column)
    else { continue }
    let start = sink.pointee.textEnd
    if let bytes = value.baseAddress { sink.pointee.append(bytes, value.count) }
    sink.pointee.set(attribute.column, start | sink.pointee.textEnd << 32)
  }
  for index in node.pointee.texts {
    let column = sink.pointee.texts[index]
    if sink.pointee.takes(column) { sink.pointee.set(column, sink.pointee.textEnd) }
  }
  sink.pointee.openTexts &+= node.pointee.texts.count
}

/// The element that began last, of those that are open, ends.
func ended(_ sink: XMLSinkPointer) {
  sink.pointee.depth &-= 1
  guard sink.pointee.isInRecord else {
    endedOutside(sink)
    return
  }
  guard sink.pointee.skipped == 0 else {
    sink.pointee.skipped &-= 1
    return
  }
  let level = sink.pointee.level
  for index in sink.pointee.frames[level]..<sink.pointee.frames[level &+ 1] {
    let node = sink.pointee.nodes + sink.pointee.active[index]
    guard !node.pointee.texts.isEmpty else { continue }
    let isPastLimit = sink.pointee.isPastLimit
    for text in node.pointee.texts where !isPastLimit {
      sink.pointee.close(sink.pointee.texts[text])
    }
    sink.pointee.openTexts &-= node.pointee.texts.count
  }
  guard level == 0 else {
    sink.pointee.level = level &- 1
    return
  }
  let end = sink.pointee.position
  sink.pointee.stage(end: end)
  sink.pointee.lastOutside = end
  sink.pointee.matched &-= 1
}

private func startedOutside(
  _ sink: XMLSinkPointer, _ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
  _ attributeCount: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  let depth = sink.pointee.depth
  let isOnPath =
    sink.pointee.matched == depth - 1 && depth <= sink.pointee.recordDepth
    && sink.pointee.recordPath[depth - 1].name.fits(local, namespace)
    && passes(
      sink.pointee.recordPath + (depth - 1), sink.pointee.recordTests, attributeCount, attributes)
  guard !sink.pointee.isFaulty(isRecord: isOnPath && depth == sink.pointee.recordDepth) else {
    return xmlStopParser(sink.pointee.context)
  }
  sink.pointee.lastOutside = sink.pointee.position
  if depth == 1 {
    sink.pointee.hasRoot = true
    if !isOnPath {
      sink.pointee.foreignRoot = XMLPath.Name(
        local.map { String(cString: $0) } ?? "", namespace: namespace.map { String(cString: $0) })
    }
  }
  guard isOnPath else { return }
  sink.pointee.matched = depth
  if depth < sink.pointee.recordDepth {
    sink.pointee.push(Array(sink.pointee.tag) + [UInt8(ascii: ">")])
  } else {
    sink.pointee.beginRecord()
    activate(sink, sink.pointee.nodes, false, attributeCount, attributes)
  }
}

private func endedOutside(_ sink: XMLSinkPointer) {
  guard sink.pointee.fault == nil else { return xmlStopParser(sink.pointee.context) }
  if sink.pointee.matched == sink.pointee.depth + 1 {
    sink.pointee.matched -= 1
    sink.pointee.pop()
  }
  sink.pointee.lastOutside = sink.pointee.position
}
