import Diagnostics
import Extract
import Foundation
import Transform

/// One file that one mapping reads, seen to be the declared one before anything is written; see
/// ``SourcePlan/prove(_:)``.
struct PlannedFile: Sendable {
  let path: String
  let name: String
  /// That of the source; where another source before it reads the same file, without its unknown
  /// records.
  let layout: Layout
  /// Which records of a mixed file are meant.
  let recordType: String?
  let declared: Int?
  /// That of the manifest.
  var declaredSHA256: String?
  let digest: FileDigest
  let size: Int
  let extent: Manifest.Extent
  /// The moment of the extract; `nil` where the manifest does not say.
  var asAt: Date?
  /// Records that earlier runs have kept out, where these are read and no file.
  var kept: KeptFile?

  /// 64 hexadecimal digits.
  var sha256: String { digest.proved.sha256 }

  /// For messages: of which type, where the file has several.
  var ofType: String { recordType.map { " of type '\($0)'" } ?? "" }
}

/// The files of a run by mapping, in the order in which they load.
struct SourcePlan: Sendable {
  struct Phase: Sendable {
    let plan: MappingPlan
    let files: [PlannedFile]
  }

  /// The files of one of the old system's own reports.
  struct Report: Sendable {
    let source: Project.Source
    let files: [PlannedFile]
  }

  let phases: [Phase]
  let reports: [Report]
  /// By source, those that no mapping reads too.
  let files: [String: [PlannedFile]]
  let asAt: Date?

  /// Records that the manifest declares, of the files that are read; `nil` without a manifest.
  var declared: Int? {
    let counts =
      (phases.filter { !$0.plan.isDerived }.flatMap(\.files) + reports.flatMap(\.files))
      .map(\.declared)
    return counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
  }

  /// Bytes of all files, for the estimate of the time left.
  var size: Int {
    (phases.flatMap(\.files) + reports.flatMap(\.files)).reduce(0) { $0 + $1.size }
  }

  /// Only the phases of these mappings; all where none is named.
  func only(_ mappings: Set<String>) -> SourcePlan {
    guard !mappings.isEmpty else { return self }
    return SourcePlan(
      phases: phases.filter { mappings.contains($0.plan.name) }, reports: reports, files: files,
      asAt: asAt)
  }

  /// Finds every file, and begins to make their digests.
  ///
  /// - Throws: Where a file is unknown to the manifest, or to the project.
  static func find(
    _ project: Project, plans: [MappingPlan], exports: String, manifest path: String?
  ) throws(MigrationError) -> SourcePlan {
    let manifest = try Manifest.read(path ?? "\(exports)/\(project.manifest)")
    if let path, manifest == nil {
      throw MigrationError(
        Diagnostic(
          .sourceMissing, "there is no manifest '\(path)'", at: Place(path),
          remedy: "Correct the path that follows '--manifest'"))
    }
    let names = try Self.names(in: exports)
    var digests: [String: FileDigest] = [:]
    var files: [String: [PlannedFile]] = [:]
    for (index, source) in project.sources.enumerated() {
      files[source.name] = try Self.files(
        of: source, after: project.sources[..<index], names, manifest, exports, &digests)
    }
    if let manifest { try checkAllClaimed(manifest, project) }
    FileDigest.makeAll(digests.values.map { ($0, size: size(of: $0.path)) })
    let phases = plans.compactMap { plan in
      files[plan.source].map { Phase(plan: plan, files: $0) }
    }
    let reports = project.sources.filter(\.isReconciliation).map { source in
      Report(source: source, files: files[source.name] ?? [])
    }
    return SourcePlan(phases: phases, reports: reports, files: files, asAt: manifest?.asAt)
  }

  /// Whether fewer files are still being hashed than the machine has cores.
  func leavesACore() -> Bool {
    let waiting = Set(
      files.values.joined().map(\.digest).filter { !$0.isMade }.map(ObjectIdentifier.init))
    return waiting.count < ProcessInfo.processInfo.activeProcessorCount
  }

  /// Waits for the digests, and sees that each file is one that can be loaded.
  ///
  /// - Throws: Where a file is missing, empty, a folder, another than the declared one, or without
  ///   records; nothing has been written then.
  func prove(_ project: Project) throws(MigrationError) {
    for source in project.sources {
      for file in files[source.name] ?? [] { try file.prove() }
    }
  }

  static func names(in folder: String) throws(MigrationError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw MigrationError(
        Diagnostic(
          .sourceMissing, "the folder of the exports '\(folder)' cannot be read", at: nil,
          remedy: "Name the folder with '--from', or correct 'exports:' in migration.yaml"))
    }
    return names.sorted()
  }

  private static func files(
    of source: Project.Source, after earlier: ArraySlice<Project.Source>, _ names: [String],
    _ manifest: Manifest?, _ exports: String, _ digests: inout [String: FileDigest]
  ) throws(MigrationError) -> [PlannedFile] {
    let found = names.filter { source.takes($0) }
    var planned: [PlannedFile] = []
    func plan(_ name: String, _ line: Manifest.Line?) {
      let path = "\(exports)/\(name)"
      let digest = digests[path] ?? FileDigest(of: path)
      digests[path] = digest
      let isLater = earlier.contains { $0.takes(name) }
      planned.append(
        PlannedFile(
          path: path, name: name,
          layout: isLater ? source.layout.leavingUnknownRecords() : source.layout,
          recordType: source.recordType, declared: line?.rows, declaredSHA256: line?.sha256,
          digest: digest, size: size(of: path), extent: line?.extent ?? .unknown, asAt: line?.asAt))
    }
    guard let manifest else {
      guard !found.isEmpty else {
        throw MigrationError(
          Diagnostic(
            .sourceMissing, "no file fits '\(source.files)' of source '\(source.name)'", at: nil,
            remedy: "Copy the file into '\(exports)', or name the folder with '--from'"))
      }
      for name in found { plan(name, nil) }
      return planned
    }
    let declared = manifest.lines(of: source)
    for name in found where !declared.contains(where: { $0.file == name }) {
      throw MigrationError(
        Diagnostic(
          .sourceUndeclared, "the manifest does not know '\(name)'", at: Place(name),
          remedy: "Ask the supplier for a complete manifest, or take the file out of the folder"))
    }
    for line in declared { plan(line.file, line) }
    return planned
  }

  /// In bytes.
  private static func size(of path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// Every line of the manifest belongs to a source.
  private static func checkAllClaimed(
    _ manifest: Manifest, _ project: Project
  ) throws(MigrationError) {
    for line in manifest.lines
    where !project.sources.contains(where: { $0.takes(line) }) {
      let isKnown = project.sources.contains { $0.takes(line.file) }
      throw MigrationError(
        Diagnostic(
          .sourceUndeclared,
          isKnown
            ? "the manifest declares records of type '\(line.recordType)' in '\(line.file)', which"
              + " no source reads"
            : "the manifest declares '\(line.file)', which fits no source",
          at: Place(line.file),
          remedy: "Add a source for it to migration.yaml, or ask what it is"))
    }
  }
}

extension PlannedFile {
  /// Sees that the file is the declared one, and that it can be read; waits for its digest.
  fileprivate func prove() throws(MigrationError) {
    do {
      let file = try open()
      let hash = try digest.value().sha256
      if let declaredSHA256, declaredSHA256 != hash {
        throw MigrationError(
          Diagnostic(
            .sourceHashDiffers, "'\(name)' is not the file that the manifest declares",
            at: Place(name),
            remedy: "Copy the file again and compare its size, then run again; nothing was"
              + " written"))
      }
      try file.proveUnpacks()
      if declared.map({ $0 > 0 }) ?? false {
        try expectRecord(file)
      } else {
        _ = try Format.reader(of: file, layout: layout)
      }
    } catch let error as MigrationError {
      throw error
    } catch let error as ExtractError {
      throw MigrationError(error)
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }

  /// Opens the file, compares its header, and sees a first record.
  private func expectRecord(_ file: SourceFile) throws {
    var reader = try Format.reader(of: file, layout: layout)
    var batch = RecordBatch(layout, records: 1, bytes: 1 << 16)
    var broken: [BrokenRecord] = []
    guard try !reader.read(into: &batch, broken: &broken) else { return }
    throw MigrationError(
      Diagnostic(
        .sourceHeaderOnly, "'\(name)' has no records, and the manifest declares some",
        at: Place(name), remedy: "Ask for the file again; nothing was written"))
  }
}
