/// What must be known of a document to read a part of it that begins with a record.
package struct XMLOpening: Sendable, Hashable {
  /// The start tags that stand open around the record, in UTF-8.
  package var tags: [UInt8]
  /// How the document is written, whatever the layout says.
  package var encoding: TextEncoding
}

extension XMLOpening {
  /// What stands around a record where nothing but the layout is known; `nil` for other formats.
  package init?(around layout: Layout) {
    guard case .xml(let dialect) = layout.format else { return nil }
    let tags = dialect.record.dropLast().map { step in
      let attributes = step.tests.compactMap { test -> String? in
        guard case .attribute(let name, let value) = test, name.namespace == nil else { return nil }
        return " \(name.local)=\"\(value.escapedForXML)\""
      }
      let namespace = step.name.namespace.map { " xmlns=\"\($0.escapedForXML)\"" } ?? ""
      return "<\(step.name.local)\(namespace)\(attributes.joined())>"
    }
    self.init(tags: Array(tags.joined().utf8), encoding: layout.encoding.ofRecords)
  }
}

extension String {
  fileprivate var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
