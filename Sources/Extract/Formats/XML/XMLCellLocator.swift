/// Finds the bytes of one field in the original bytes of a record of XML.
///
/// The record was read before and is well-formed: its tags are followed by their text alone. What
/// stands in the record's bytes is marked, so a value that the document spells with entities, or
/// with elements inside, is longer there than in the batch.
package struct XMLCellLocator: Sendable {
  private let dialect: XMLDialect
  private let encoding: TextEncoding
  /// The prefixes that stand open around the record, with their namespaces.
  private let namespaces: [String: String]

  /// - Parameters:
  ///   - dialect: That of the layout.
  ///   - opening: What stands around the records.
  init(_ dialect: XMLDialect, _ opening: XMLOpening) {
    self.dialect = dialect
    encoding = opening.encoding.ofRecords
    var scanner = XMLTagScanner(opening.tags, .utf8)
    var namespaces: [String: String] = [:]
    while let token = scanner.next() {
      if case .start(let tag) = token { namespaces = tag.namespaces(inside: namespaces) }
    }
    self.namespaces = namespaces
  }

  /// The bytes of a column's value: between the tags, or between the quotes of the attribute.
  ///
  /// - Parameters:
  ///   - column: In the layout's order, those of children behind the record's own.
  ///   - child: Which of the record's children is meant, from 0, where the column is a child's.
  ///   - original: The record as its source has it.
  /// - Returns: `nil` where the record has no such element or attribute.
  func range(ofColumn column: Int, child: Int, in original: [UInt8]) -> Range<Int>? {
    guard let way = way(toColumn: column) else { return nil }
    var walk = XMLCellWalk(way: way, child: child, namespaces: namespaces)
    var scanner = XMLTagScanner(original, encoding)
    while let token = scanner.next() {
      switch token {
      case .start(let tag):
        if let found = walk.enter(tag) { return found }
      case .end(let place):
        if let found = walk.leave(at: place) { return found }
      }
    }
    return nil
  }

  /// The steps from the record to a column's value.
  private func way(toColumn column: Int) -> XMLCellWalk.Way? {
    guard column >= dialect.columns.count else {
      return XMLCellWalk.Way(path: dialect.columns[column], childDepth: nil)
    }
    var first = dialect.columns.count
    for set in dialect.children {
      if column < first + set.columns.count {
        var path = set.columns[column - first]
        path.steps = set.record + path.steps
        return XMLCellWalk.Way(path: path, childDepth: set.record.count)
      }
      first += set.columns.count
    }
    return nil
  }
}
