import Diagnostics
import Extract

// Places, lengths and tags of a layout of fixed positions.

extension LayoutReader {
  /// Reads the place of a column.
  mutating func position(_ column: YAMLNode, within length: Int) -> Range<Int>? {
    let name = column["name"]?.text ?? ""
    guard let node = column["at"] else {
      file.report(
        .missingKey, "column '\(name)' has no 'at'", at: column,
        remedy: "Add its first and last position, such as 'at: 3-8'")
      return nil
    }
    return place(node, within: length, "'at' of column '\(name)'")
  }

  /// Reads `3-8` or `5`: positions from 1, the last one included.
  ///
  /// - Returns: The bytes, counted from 0.
  mutating func place(
    _ node: YAMLNode, within length: Int, _ what: String
  ) -> Range<Int>? {
    guard let text = file.text(node, what) else { return nil }
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
      part.allSatisfy(\.isNumber) ? Int(part) : nil
    }
    guard numbers.count <= 2, let first = numbers[0], let last = numbers.last ?? nil, first >= 1,
      first <= last
    else {
      file.report(
        .badPosition, "\(what) is '\(text)', which is no place in a record", at: node,
        remedy: "Write the first and the last position, counted from 1, such as 3-8")
      return nil
    }
    guard last <= length else {
      file.report(
        .badPosition, "\(what) ends at \(last), and the record at \(length)", at: node,
        remedy: "Correct the place or 'record length'")
      return nil
    }
    return first - 1..<last
  }

  /// Reads `record length`: one that the reader can hold.
  mutating func length(in group: YAMLNode, of what: String) -> Int? {
    guard let node = group["record length"],
      let length = file.number("record length", in: group, of: what)
    else { return nil }
    guard (1...FixedReader.longestRecord).contains(length) else {
      file.report(
        .badLayout, "a record cannot have \(length) bytes", at: node,
        remedy: "Write a number from 1 to \(FixedReader.longestRecord)")
      return nil
    }
    return length
  }

  /// Reads `record type`: the place of the tag, and what each tag means.
  mutating func tags(
    _ root: YAMLNode, _ recordLength: Int, _ end: FixedDialect.RecordEnd, _ encoding: TextEncoding
  ) -> FixedTags? {
    guard let group = file.group(root["record type"], "'record type'") else { return nil }
    file.expectKeys(Self.tagKeys, in: group, of: "'record type'")
    guard let node = group["at"], let values = group["values"] else {
      file.report(
        .missingKey, "'record type' needs 'at' and 'values'", at: group,
        remedy: "Write it as {at: 1-2, values: {\"10\": patient, \"20\": spell}}")
      return nil
    }
    guard let at = place(node, within: recordLength, "'at' of 'record type'"),
      let pairs = file.group(values, "'values'")?.pairs
    else { return nil }
    guard at.count <= RecordTypes.longestTag else {
      file.report(
        .badPosition, "a tag cannot have \(at.count) bytes", at: node,
        remedy: "Name the places in which the records differ, at most \(RecordTypes.longestTag)")
      return nil
    }
    var tags: [RecordTypes.Tag] = []
    for pair in pairs {
      guard let text = pair.key.text, let type = file.text(pair.value, "a record type") else {
        continue
      }
      guard let bytes = encoding.bytes(of: text), bytes.count <= at.count else {
        file.report(
          .badPosition, "the tag '\(text)' does not fit into \(at.count) bytes", at: pair.key,
          remedy: "Correct the tag or its place")
        continue
      }
      let own = ownLength(of: type, root, end)
      tags.append(RecordTypes.Tag(text: text, type: type, recordLength: own ?? recordLength))
    }
    guard tags.contains(where: { !FixedTags.withoutColumns.contains($0.type) }) else {
      file.report(
        .badLayout, "'record type' declares no type with columns", at: values,
        remedy: "Name the tag of the records, such as {\"10\": patient}")
      return nil
    }
    return FixedTags(at: at, tags: tags)
  }

  /// The length of the records of a type that names one.
  private mutating func ownLength(
    of type: String, _ root: YAMLNode, _ end: FixedDialect.RecordEnd
  ) -> Int? {
    guard let group = root["record types"]?[type], let node = group["record length"] else {
      return nil
    }
    guard end != .none else {
      file.report(
        .badLayout, "without line ends all records have the same length", at: node,
        remedy: "Take 'record length' out of the type, or write 'record end: crlf' or 'lf'")
      return nil
    }
    return length(in: group, of: "record type '\(type)'")
  }
}
