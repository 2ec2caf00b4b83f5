import Extract

/// How the names of one file are written, with their prefixes.
struct XMLNames {
  private let prefixes: [String: String]
  /// What the outermost element declares.
  let declarations: String

  /// Gives the first namespace no prefix, where every element has one.
  init(_ dialect: XMLDialect) {
    let steps =
      dialect.record + dialect.columns.flatMap(\.steps)
      + dialect.children.flatMap { $0.record + $0.columns.flatMap(\.steps) }
    var namespaces: [String] = []
    for namespace in steps.compactMap(\.name.namespace) where !namespaces.contains(namespace) {
      namespaces.append(namespace)
    }
    let hasDefault = steps.allSatisfy { $0.name.namespace != nil }
    var prefixes: [String: String] = [:]
    var declarations = ""
    for (index, namespace) in namespaces.enumerated() {
      let prefix = hasDefault && index == 0 ? "" : "n\(index)"
      prefixes[namespace] = prefix.isEmpty ? "" : prefix + ":"
      declarations += " xmlns\(prefix.isEmpty ? "" : ":" + prefix)=\"\(namespace)\""
    }
    self.prefixes = prefixes
    self.declarations = declarations
  }

  func element(_ name: XMLPath.Name) -> String {
    (name.namespace.flatMap { prefixes[$0] } ?? "") + name.local
  }
}
