/// Follows one path of a layout through the tags of a record.
struct XMLCellWalk {
  struct Way {
    let path: XMLPath
    /// How many steps lead to a child; `nil` where the value is the record's own.
    let childDepth: Int?
  }

  private struct Open {
    let namespaces: [String: String]
    /// How many steps of the way lead to this element; `nil` where it lies beside the way.
    let steps: Int?
    /// Where its content begins.
    let content: Int
    /// For each test of the next step, how many elements have passed those before it.
    var seen: [Int: Int] = [:]
  }

  private let way: Way
  private let child: Int
  private let namespaces: [String: String]
  private var open: [Open] = []
  private var children = 0

  init(way: Way, child: Int, namespaces: [String: String]) {
    self.way = way
    self.child = child
    self.namespaces = namespaces
  }

  /// An element begins.
  ///
  /// - Returns: The value, where it is one of the element's attributes.
  mutating func enter(_ tag: XMLTagScanner.Tag) -> Range<Int>? {
    let namespaces = tag.namespaces(inside: open.last?.namespaces ?? namespaces)
    let steps = open.isEmpty ? 0 : stepsReached(by: tag, namespaces)
    if steps == way.path.steps.count, let attribute = way.path.attribute {
      return tag.value(of: attribute, namespaces)
    }
    if !tag.isEmpty {
      open.append(Open(namespaces: namespaces, steps: steps, content: tag.end))
    }
    return nil
  }

  /// The innermost element ends.
  ///
  /// - Parameter place: Where its end tag begins.
  /// - Returns: The value, where it is the element's text.
  mutating func leave(at place: Int) -> Range<Int>? {
    guard let element = open.popLast(), element.steps == way.path.steps.count,
      way.path.attribute == nil
    else { return nil }
    return element.content..<place
  }

  /// How far an element is on the way; `nil` where it lies beside it.
  private mutating func stepsReached(
    by tag: XMLTagScanner.Tag, _ namespaces: [String: String]
  ) -> Int? {
    guard let parent = open.indices.last, let reached = open[parent].steps,
      reached < way.path.steps.count
    else { return nil }
    let step = way.path.steps[reached]
    guard tag.name(namespaces) == step.name else { return nil }
    for (index, test) in step.tests.enumerated() {
      switch test {
      case .position(let wanted):
        open[parent].seen[index, default: 0] += 1
        guard open[parent].seen[index] == wanted else { return nil }
      case .attribute(let name, let wanted):
        guard tag.text(of: name, namespaces) == wanted else { return nil }
      }
    }
    guard reached + 1 == way.childDepth else { return reached + 1 }
    children += 1
    return children == child + 1 ? reached + 1 : nil
  }
}
