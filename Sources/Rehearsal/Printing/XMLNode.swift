import Extract

/// One element of a record while it is put together.
struct XMLNode {
  private let name: XMLPath.Name
  private var attributes: [(name: XMLPath.Name, value: String)] = []
  private var text = ""
  private var children: [XMLNode] = []

  /// Makes an element that passes the tests of a step but that of its place.
  init(_ step: XMLPath.Step) {
    name = step.name
    for case .attribute(let name, let value) in step.tests { attributes.append((name, value)) }
  }

  /// Puts values where their paths lead; what is empty has no element.
  mutating func put(_ cells: [[UInt8]], at paths: [XMLPath]) {
    for (cell, path) in zip(cells, paths) where !cell.isEmpty {
      put(String(decoding: cell, as: UTF8.self), path, path.steps[...])
    }
  }

  private mutating func put(_ value: String, _ path: XMLPath, _ steps: ArraySlice<XMLPath.Step>) {
    guard let step = steps.first else {
      if let attribute = path.attribute {
        attributes.append((attribute, value))
      } else {
        text = value
      }
      return
    }
    let index = child(step)
    children[index].put(value, path, steps.dropFirst())
  }

  /// Adds an element behind the others, inside elements that are made where they are not there.
  mutating func add(_ node: XMLNode, inside steps: ArraySlice<XMLPath.Step>) {
    guard let first = steps.first else {
      children.append(node)
      return
    }
    let index = child(first)
    children[index].add(node, inside: steps.dropFirst())
  }

  /// The element that a step leads to, made where it is not there yet.
  private mutating func child(_ step: XMLPath.Step) -> Int {
    let fitting = children.indices.filter { children[$0].passes(step) }
    var place = 1
    for case .position(let position) in step.tests { place = position }
    if fitting.count >= place { return fitting[place - 1] }
    for _ in fitting.count..<place { children.append(XMLNode(step)) }
    return children.count - 1
  }

  private func passes(_ step: XMLPath.Step) -> Bool {
    name == step.name
      && step.tests.allSatisfy { test in
        guard case .attribute(let name, let value) = test else { return true }
        return attributes.contains { $0.name == name && $0.value == value }
      }
  }

  /// Writes the element; one that has others has a line for its beginning and one for its end.
  func write(to output: inout String, _ names: XMLNames, depth: Int) {
    let indent = Self.indent(depth)
    let name = names.element(name)
    output += "\(indent)<\(name)"
    for attribute in attributes {
      output += " \(names.element(attribute.name))=\"\(Self.escaped(attribute.value))\""
    }
    if children.isEmpty {
      output += text.isEmpty ? "/>\n" : ">\(Self.escaped(text))</\(name)>\n"
    } else {
      output += ">\n"
      for child in children { child.write(to: &output, names, depth: depth + 1) }
      output += "\(indent)</\(name)>\n"
    }
  }

  static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
