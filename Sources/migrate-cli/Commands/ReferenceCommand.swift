import ArgumentParser
import Diagnostics
import Foundation
import Rehearsal
import Review
import Transform

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Prints the page of a code, reason, phrase or list.",
    discussion: """
      `reference schema PROJECT --out DIR` writes JSON Schemas from which an editor knows the keys, \
      tables, fields and names of the project; write them again when its names change.
      """)

  @Argument(
    help:
      "A code, reason, phrase, table or list; or steps, reasons, diagnostics, means, tables, lists; or schema."
  )
  var name: String?

  @Argument(help: "The project whose schemas are written.", completion: .directory)
  var project: String?

  @Option(
    help: "Write the schemas, or all pages of codes and phrases, into this folder.",
    completion: .directory)
  var out: String?

  func validate() throws {
    guard name == "schema" else {
      if let project { throw ValidationError("Only 'schema' is of a project, not '\(project)'") }
      return
    }
    if out == nil { throw ValidationError("Say where to write the schemas: --out DIR") }
  }

  func run() throws {
    if let out {
      if name == "schema" { return try writeSchemas(to: out) }
      do {
        for folder in ["codes", "schema", "steps"] {
          try FileManager.default.createDirectory(
            atPath: "\(out)/\(folder)", withIntermediateDirectories: true)
        }
        for file in Reference.documentation {
          try file.text.write(toFile: "\(out)/\(file.path)", atomically: true, encoding: .utf8)
        }
      } catch {
        Terminal.note("the pages cannot be written to '\(out)'; name another folder\n")
        throw ExitCode(5)
      }
      return
    }
    guard let name else { return Terminal.result(Reference.index) }
    let meanings = Meaning.all.map { (words: $0.words, about: $0.about) }
    guard let text = Reference.text(of: name, meanings: meanings) else {
      let meant = Reference.nearest(to: name).map { "did you mean '\($0)'? " } ?? ""
      Terminal.note("there is no page '\(name)'; \(meant)`migrate reference` lists them all\n")
      throw ExitCode(64)
    }
    Terminal.result(text)
  }

  private func writeSchemas(to out: String) throws {
    let meanings = MeaningList(Meaning.all.map(\.words)) { Meaning.named($0) != nil }
    let (read, faults) = ProjectReader.read(project ?? ".", meanings: meanings)
    guard let read else {
      Terminal.note(TerminalRenderer().render(faults))
      throw ExitCode(4)
    }
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      for file in EditorSchema(read, meanings: meanings).files {
        try file.schema.file().write(to: URL(filePath: "\(out)/\(file.name)"))
        Terminal.result("\(out)/\(file.name)\n")
      }
    } catch {
      Terminal.note("the schemas cannot be written to '\(out)'; name another folder\n")
      throw ExitCode(5)
    }
  }
}
