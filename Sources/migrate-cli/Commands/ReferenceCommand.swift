import ArgumentParser
import Diagnostics
import Foundation
import Review

struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Prints the page of a code, reason, phrase or list.")

  @Argument(help: "Such as MAP101, MIG6001, NHS_CHECK_DIGIT or steps; none for the index.")
  var name: String?

  @Option(help: "Write all pages into this folder.", completion: .directory)
  var out: String?

  func run() throws {
    if let out {
      do {
        try FileManager.default.createDirectory(
          atPath: out, withIntermediateDirectories: true)
        for file in Reference.files {
          try file.text.write(toFile: "\(out)/\(file.name)", atomically: true, encoding: .utf8)
        }
      } catch {
        Terminal.note("the pages cannot be written to '\(out)'; name another folder\n")
        throw ExitCode(5)
      }
      return
    }
    guard let name else { return Terminal.result(Reference.index) }
    guard let page = Reference.page(name) else {
      Terminal.note("there is no page '\(name)'; `migrate reference` lists them all\n")
      throw ExitCode(64)
    }
    Terminal.result(page.text)
  }
}
