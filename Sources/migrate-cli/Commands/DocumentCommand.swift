import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review
import Transform

struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "Writes the project as a specification that can be read and signed.",
    discussion: """
      Writes specification.html and specification.md. With --sign a line for each file of the \
      project is added to its signatures.csv first; the signature lapses when one of them changes.
      """)

  @OptionGroup var project: ProjectOption

  @Option(help: "The folder to write into.", completion: .directory)
  var out: String = "specification"

  @Option(help: "Sign the project as it is now, with this name.")
  var sign: String?

  func run() throws {
    let checked = try project.checked()
    do {
      if let sign { try add(sign, to: checked.project) }
      let signatures = Signatures(of: checked.project)
      for fault in signatures.faults + signatures.lapsed(in: checked.project) {
        Terminal.note(TerminalRenderer().render(fault))
      }
      let document = Specification(
        checked.project, plans: checked.plans, signatures: signatures)
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      for (name, text) in [
        ("specification.html", document.html), ("specification.md", document.markdown),
      ] {
        try text.write(toFile: "\(out)/\(name)", atomically: true, encoding: .utf8)
        Terminal.result("\(out)/\(name)\n")
      }
    } catch let error as CocoaError {
      Terminal.note("the specification cannot be written: \(error.localizedDescription)\n")
      throw ExitCode(5)
    }
  }

  private func add(_ name: String, to project: Project) throws {
    let signer = name.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !signer.isEmpty else { throw ValidationError("Say who signs: --sign 'NAME'") }
    let path = "\(project.folder)/\(Signatures.fileName)"
    let before = (try? String(contentsOfFile: path, encoding: .utf8)) ?? Signatures.header
    let day = Date().formatted(.iso8601.year().month().day())
    let lines = Signatures.lines(of: signer, on: day, project: project)
    try (before + lines).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
