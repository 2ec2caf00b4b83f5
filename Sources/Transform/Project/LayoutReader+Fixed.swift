import Diagnostics
import Extract

// A layout of `kind: fixed`.

extension LayoutReader {
  static let fixedKeys = [
    "record length", "record end", "record type", "record types", "trailer", "trim",
  ]
  static let fixedColumnKeys = ["at"]
  static let recordTypeKeys = ["record length", "columns"]
  static let fixedTrailerKeys = ["type", "record count at"]
  static let tagKeys = ["at", "values"]

  /// Reads a layout of fixed positions; of a mixed file, one for each record type.
  mutating func fixed(_ root: YAMLNode) -> LayoutVariants? {
    file.expectKeys(
      Self.sharedKeys + Self.fixedKeys, in: root, of: "a layout")
    let name = file.requiredText("layout", in: root, of: "the layout") ?? ""
    only("bad bytes", ["reject"], in: root)
    only("record end", FixedDialect.RecordEnd.allCases.map(\.rawValue), in: root)
    only("trim", FixedDialect.Trim.allCases.map(\.rawValue), in: root)
    guard let length = recordLength(root) else { return nil }
    let end = (root["record end"]?.text).flatMap(FixedDialect.RecordEnd.init) ?? .crlf
    let trim = (root["trim"]?.text).flatMap(FixedDialect.Trim.init) ?? .right
    let encoding = encoding(root)
    if encoding.isUTF16, let node = root["encoding"] {
      file.report(
        .badLayout, "positions count bytes, and a file of UTF-16 has none that stay", at: node,
        remedy: "Ask for the file in an encoding of one byte a character, such as iso-8859-1")
    }
    let tags = tags(root, length, end, encoding)
    let frame = Layout(
      name: name,
      format: .fixed(
        FixedDialect(
          recordLength: length, recordEnd: end, positions: [], trim: trim,
          recordTypes: tags.map { RecordTypes(at: $0.at, tags: $0.tags, read: "") },
          trailer: trailer(root, tags))),
      encoding: encoding, columns: [], blankValues: blankValues(root, of: "the layout") ?? [""])
    guard let tags else {
      if let node = root["record types"], root["record type"] == nil {
        file.report(
          .missingKey, "the layout has 'record types' and no 'record type'", at: node,
          remedy: "Add 'record type: {at: 1-2, values: {\"10\": patient}}' with the place and the"
            + " values of the tag")
      }
      return fill(frame, root, of: "the layout", length).map(LayoutVariants.init)
    }
    if root["record types"] != nil { return recordTypes(root, frame, tags) }
    // One list of columns for whatever type a source picks.
    let types = tags.types.filter { !FixedTags.withoutColumns.contains($0) }
    return fill(frame, root, of: "the layout", length).map { shared in
      LayoutVariants(types.map { ($0, shared.reading($0)) })
    }
  }

  /// Reads `record types`: a list of columns for each.
  private mutating func recordTypes(
    _ root: YAMLNode, _ frame: Layout, _ tags: FixedTags
  ) -> LayoutVariants? {
    if let node = root["columns"] {
      file.report(
        .badLayout, "the layout has 'columns' and 'record types'", at: node,
        remedy: "Put the columns of each type below it in 'record types'")
    }
    var layouts: [(type: String?, layout: Layout)] = []
    for pair in file.group(root["record types"], "'record types'")?.pairs ?? [] {
      let what = "record type '\(pair.key.text ?? "")'"
      guard let type = pair.key.text, let node = file.group(pair.value, what) else { continue }
      file.expectKeys(Self.recordTypeKeys, in: node, of: what)
      guard let length = tags.recordLength(of: type) else {
        file.report(
          .unknownRecordType, "no value of 'record type' is '\(type)'", at: pair.key,
          remedy: .nearest(
            to: type, in: tags.types, otherwise: "Add the tag of this type to 'values'"))
        continue
      }
      guard let layout = fill(frame, node, of: what, length) else { continue }
      layouts.append((type, layout.reading(type)))
    }
    return layouts.isEmpty ? nil : LayoutVariants(layouts)
  }

  /// Gives a layout its columns.
  private mutating func fill(
    _ frame: Layout, _ node: YAMLNode, of what: String, _ length: Int
  ) -> Layout? {
    guard case .fixed(var dialect) = frame.format else { return nil }
    var layout = frame
    var positions: [Range<Int>] = []
    layout.columns = columns(node, of: what, keys: Self.fixedColumnKeys) { column, reader in
      positions.append(reader.position(column, within: length) ?? 0..<0)
    }
    guard !layout.columns.isEmpty else {
      if node["columns"] == nil {
        file.report(
          .missingKey, "\(what) has no 'columns'", at: node,
          remedy: "List the columns with their places")
      }
      return nil
    }
    dialect.recordLength = length
    dialect.positions = positions
    layout.format = .fixed(dialect)
    return layout
  }

  private mutating func recordLength(_ root: YAMLNode) -> Int? {
    guard root["record length"] != nil else {
      file.report(
        .missingKey, "the layout has no 'record length'", at: root,
        remedy: "Add 'record length: …', the bytes of a record without its line end")
      return nil
    }
    return length(in: root, of: "the layout")
  }

  private mutating func trailer(_ root: YAMLNode, _ tags: FixedTags?) -> FixedTrailer? {
    guard let group = file.group(root["trailer"], "'trailer'") else {
      return tags?.recordLength(of: "trailer").map { _ in FixedTrailer(type: "trailer") }
    }
    file.expectKeys(Self.fixedTrailerKeys, in: group, of: "'trailer'")
    guard let type = file.requiredText("type", in: group, of: "'trailer'") else { return nil }
    guard let length = tags?.recordLength(of: type) else {
      file.report(
        .unknownRecordType, "no value of 'record type' is '\(type)'", at: group["type"] ?? group,
        remedy: "Add the tag of the trailer to the values of 'record type'")
      return nil
    }
    return FixedTrailer(
      type: type,
      recordCountAt: group["record count at"].flatMap {
        place($0, within: length, "'record count at'")
      })
  }
}
