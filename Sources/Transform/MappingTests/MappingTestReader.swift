package import Diagnostics
import Schema
import Standards

/// Reads the files of a project's `tests/` and all that is wrong with them.
package struct MappingTestReader {
  static let fileKeys = ["as at", "tests"]
  static let keys = ["test", "mapping", "given", "given parents", sourcesKey, "expect"]
  static let sourcesKey = "given sources"
  static let parentKeys = ["loaded", "rejected", skippedKey]
  static let skippedKey = "skipped"

  let project: Project
  private var tests: [MappingTest] = []
  private var faults: [Diagnostic] = []

  /// - Returns: The tests whose words are all known, in the order of the files; and all faults, in
  ///   file order. A project without the folder has no tests.
  package static func read(
    _ project: Project
  ) -> (tests: [MappingTest], faults: [Diagnostic]) {
    var reader = MappingTestReader(project: project)
    for file in project.tests { reader.read(file) }
    return (reader.tests, reader.faults.inFileOrder())
  }

  private init(project: Project) { self.project = project }

  private mutating func read(_ file: ProjectFile) {
    var file = file
    defer { faults += file.faults }
    guard let root = file.group(file.root, "the file") else { return }
    file.expectKeys(Self.fileKeys, in: root, of: "a file of tests")
    if root["tests"] == nil {
      file.report(
        .missingKey, "the file has no 'tests'", at: root, remedy: "Add 'tests:' with a list")
    }
    let asAt = day(root, &file)
    for item in file.items("tests", in: root, of: "the file") {
      guard let node = file.group(item, "a test") else { continue }
      let before = file.faults.count
      guard let test = test(node, asAt: asAt, &file), file.faults.count == before else { continue }
      tests.append(test)
    }
  }

  private func day(_ root: YAMLNode, _ file: inout ProjectFile) -> Int64? {
    guard let node = root["as at"], let text = file.text(node, "'as at'") else { return nil }
    guard let day = DatePattern.days(printed: text) else {
      file.report(
        .wrongShape, "'\(text)' is no date", at: node, remedy: "Write it as dd/MM/yyyy")
      return nil
    }
    return day
  }

  private func test(
    _ node: YAMLNode, asAt: Int64?, _ file: inout ProjectFile
  ) -> MappingTest? {
    file.expectKeys(Self.keys, in: node, of: "a test")
    let name = file.requiredText("test", in: node, of: "a test")
    guard let mappingName = file.requiredText("mapping", in: node, of: "a test"),
      let mapping = mapping(mappingName, node, &file),
      let source = project.source(named: mapping.source)
    else { return nil }
    guard let givenNode = node["given"], let expectNode = node["expect"] else {
      let missing = node["given"] == nil ? "given" : "expect"
      file.report(
        .missingKey, "a test has no '\(missing)'", at: node, remedy: "Add a line '\(missing): …'")
      return nil
    }
    let given = (givenNode.items ?? [givenNode]).map { Self.given($0, source.layout, &file) }
    var reader = ExpectationReader(tables: Self.tables(of: mapping), file: file)
    let expected = reader.read(expectNode, records: given.count)
    file = reader.file
    let parents = parents(node, &file)
    let sources = sources(node, &file)
    guard let name else { return nil }
    return MappingTest(
      name: name, place: file.place(node["test"] ?? node), mapping: mappingName, given: given,
      parents: parents, sources: sources, asAt: asAt, expected: expected)
  }

  private func mapping(
    _ name: String, _ node: YAMLNode, _ file: inout ProjectFile
  ) -> MappingDeclaration? {
    if let found = project.mappings.first(where: { $0.name == name }) {
      // One without targets has been reported, and fills nothing that could be expected.
      return found.targets.isEmpty ? nil : found
    }
    // It may be the one that could not be read.
    guard !project.unread.mappings else { return nil }
    let known = project.mappings.map(\.name)
    file.report(
      .unknownMapping, "there is no mapping '\(name)'", at: node["mapping"] ?? node,
      remedy: .nearest(
        to: name, in: known, otherwise: "The project has: \(known.joined(separator: ", "))"))
    return nil
  }

  /// The tables that the mapping fills, and the one of values set aside.
  static func tables(of mapping: MappingDeclaration) -> [Table] {
    let names = mapping.targets.compactMap { $0["into"]?.text } + [Table.legacyValue.name]
    return Tables.record.filter { names.contains($0.name) }
  }

  /// The records of other sources in which the mapping looks values up.
  private func sources(
    _ node: YAMLNode, _ file: inout ProjectFile
  ) -> [String: [GivenRecord]] {
    var sources: [String: [GivenRecord]] = [:]
    let known = project.sources.map(\.name)
    for pair in file.group(node[Self.sourcesKey], "'\(Self.sourcesKey)'")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      guard let source = project.source(named: name) else {
        // It may be the one that could not be read.
        guard !project.unread.allSources, !project.unread.sources.contains(name) else { continue }
        file.report(
          .unknownSource, "there is no source '\(name)'", at: pair.key,
          remedy: .nearest(
            to: name, in: known, otherwise: "migration.yaml has: \(known.joined(separator: ", "))"))
        continue
      }
      sources[name] = (pair.value.items ?? [pair.value]).map {
        Self.given($0, source.layout, &file)
      }
    }
    return sources
  }

  private func parents(
    _ node: YAMLNode, _ file: inout ProjectFile
  ) -> [String: MappingTest.StatedParents] {
    var parents: [String: MappingTest.StatedParents] = [:]
    let roots = Tables.record.filter(\.isRoot).map(\.name)
    for pair in file.group(node["given parents"], "'given parents'")?.pairs ?? [] {
      guard let table = pair.key.text else { continue }
      guard roots.contains(table) else {
        file.report(
          .unknownTable, "there is no table '\(table)' whose rows are known by a key",
          at: pair.key,
          remedy: .nearest(
            to: table, in: roots, otherwise: "Name one of: \(roots.joined(separator: ", "))"))
        continue
      }
      var stated = MappingTest.StatedParents()
      if let items = pair.value.items {
        stated.loaded = items.compactMap(\.text)
      } else if let group = file.group(pair.value, "'\(table)'") {
        file.expectKeys(Self.parentKeys, in: group, of: "'\(table)'")
        stated.loaded = file.items("loaded", in: group, of: "'\(table)'").compactMap(\.text)
        stated.rejected = file.items("rejected", in: group, of: "'\(table)'").compactMap(\.text)
        stated.skipped = skipped(group, &file)
      }
      parents[table] = stated
    }
    return parents
  }

  /// Reads `skipped: {TEST_PATIENT: ["102"]}`: the keys of parents that were left out, by reason.
  private func skipped(_ node: YAMLNode, _ file: inout ProjectFile) -> [String: String] {
    var skipped: [String: String] = [:]
    let group = file.group(node[Self.skippedKey], "'\(Self.skippedKey)'")
    for pair in group?.pairs ?? [] {
      guard let reason = pair.key.text else { continue }
      if Reasons.reason(named: reason) == nil, !reason.hasPrefix("SITE_") {
        file.report(
          .unknownReason, "there is no reason '\(reason)'", at: pair.key,
          remedy: .nearest(
            to: reason, in: Reasons.all.map(\.slug),
            otherwise: "`migrate reference reasons` lists them all"))
      }
      for key in file.items(reason, in: group ?? node, of: "'\(Self.skippedKey)'") {
        if let text = key.text { skipped[text] = reason }
      }
    }
    return skipped
  }
}
