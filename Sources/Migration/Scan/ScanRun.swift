import Diagnostics
package import Extract
import Foundation
package import Transform

/// Profiles the exports of a project: one pass over each file, nothing written.
package struct ScanRun {
  /// What was found, and the keys as hashes by source.
  package struct Result: Sendable {
    package var scan: Scan
    package var keys: [String: KeyHashes]
    /// How long it took.
    package var step: RunStep
  }

  private let project: Project
  private let plans: [MappingPlan]
  private let exports: String
  private let mostKeys: Int

  /// - Parameters:
  ///   - project: Also one with faults: a scan is what one mends them by.
  ///   - plans: Of its mappings without faults.
  ///   - exports: The folder of the files.
  ///   - mostKeys: Different keys of one source that are remembered.
  package init(
    _ project: Project, plans: [MappingPlan], exports: String, mostKeys: Int? = nil
  ) {
    self.project = project
    self.plans = plans
    self.exports = exports
    self.mostKeys = mostKeys ?? KeyProfile.mostKeys
  }

  /// Reads every file that a source takes; one that cannot be read is told in the scan, and the
  /// others are read.
  ///
  /// - Parameter report: Is told the name of each file before it is read.
  /// - Returns: What was found, in the order of the project's sources.
  /// - Throws: Where the folder or its manifest cannot be read.
  package func run(report: (String) -> Void = { _ in }) throws(MigrationError) -> Result {
    var clock = StepClock()
    let manifest = try Manifest.read("\(exports)/\(project.manifest)")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: exports) else {
      throw MigrationError(
        Diagnostic(
          .sourceMissing, "the folder of the exports '\(exports)' cannot be read", at: nil,
          remedy: "Name the folder with '--from', or correct 'exports:' in migration.yaml"))
    }
    var result = Result(
      scan: Scan(project: project.name, asAt: manifest?.asAt.map(Self.day), sources: []),
      keys: [:], step: RunStep(.scan))
    for source in project.sources {
      let (scan, keys) = self.scan(source, names.sorted(), manifest, report)
      result.scan.sources.append(scan)
      if let keys { result.keys[source.name] = keys }
    }
    let files = result.scan.sources.flatMap(\.files)
    clock.end(
      RunStep(
        .scan, records: files.reduce(0) { $0 + $1.records },
        bytes: files.reduce(0) { $0 + $1.bytes }))
    result.step = clock.steps.last ?? result.step
    return result
  }

  private func scan(
    _ source: Project.Source, _ names: [String], _ manifest: Manifest?,
    _ report: (String) -> Void
  ) -> (SourceScan, KeyHashes?) {
    let profile = SourceProfile(
      source.layout,
      options: project.scanOptions(
        ofSource: source.name, plans: plans, asAt: manifest?.asAt?.timeIntervalSince1970))
    let key = project.keyColumns(ofSource: source.name).first
    let keys = key.flatMap { name in
      source.layout.columns.firstIndex { $0.name == name }
        .map { KeyProfile(column: $0, named: name, most: mostKeys) }
    }
    var files: [SourceScan.FileScan] = []
    for name in names where source.takes(name) {
      report(name)
      let declared = manifest?.lines.first { $0.file == name }?.rows
      var file = SourceScan.FileScan(file: name, declared: declared)
      do throws(ExtractError) {
        try read(source.layout, profile, keys, &file)
      } catch {
        file.problem = error.diagnostic.message
      }
      files.append(file)
    }
    for line in manifest?.lines ?? []
    where source.takes(line.file) && !files.contains(where: { $0.file == line.file }) {
      var file = SourceScan.FileScan(file: line.file, declared: line.rows)
      file.problem = "the manifest declares the file, and it is not there"
      files.append(file)
    }
    return (
      profile.result(name: source.name, files: files, keys: keys?.scan),
      keys.map { KeyHashes(contents: $0.contents) }
    )
  }

  private func read(
    _ layout: Layout, _ profile: SourceProfile, _ keys: KeyProfile?,
    _ file: inout SourceScan.FileScan
  ) throws(ExtractError) {
    let source = try SourceFile.open(path: "\(exports)/\(file.file)")
    file.header = try SourceHeader.names(of: source, layout: layout)
    var reader: any RecordReader & ~Copyable
    do throws(ExtractError) {
      reader = try Format.reader(of: source, layout: layout)
    } catch {
      guard case .headerDisagrees(_, _, .names) = error else { throw error }
      // Told, and read for the columns that are there.
      file.problem = error.diagnostic.message
      reader = try Format.reader(of: source, layout: SourceHeader.lenient(layout))
    }
    var batch = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      profile.add(batch)
      profile.add(broken)
      keys?.add(batch)
    }
    guard let ending = reader.ending else { return }
    file.records = ending.records
    file.bytes = ending.bytes
    guard let sha256 = ending.sha256 else { preconditionFailure("a scan asks for the SHA-256") }
    file.sha256 = sha256
  }

  private static func day(_ date: Date) -> String {
    date.formatted(.iso8601.year().month().day())
  }
}
