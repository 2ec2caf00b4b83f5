package import Diagnostics
import Extract
import Foundation
import Transform

/// A project of which one file at a time is hostile.
///
/// Two bytes of an input choose the file and whether it is read twice; the rest is its text. The
/// other files are written once.
package final class FuzzProject: Sendable {
  private let folder: String
  /// Every meaning is known, so that there are none to look for.
  private let meanings = MeaningList(["code of LIST"]) { _ in true }

  package init() throws {
    folder = NSTemporaryDirectory() + "trackway-" + UUID().uuidString
    for file in Self.files {
      let path = URL(filePath: "\(folder)/\(file.name)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: path)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What is wrong with the project as it is.
  package var faults: [Diagnostic] { read().faults }

  /// Checks the project with the file of an input, and traps where a promise is broken.
  package func check(_ input: [UInt8]) {
    var choices = Choices(input)
    let file = choices.one(of: Self.files)
    let isReadTwice = choices.number() & 3 == 3
    // Foundation leaks a page for every empty file that it reads.
    let text = choices.content.isEmpty ? [0x0A] : choices.content
    write(text, to: file.name)
    defer { write(Array(file.text.utf8), to: file.name) }
    let checked = read()
    checkFaults(checked.faults, in: file.name, String(decoding: text, as: UTF8.self))
    if isReadTwice { precondition(read().faults == checked.faults, "other faults") }
    guard let project = checked.project, !Self.hasErrors(checked.faults) else { return }
    precondition(
      checked.plans.count == project.mappings.count,
      "\(checked.plans.count) plans of \(project.mappings.count) mappings without a fault")
    checkTests(of: project, checked.plans, in: file.name, String(decoding: text, as: UTF8.self))
    for source in project.sources { ReaderPromises(Self.sample(source.layout)).check() }
  }

  private func write(_ bytes: [UInt8], to name: String) {
    guard (try? Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))) != nil else {
      preconditionFailure("\(folder)/\(name) cannot be written")
    }
  }

  /// As `migrate check` does.
  private func read() -> (project: Project?, plans: [MappingPlan], faults: [Diagnostic]) {
    let (project, faults) = ProjectReader.read(folder, meanings: meanings)
    guard let project else { return (nil, [], faults) }
    let (plans, compiled) = MappingCompiler.compile(project, codes: NationalCodes.codes)
    return (project, plans, faults + compiled)
  }

  private static func hasErrors(_ faults: [Diagnostic]) -> Bool {
    faults.contains { $0.severity == .error }
  }

  /// Each fault has a place in a file and a remedy, and can be shown.
  private func checkFaults(_ faults: [Diagnostic], in name: String, _ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
    for fault in faults {
      precondition(!fault.remedy.isEmpty, "\(fault.code) has no remedy")
      guard let place = fault.place, let line = place.line else { continue }
      precondition(line >= 1 && place.column ?? 1 >= 1, "\(fault.code) is at \(line)")
      guard place.file == name else { continue }
      precondition(line <= lines + 1, "\(fault.code) is at line \(line) of \(lines)")
      guard let fix = fault.fix else { continue }
      precondition(
        (fix.start.line, fix.start.column) <= (fix.end.line, fix.end.column),
        "the fix of \(fault.code) ends before it begins")
      _ = fix.applied(to: text)
    }
    _ = TerminalRenderer(mostPerFile: nil).render(faults)
    _ = SARIFLog(faults, folder: folder)
  }

  private func checkTests(
    of project: Project, _ plans: [MappingPlan], in name: String, _ text: String
  ) {
    let (tests, faults) = MappingTestReader.read(project)
    checkFaults(faults, in: name, text)
    guard !Self.hasErrors(faults), let runner = MappingTestRunner(project, plans: plans) else {
      return
    }
    for test in tests { _ = runner.run(test, now: 1_795_000_000_000_000) }
  }

  /// A little of what a layout says that its files look like.
  private static func sample(_ layout: Layout) -> ReaderInput {
    var pace = ReaderInput.Pace()
    pace.records = 2
    let records = layout.encoding.ofRecords
    let content: [UInt8] =
      switch layout.format {
      case .csv(let dialect):
        // Twice, so that there is a record behind a header.
        [0, 1].flatMap { _ in
          let cells = layout.columns.map { records.bytes(of: $0.name) ?? [] }
          return cells.joined(separator: dialect.delimiter) + [records.byte(of: "\n")]
        }
      case .fixed(let dialect):
        Array(
          repeating: layout.encoding.byte(of: "2"), count: min(3 * dialect.recordLength, 4096))
      case .xml:
        Array("<a xmlns='urn:legacy:pas:2'><b>c</b></a>".utf8)
      }
    return ReaderInput(layout: layout, content: content, pace: pace)
  }
}

extension FuzzProject {
  /// The project's own files as inputs.
  static var samples: [[UInt8]] {
    files.indices.map { [UInt8($0), 3] + Array(files[$0].text.utf8) }
  }

  /// A file of another project in the place of one of the same kind.
  static func seeds(of file: [UInt8], named path: String) -> [[UInt8]] {
    let words = path.split(separator: "/")
    let folder = words.dropLast().last.map(String.init) ?? ""
    let name = words.last.map(String.init) ?? ""
    let text = String(decoding: file, as: UTF8.self)
    return files.indices.filter { index in
      let own = files[index].name
      guard own.hasPrefix(folder + "/") || own == name else { return false }
      return folder != "layouts"
        || ["csv", "fixed", "xml"].allSatisfy { kind in
          text.contains("kind: \(kind)") == files[index].text.contains("kind: \(kind)")
        }
    }.prefix(1).map { [UInt8($0), 0] + file }
  }
}
