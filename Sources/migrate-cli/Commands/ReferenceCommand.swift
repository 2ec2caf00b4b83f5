import ArgumentParser
import Diagnostics
import Foundation
import Rehearsal
import Review

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Prints the page of a code, reason, phrase or list.")

  @Argument(
    help:
      "A code, reason, phrase, table or list; or steps, reasons, diagnostics, means, tables, lists."
  )
  var name: String?

  @Option(help: "Write all pages of codes and phrases into this folder.", completion: .directory)
  var out: String?

  func run() throws {
    if let out {
      do {
        for folder in ["codes", "steps"] {
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
}
