import Foundation
import TestSupport
import Testing

/// Ten mistakes in four files are told at once, each with its place and what to do.
@Suite struct CheckTests {
  struct Mistake: Sendable {
    let code: String
    let file: String
    let piece: String
    let other: String
    /// What the place points at, in the changed file; the line's first such word.
    let at: String
  }

  private static let mapping = "mappings/patient_flag.yaml"
  private static let layout = "layouts/alerts.yaml"

  static let mistakes = [
    Mistake(
      code: "MAP101", file: mapping, piece: "category: ALERT_CODE",
      other: "category: ALERT_KODE", at: "ALERT_KODE"),
    Mistake(
      code: "MAP203", file: mapping, piece: "read as dd/MM/yyyy, not before row.started_on",
      other: "trimmed", at: "trimmed"),
    Mistake(
      code: "MAP301", file: "codes/person_marital_status.csv", piece: "SEP,Separated,P,",
      other: "SEP,Separated,Q,", at: "Q,approved"),
    Mistake(
      code: "MAP406", file: mapping,
      piece: "        because: an alert that is cut off may lose the words that matter\n",
      other: "",
      at: "reject\n      started_on"),
    Mistake(code: "MAP503", file: mapping, piece: "    key: EXTERNAL_ID\n", other: "", at: "into:"),
    Mistake(
      code: "MAP705", file: layout, piece: "means: note", other: "means: nonsense",
      at: "nonsense"),
    Mistake(
      code: "MAP802", file: "rules.yaml", piece: "share nhs_number", other: "share nhs_nummer",
      at: "nhs_nummer"),
    Mistake(
      code: "MAP906", file: layout, piece: "blank values: [\"\"]", other: "blank values: {a: b}",
      at: "{a: b}"),
    Mistake(
      code: "MAP903", file: layout, piece: "  - {name: ALERT_CODE", other: "\t- {name: ALERT_CODE",
      at: "\t- {name"),
    Mistake(
      code: "MAP904", file: mapping, piece: "about: One row", other: "version: 2\nabout: One row",
      at: "version: 2"),
  ]

  @Test func `all ten are reported with line, column and remedy`() async throws {
    let sample = try SampleProject()
    for mistake in Self.mistakes {
      try sample.replace(mistake.piece, with: mistake.other, in: mistake.file)
    }

    let text = try await Command.migrate("check", sample.path).run()
    let json = try await Command.migrate("check", sample.path, "--json").run()
    let faults = try PrintedFault.all(json.output)

    #expect(text.status == 4 && json.status == 4)
    #expect(faults.count { $0.severity == "error" } == 10)
    #expect(text.output.contains("\n10 errors, "), "\(text)")
    #expect(text.output.components(separatedBy: "   help: ").count == faults.count + 1)
    for mistake in Self.mistakes {
      let place = try Self.place(of: mistake.at, in: mistake.file, of: sample)
      let fault = faults.first { $0.code.hasPrefix(mistake.code) }
      #expect(fault?.file == mistake.file, "\(mistake.code)")
      #expect(fault?.line == place.line, "\(mistake.code)")
      #expect(fault?.column == place.column, "\(mistake.code)")
      #expect(fault?.help.isEmpty == false, "\(mistake.code)")
      let shown = "\(mistake.file):\(place.line):\(place.column): error[\(mistake.code)]"
      #expect(text.output.contains(shown), "\(mistake.code)\n\(text)")
    }
  }

  @Test
  func `thirty mistakes in a file are thirty, of which twenty are shown unless all are asked`()
    async throws
  {
    let sample = try SampleProject()
    let file = "mappings/patient.yaml"
    let text = try sample.folder.text(of: "Mappings/medway-csv/\(file)")
    // One mistake on each of thirty lines: a column that the layout does not have.
    // A column that the layout does not have, on each of thirty lines.
    let field = try Regex("\n      [a-z_0-9]+: [A-Z_0-9]+", as: Substring.self)
    try #require(text.matches(of: field).count >= 30)
    let changed = text.replacing(field, maxReplacements: 30) { $0.output + "__" }
    _ = try sample.folder.write("Mappings/medway-csv/\(file)", changed)

    let shown = try await Command.migrate("check", sample.path).run()
    let all = try await Command.migrate("check", sample.path, "--all").run()
    let json = try await PrintedFaults(
      Command.migrate("check", sample.path, "--json").run().output)
    let allJSON = try await PrintedFaults(
      Command.migrate("check", sample.path, "--json", "--all").run().output)
    let sarif = try await Command.migrate("check", sample.path, "--format", "sarif").run()

    #expect(shown.status == 4 && all.status == 4 && sarif.status == 4)
    #expect(shown.output.components(separatedBy: "error[").count == 21)
    #expect(shown.output.contains("\(file): 10 more; add --all to see them\n"))
    #expect(shown.output.hasSuffix("30 errors, 0 warnings\n"), "\(shown)")
    #expect(all.output.components(separatedBy: "error[").count == 31)
    #expect(all.output.hasSuffix("30 errors, 0 warnings\n"))
    #expect(json.errors == 30 && json.faults.count == 20)
    #expect(allJSON.errors == 30 && allJSON.faults.count == 30)
    #expect(sarif.output.components(separatedBy: "\"ruleId\"").count == 31)
  }

  @Test(arguments: Repository.folders(in: "Mappings"))
  func `a shipped project has nothing that the check could say`(_ name: String) async throws {
    let result = try await Command.migrate(
      "check", Repository.path("Mappings/\(name)"), "--strict", "--scan", "none"
    ).run()

    #expect(result.status == 0, "\(result)")
    #expect(result.output == "0 errors, 0 warnings\n")
    #expect(result.errors == "")
  }

  private static func place(
    of word: String, in file: String, of sample: SampleProject
  ) throws -> (line: Int, column: Int) {
    let text = try sample.folder.text(of: "Mappings/medway-csv/\(file)")
    let found = try #require(text.firstRange(of: word)).lowerBound
    let before = text[..<found].split(separator: "\n", omittingEmptySubsequences: false)
    return (before.count, (before.last?.count ?? 0) + 1)
  }
}
