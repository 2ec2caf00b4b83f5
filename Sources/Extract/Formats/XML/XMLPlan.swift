/// What the reader does with each element of a record: the paths of a layout, joined at their
/// beginnings into one tree.
///
/// A node is a step with its tests; one element can fit several nodes. Node 0 is the record.
struct XMLPlan {
  struct Node {
    var name: XMLPath.Name
    var tests: [XMLPath.Test]
    var children: [Int] = []
    /// Columns whose value is the text of the element.
    var texts: [Int] = []
    /// Columns whose value is an attribute of it.
    var attributes: [(name: XMLPath.Name, column: Int)] = []
    /// The sets of which the element is a child.
    var sets: [Int] = []
  }

  let record: [XMLPath.Step]
  private(set) var nodes: [Node]
  let columnCount: Int
  /// For each set of children how many columns it has.
  let widths: [Int]
  let limits: XMLLimits

  init(_ dialect: XMLDialect) {
    record = dialect.record
    columnCount = dialect.columns.count
    widths = dialect.children.map(\.columns.count)
    limits = dialect.limits
    nodes = [Node(name: XMLPath.Name(""), tests: [])]
    for (column, path) in dialect.columns.enumerated() { add(path, from: 0, column: column) }
    var column = columnCount
    for (set, children) in dialect.children.enumerated() {
      let child = node(children.record, from: 0)
      nodes[child].sets.append(set)
      for path in children.columns {
        add(path, from: child, column: column)
        column += 1
      }
    }
    sortByDepth()
  }

  private mutating func add(_ path: XMLPath, from start: Int, column: Int) {
    let end = node(path.steps, from: start)
    if let attribute = path.attribute {
      nodes[end].attributes.append((attribute, column))
    } else {
      nodes[end].texts.append(column)
    }
  }

  /// The node at the end of some steps, made where it is not there yet.
  private mutating func node(_ steps: [XMLPath.Step], from start: Int) -> Int {
    var current = start
    for step in steps {
      let known = nodes[current].children.first {
        nodes[$0].name == step.name && nodes[$0].tests == step.tests
      }
      if let known {
        current = known
      } else {
        nodes.append(Node(name: step.name, tests: step.tests))
        nodes[current].children.append(nodes.count - 1)
        current = nodes.count - 1
      }
    }
    return current
  }

  /// Numbers the nodes level by level, so that the children of each stand side by side.
  private mutating func sortByDepth() {
    var order = [0]
    var next = 0
    while next < order.count {
      order += nodes[order[next]].children
      next += 1
    }
    var number = [Int](repeating: 0, count: nodes.count)
    for (new, old) in order.enumerated() { number[old] = new }
    nodes = order.map { old in
      var node = nodes[old]
      node.children = node.children.map { number[$0] }
      return node
    }
  }
}
