package import Diagnostics
import Extract
import Foundation
import Schema

/// Reads the files of a project into plain values, and everything that is wrong with them.
package struct ProjectReader {
  let folder: URL
  let meanings: MeaningList?
  var faults: [Diagnostic] = []
  var unread = UnreadParts()
  private var ruleTexts: [String] = []
  /// The files that were read, by their names in the project.
  var names: Set<String> = []
  /// The files that were read, names and contents: what the ruleset is the hash of.
  var contents: [UInt8] = []
  var signedFiles: [SignedFile] = []
  private var rulesFile: ProjectFile?

  package init(folder: String, meanings: MeaningList? = nil) {
    self.meanings = meanings
    self.folder = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
  }

  /// - Parameters:
  ///   - folder: The folder with `migration.yaml`.
  ///   - meanings: What `means:` of a layout may say, for the check of it.
  /// - Returns: The project as far as it could be read, `nil` without a `migration.yaml`; and all
  ///   faults, in file order.
  package static func read(
    _ folder: String, meanings: MeaningList? = nil
  ) -> (project: Project?, faults: [Diagnostic]) {
    var reader = ProjectReader(folder: folder, meanings: meanings)
    let project = reader.read()
    return (project, reader.faults.inFileOrder())
  }

  mutating func report(_ diagnostic: Diagnostic) { faults.append(diagnostic) }

  private mutating func read() -> Project? {
    guard var file = yaml("migration.yaml", namedBy: nil), let root = file.root,
      file.group(root, "migration.yaml") != nil
    else { return nil }
    file.expectKeys(ProjectKeys.migration, in: root, of: "migration.yaml")
    checkVersions(root, &file)
    let name = file.requiredText("migration", in: root, of: "migration.yaml") ?? ""
    let system = file.requiredText("source system", in: root, of: "migration.yaml") ?? name
    let timezone = file.text("timezone", in: root, of: "migration.yaml") ?? "Europe/London"
    let exports = file.text("exports", in: root, of: "migration.yaml") ?? "exports"
    let manifest = file.text("manifest", in: root, of: "migration.yaml") ?? "manifest.csv"
    let sources = readSources(root, &file)
    let codeTables = readCodeTables(root, &file)
    let crosswalks = readCrosswalks(root, &file)
    let references = readReferences(root, &file)
    let mappings = readMappings(root, &file)
    let rules = readRules(root, sources, mappings, &file)
    let stopWhen = LimitReader.stopWhen(root["stop when"], &file)
    let goOnlyIf = LimitReader.goOnlyIf(root["go only if"], &file)
    let secondPersonDecisions = Self.secondPersonDecisions(root, &file)
    faults += file.faults
    file.faults = []
    let hasErrors = faults.contains { $0.severity == .error }
    if !hasErrors {
      reportUnnamedFiles(mappingFolders: Set(mappings.map { Self.folder(of: $0.file.name) }))
    }
    return Project(
      folder: folder.path, file: file, unread: unread, hasErrors: hasErrors,
      ruleTexts: ruleTexts, name: name, sourceSystem: system, timezone: timezone,
      exports: path(exports), manifest: manifest, sources: sources, crosswalks: crosswalks,
      codeTables: codeTables, meantLists: meantLists(of: sources), references: references,
      mappings: mappings, rules: rules, rulesFile: rulesFile, tests: readTests(),
      stopWhen: stopWhen, goOnlyIf: goOnlyIf, secondPersonDecisions: secondPersonDecisions,
      signedFiles: signedFiles,
      ruleset: SHA256.hexDigest(of: contents))
  }

  func path(_ relative: String) -> String {
    URL(filePath: relative, relativeTo: folder).standardizedFileURL.path
  }

  private func checkVersions(_ root: YAMLNode, _ file: inout ProjectFile) {
    if let format = file.requiredText("format", in: root, of: "migration.yaml"), format != "1",
      let node = root["format"]
    {
      file.report(
        .wrongVersion, "this version reads format 1", at: node,
        remedy: "Use the version of Trackway that the project was written for")
    }
    if let target = file.requiredText("target", in: root, of: "migration.yaml"),
      target != "epr/1", let node = root["target"]
    {
      file.report(
        .wrongVersion, "this version's record store is epr/1", at: node,
        remedy: "Check the project against epr/1, then write 'target: epr/1'")
    }
  }

  // MARK: Parts

  private mutating func readSources(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [Project.Source] {
    var sources: [Project.Source] = []
    guard let group = file.group(root["sources"], "'sources'") else {
      if root["sources"] == nil {
        file.reportMissing(
          "sources", in: root, "migration.yaml has no 'sources'",
          remedy: "Name each kind of file with its layout")
      }
      unread.allSources = true
      return []
    }
    for pair in group.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      unread.sources.insert(name)
      guard let node = file.group(pair.value, "source '\(name)'") else {
        continue
      }
      file.expectKeys(ProjectKeys.source, in: node, of: "source '\(name)'")
      guard let path = file.requiredText("layout", in: node, of: "source '\(name)'"),
        let files = file.requiredText("files", in: node, of: "source '\(name)'"),
        let layoutNode = node["layout"],
        let layoutFile = yaml(path, namedBy: (file, layoutNode))
      else { continue }
      var reader = LayoutReader(file: layoutFile, meanings: meanings)
      let variants = reader.read()
      faults += reader.file.faults
      guard let variants, let picked = pick(variants, node, name, &file) else { continue }
      guard let isReconciliation = isReconciliation(node, name, &file) else { continue }
      unread.sources.remove(name)
      if reader.hasLostColumns { unread.columns.insert(picked.layout.name) }
      sources.append(
        Project.Source(
          name: name, layout: picked.layout, files: files, recordType: picked.type,
          lookupMegabytes: lookupMegabytes(node, name, &file),
          isReconciliation: isReconciliation))
    }
    return sources
  }

  /// `nil` where the use is none that is known.
  private func isReconciliation(
    _ source: YAMLNode, _ name: String, _ file: inout ProjectFile
  ) -> Bool? {
    guard let node = source[ProjectKeys.useKey],
      let use = file.text(node, "'\(ProjectKeys.useKey)' of source '\(name)'")
    else { return source[ProjectKeys.useKey] == nil ? false : nil }
    guard use != ProjectKeys.reconciliation else { return true }
    file.report(
      .unknownUse, "'\(use)' is no use of a source", at: node,
      remedy: .nearest(
        to: use, in: [ProjectKeys.reconciliation],
        otherwise: "Write 'use: reconciliation', or take it out: what a mapping loads needs none"))
    return nil
  }

  private func lookupMegabytes(
    _ source: YAMLNode, _ name: String, _ file: inout ProjectFile
  ) -> Int {
    let key = ProjectKeys.lookupKey
    guard let node = source[key],
      let number = file.number(key, in: source, of: "source '\(name)'")
    else { return LookupTable.defaultMegabytes }
    guard (1...LookupTable.mostMegabytes).contains(number) else {
      file.report(
        .wrongShape, "look-ups cannot take \(number) megabytes", at: node,
        remedy: "Write a number from 1 to \(LookupTable.mostMegabytes)")
      return LookupTable.defaultMegabytes
    }
    return number
  }

  /// The layout of the record type that a source names, or of the only one.
  private func pick(
    _ variants: LayoutVariants, _ source: YAMLNode, _ name: String, _ file: inout ProjectFile
  ) -> (type: String?, layout: Layout)? {
    let types = variants.types
    guard let node = source["record type"] else {
      if variants.layouts.count == 1 { return variants.layouts.first }
      file.report(
        .recordTypeNotPicked, "the layout has several record types, and source '\(name)' none",
        at: source,
        remedy: "Add 'record type:' with one of: \(types.joined(separator: ", "))")
      return nil
    }
    guard let type = file.text(node, "'record type' of source '\(name)'") else { return nil }
    if let found = variants.layouts.first(where: { $0.type == type }) { return found }
    file.report(
      .unknownRecordType, "the layout has no record type '\(type)' with columns", at: node,
      remedy: .nearest(
        to: type, in: types,
        otherwise: (types.isEmpty
          ? "Take 'record type' out: all records of the layout are alike"
          : "Write one of: \(types.joined(separator: ", "))")))
    return nil
  }

  private mutating func readCodeTables(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [CodeTable] {
    guard let node = root["codes"], let name = file.text(node, "'codes'") else { return [] }
    let codes = path(name)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: codes) else {
      file.report(
        .projectFileMissing, "there is no folder '\(name)' in the project", at: node,
        remedy: "Correct the path, or add the folder")
      unread.allCodeTables = true
      return []
    }
    let folder = name.hasSuffix("/") ? String(name.dropLast()) : name
    let place = (file, node)
    var tables: [CodeTable] = []
    for file in names.sorted() where file.hasSuffix(".csv") {
      let name = String(file.dropLast(4))
      if let table = readCodeTable(name, "\(folder)/\(file)", namedBy: place) {
        tables.append(table)
      } else {
        unread.codeTables.insert(name)
      }
    }
    return tables
  }

  private mutating func readCodeTable(
    _ name: String, _ path: String, namedBy place: (ProjectFile, YAMLNode)
  ) -> CodeTable? {
    guard let bytes = bytes(path, namedBy: place) else { return nil }
    var reader = CodeTableReader(file: path)
    let table = reader.read(name, bytes)
    faults += reader.faults
    return table
  }

  private mutating func readCrosswalks(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [Crosswalk] {
    var crosswalks: [Crosswalk] = []
    for pair in file.group(root["crosswalks"], "'crosswalks'")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      unread.crosswalks.insert(name)
      guard let node = file.group(pair.value, "crosswalk '\(name)'")
      else { continue }
      let what = "crosswalk '\(name)'"
      file.expectKeys(ProjectKeys.crosswalk, in: node, of: what)
      guard let path = file.requiredText("file", in: node, of: what), let fileNode = node["file"],
        let table = file.requiredText("to", in: node, of: what),
        let field = file.requiredText("by", in: node, of: what)
      else { continue }
      let lacking = file.text("when the EPR lacks it", in: node, of: what) ?? "reject"
      if !ProjectKeys.lacking.contains(lacking), let at = node["when the EPR lacks it"] {
        file.report(
          .unknownAnswer, "'\(lacking)' is no answer here", at: at,
          remedy: "Write 'create inactive' or 'reject'")
      }
      guard CrosswalkCheck.check(table: table, field: field, at: node, &file) else { continue }
      if let codes = readCodeTable(name, path, namedBy: (file, fileNode)) {
        unread.crosswalks.remove(name)
        crosswalks.append(
          Crosswalk(
            name: name, table: table, field: field, createsInactive: lacking == "create inactive",
            codes: codes))
      }
    }
    return crosswalks
  }

  private mutating func readReferences(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [Project.ReferenceFile] {
    (file.group(root["reference"], "'reference'")?.pairs ?? []).compactMap { pair in
      guard let table = pair.key.text, let name = file.text(pair.value, "reference '\(table)'"),
        bytes(name, namedBy: (file, pair.value)) != nil
      else { return nil }
      guard Tables.record.contains(where: { $0.name == table }) else {
        let tables = Tables.record.map(\.name)
        file.report(
          .unknownTable, "there is no table '\(table)'", at: pair.key,
          remedy: .nearest(
            to: table, in: tables, otherwise: "`migrate reference tables` lists them all"))
        return nil
      }
      return Project.ReferenceFile(table: table, path: path(name))
    }
  }

  private mutating func readMappings(
    _ root: YAMLNode, _ file: inout ProjectFile
  ) -> [MappingDeclaration] {
    var mappings: [MappingDeclaration] = []
    if root["mappings"] == nil {
      file.reportMissing(
        "mappings", in: root, "migration.yaml has no 'mappings'",
        remedy: "List the mapping files in the order in which they load")
    }
    for node in file.items("mappings", in: root, of: "migration.yaml") {
      guard let name = file.text(node, "a mapping"), let mapping = yaml(name, namedBy: (file, node))
      else {
        unread.mappings = true
        continue
      }
      if let declaration = readMapping(mapping) {
        mappings.append(declaration)
      } else {
        unread.mappings = true
      }
    }
    for (index, mapping) in mappings.enumerated()
    where !mapping.name.isEmpty
      && mappings[..<index].contains(where: { $0.name == mapping.name })
    {
      var file = mapping.file
      file.faults = []
      file.report(
        .mappingTwice, "two mappings are named '\(mapping.name)'",
        at: mapping.root["mapping"] ?? mapping.root,
        remedy: "Rename one of them")
      faults += file.faults
    }
    return mappings
  }

  private mutating func readMapping(_ mapping: ProjectFile) -> MappingDeclaration? {
    var mapping = mapping
    defer { faults += mapping.faults }
    guard let root = mapping.group(mapping.root, "the mapping") else { return nil }
    mapping.expectKeys(MappingScope.keys, in: root, of: "a mapping")
    let name = mapping.requiredText("mapping", in: root, of: "the mapping") ?? ""
    let source = mapping.requiredText("from", in: root, of: "the mapping") ?? ""
    var file = mapping
    file.faults = []
    return MappingDeclaration(
      file: file, root: root, name: name, source: source,
      version: mapping.text("version", in: root, of: "the mapping") ?? "1",
      about: mapping.text("about", in: root, of: "the mapping") ?? "")
  }

  private mutating func readRules(
    _ root: YAMLNode, _ sources: [Project.Source], _ mappings: [MappingDeclaration],
    _ file: inout ProjectFile
  ) -> [RecordRule] {
    guard let node = root["rules"], let name = file.text(node, "'rules'"),
      let rulesFile = yaml(name, namedBy: (file, node))
    else { return [] }
    self.rulesFile = rulesFile
    var reader = RuleReader(
      file: rulesFile,
      controls: { [folder] name in
        FileManager.default.contents(atPath: folder.appending(path: name).path).map { [UInt8]($0) }
      }, sources: sources, mappings: mappings, unread: unread)
    let rules = reader.read()
    ruleTexts = rulesFile.root?.texts ?? []
    faults += reader.file.faults
    return rules
  }

  /// The files of `tests/`, where there are any.
  private mutating func readTests() -> [ProjectFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path("tests"))) ?? []
    return names.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { name in
      guard let data = FileManager.default.contents(atPath: path("tests/\(name)")),
        let text = String(validating: data, as: UTF8.self)
      else {
        faults.append(
          Diagnostic(
            .yamlSyntax, "the file is not text in UTF-8",
            at: Place("tests/\(name)", line: 1, column: 1), remedy: "Save it as UTF-8"))
        return nil
      }
      return ProjectFile(name: "tests/\(name)", text: text)
    }
  }
}
