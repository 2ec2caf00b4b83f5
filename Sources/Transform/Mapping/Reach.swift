import Diagnostics

/// Whether the lines of `skip when` or `first that fits` can be reached: not behind `otherwise`, and
/// not behind the same condition.
struct Reach {
  private var otherwise: Int?
  private var conditions: [[String]: Int] = [:]

  /// Looks at the next line.
  mutating func check(
    _ node: YAMLNode, _ file: inout ProjectFile
  ) {
    if let otherwise {
      report("the line on line \(otherwise) takes everything that comes so far", node, &file)
      return
    }
    if node["otherwise"] != nil { otherwise = node.line }
    guard let text = node["if"]?.text else { return }
    // Spaces do not make another condition.
    let words = Phrase.tokens(of: text).map(\.source)
    if let first = conditions[words] {
      report("line \(first) has the same condition", node, &file)
    } else {
      conditions[words] = node.line
    }
  }

  private func report(_ why: String, _ node: YAMLNode, _ file: inout ProjectFile) {
    file.report(
      .neverReached, "the line is never reached: \(why)", at: node,
      remedy: Remedy("Remove the line", .removeEntry))
  }
}
