import CXML2

/// The tree of a plan in plain memory, its names as the pointers that libxml2 has for them.
///
/// libxml2 keeps each name of a document once, in its dictionary; so a name is compared by one
/// look at its address.
struct XMLTree: ~Copyable {
  struct Node {
    var name: XMLName
    var firstChild: Int
    var childCount: Int
    var tests: Range<Int>
    var texts: Range<Int>
    var attributes: Range<Int>
    var sets: Range<Int>
  }

  struct Test {
    /// The position that passes, or 0 where an attribute is asked for.
    var position: Int
    /// How many elements have passed the tests before this one.
    var seen = 0
    var name: XMLName
    var value: UnsafeMutableBufferPointer<UInt8>
  }

  struct Attribute {
    var name: XMLName
    var column: Int
  }

  let nodes: UnsafeMutablePointer<Node>
  let tests: UnsafeMutablePointer<Test>
  let attributes: UnsafeMutablePointer<Attribute>
  let texts: UnsafeMutablePointer<Int>
  let sets: UnsafeMutablePointer<Int>
  private let testCount: Int

  /// Makes the tree of some nodes, for one dictionary.
  init(_ plan: [XMLPlan.Node], _ dictionary: xmlDictPtr) {
    let tests = plan.flatMap(\.tests)
    let attributes = plan.flatMap(\.attributes)
    testCount = tests.count
    // SAFETY: all are owned by this value and freed in `deinit`; their elements are trivial.
    nodes = .allocate(capacity: plan.count)
    self.tests = Self.table(tests.map { Self.test($0, dictionary) })
    self.attributes = Self.table(
      attributes.map { Attribute(name: XMLName($0.name, dictionary), column: $0.column) })
    texts = Self.table(plan.flatMap(\.texts))
    sets = Self.table(plan.flatMap(\.sets))
    var (test, text, attribute, set) = (0, 0, 0, 0)
    for (index, node) in plan.enumerated() {
      (nodes + index).initialize(
        to: Node(
          name: XMLName(node.name, dictionary), firstChild: node.children.first ?? 0,
          childCount: node.children.count, tests: test..<test + node.tests.count,
          texts: text..<text + node.texts.count,
          attributes: attribute..<attribute + node.attributes.count,
          sets: set..<set + node.sets.count))
      test += node.tests.count
      text += node.texts.count
      attribute += node.attributes.count
      set += node.sets.count
    }
  }

  private static func table<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
    let table = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    // SAFETY: as long as the elements.
    for (index, element) in elements.enumerated() { (table + index).initialize(to: element) }
    return table
  }

  private static func test(_ test: XMLPath.Test, _ dictionary: xmlDictPtr) -> Test {
    switch test {
    case .position(let position):
      return Test(
        position: position, name: XMLName(local: nil, namespace: nil),
        value: UnsafeMutableBufferPointer(start: nil, count: 0))
    case .attribute(let name, let value):
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: value.utf8.count)
      _ = bytes.initialize(from: value.utf8)
      return Test(position: 0, name: XMLName(name, dictionary), value: bytes)
    }
  }

  deinit {
    for index in 0..<testCount { tests[index].value.deallocate() }
    nodes.deallocate()
    tests.deallocate()
    attributes.deallocate()
    texts.deallocate()
    sets.deallocate()
  }
}

/// A name by the two addresses that libxml2 has for it.
struct XMLName {
  var local: UnsafePointer<UInt8>?
  var namespace: UnsafePointer<UInt8>?

  init(local: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?) {
    self.local = local
    self.namespace = namespace
  }

  /// - Parameters:
  ///   - name: A name of a path.
  ///   - dictionary: That of the parser; it keeps the name as long as it lives.
  init(_ name: XMLPath.Name, _ dictionary: xmlDictPtr) {
    local = xmlDictLookup(dictionary, name.local, Int32(name.local.utf8.count))
    namespace = name.namespace.map {
      xmlDictLookup(dictionary, $0, Int32($0.utf8.count))
    }
  }

  @inline(__always)
  func fits(_ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) -> Bool {
    self.local == local && self.namespace == namespace
  }
}
