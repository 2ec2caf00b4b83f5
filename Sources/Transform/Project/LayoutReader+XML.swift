import Diagnostics
import Extract

// A layout of `kind: xml`.

extension LayoutReader {
  static let xmlKeys = ["record", "namespaces", "limits", "children"]
  static let xmlColumnKeys = ["path"]
  static let xmlLimitKeys = ["record bytes", "depth", "children"]
  static let childrenKeys = ["name", "record", "columns"]

  /// Reads a layout of XML documents.
  mutating func xml(_ root: YAMLNode) -> Layout? {
    let namespaces = namespaces(root)
    let limits = limits(root)
    var paths: [XMLPath] = []
    var dialect = XMLDialect(
      record: record(root, namespaces), columns: [], limits: limits,
      isEncodingGiven: root["encoding"] != nil)
    let shared = shared(
      root, .xml(dialect), keys: Self.xmlKeys,
      columnKeys: Self.xmlColumnKeys
    ) { node, reader in paths.append(reader.path(node, namespaces)) }
    guard var layout = shared else { return nil }
    dialect.columns = paths
    (layout.children, dialect.children) = children(root, of: layout, namespaces)
    layout.format = .xml(dialect)
    return layout
  }

  private mutating func namespaces(_ root: YAMLNode) -> [String: String] {
    guard let group = file.group(root["namespaces"], "'namespaces'") else { return [:] }
    var namespaces: [String: String] = [:]
    for pair in group.pairs ?? [] {
      guard let prefix = pair.key.text else { continue }
      if let name = file.text(pair.value, "the namespace of '\(prefix)'") {
        namespaces[prefix] = name
      }
    }
    return namespaces
  }

  private mutating func limits(_ root: YAMLNode) -> XMLLimits {
    var limits = XMLLimits()
    guard let group = file.group(root["limits"], "'limits'") else { return limits }
    file.expectKeys(Self.xmlLimitKeys, in: group, of: "'limits'")
    limits.recordBytes =
      number("record bytes", in: group, of: "'limits'", XMLLimits.recordBytesRange)
      ?? limits.recordBytes
    limits.depth = number("depth", in: group, of: "'limits'", XMLLimits.depthRange) ?? limits.depth
    limits.children =
      number("children", in: group, of: "'limits'", XMLLimits.childrenRange) ?? limits.children
    return limits
  }

  /// The path to the records, or to a child of them.
  private mutating func record(
    _ root: YAMLNode, _ namespaces: [String: String]
  ) -> [XMLPath.Step] {
    guard let text = file.requiredText("record", in: root, of: "the layout"),
      let node = root["record"]
    else { return [] }
    do throws(XMLPath.Fault) {
      return try XMLPath.absolute(text, namespaces: namespaces)
    } catch {
      report(error, at: node, namespaces)
      return []
    }
  }

  private mutating func path(_ column: YAMLNode, _ namespaces: [String: String]) -> XMLPath {
    let name = column["name"]?.text ?? ""
    guard let text = file.requiredText("path", in: column, of: "column '\(name)'"),
      let node = column["path"]
    else { return .itself }
    do throws(XMLPath.Fault) {
      return try XMLPath(text, namespaces: namespaces)
    } catch {
      report(error, at: node, namespaces)
      return .itself
    }
  }

  private mutating func report(
    _ fault: XMLPath.Fault, at node: YAMLNode, _ namespaces: [String: String]
  ) {
    switch fault.kind {
    case .syntax:
      file.report(
        .badPath, fault.message, at: node, offset: fault.offset,
        remedy: "Write it as in x:Address[@use='HOME']/x:Line[1], @id or '.'")
    case .prefix(let prefix):
      file.report(
        .unknownPrefix, fault.message, at: node, offset: fault.offset,
        remedy: .nearest(
          to: prefix, in: namespaces.keys.sorted(),
          otherwise: "Add it to 'namespaces' of the layout"))
    }
  }

  private mutating func children(
    _ root: YAMLNode, of layout: Layout, _ namespaces: [String: String]
  ) -> ([LayoutChild], [XMLDialect.Children]) {
    var children: [LayoutChild] = []
    var dialects: [XMLDialect.Children] = []
    for item in file.items("children", in: root, of: "the layout") {
      guard let node = file.group(item, "a set of children"),
        let name = file.requiredText("name", in: node, of: "a set of children")
      else { continue }
      let what = "children '\(name)'"
      file.expectKeys(Self.childrenKeys, in: node, of: what)
      guard !children.contains(where: { $0.name == name }) else {
        file.report(
          .columnTwice, "the layout has two sets of children '\(name)'", at: node["name"] ?? node,
          remedy: "Rename or remove one of them")
        continue
      }
      var paths: [XMLPath] = []
      let columns = columns(
        node, of: what, keys: Self.xmlColumnKeys,
        taken: layout.columns + children.flatMap(\.columns)
      ) { column, reader in paths.append(reader.path(column, namespaces)) }
      guard let steps = childPath(node, namespaces), !columns.isEmpty else {
        if node["columns"] == nil {
          file.report(
            .missingKey, "\(what) has no 'columns'", at: node, remedy: "List what a child has")
        }
        continue
      }
      children.append(LayoutChild(name: name, columns: columns))
      dialects.append(XMLDialect.Children(record: steps, columns: paths))
    }
    return (children, dialects)
  }

  /// The way from a record to a child of it.
  private mutating func childPath(
    _ node: YAMLNode, _ namespaces: [String: String]
  ) -> [XMLPath.Step]? {
    guard let text = file.requiredText("record", in: node, of: "a set of children"),
      let place = node["record"]
    else { return nil }
    do throws(XMLPath.Fault) {
      let path = try XMLPath(text, namespaces: namespaces)
      guard path.attribute == nil, !path.steps.isEmpty else {
        file.report(
          .badPath, "a child is an element, and '\(text)' names none", at: place,
          remedy: "Write the way from the record to the element, as in x:Alerts/x:Alert")
        return nil
      }
      return path.steps
    } catch {
      report(error, at: place, namespaces)
      return nil
    }
  }
}
