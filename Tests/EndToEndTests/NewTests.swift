import TestSupport
import Testing

/// A new project is right from its first minute.
@Suite struct NewTests {
  private static let sample = """
    PAT_ID|NHS_NO|SURNAME|FORENAME|DOB|SEX|POSTCODE
    100|999 000 1235|SMITH|JO|1950-02-01|F|TA1 5DA
    101||O'BRIEN|ADA|1961-12-31|M|ta15da

    """

  @Test func `a new project passes its check and its examples`() async throws {
    let folder = try TemporaryFolder()
    let made = try await Command.migrate("new", "st-elsewhere", in: folder.path).run()
    #expect(made.status == 0, "\(made)")
    let checked = try await Command.migrate(
      "check", "st-elsewhere", "--strict", in: folder.path
    ).run()
    #expect(checked.status == 0 && checked.output == "0 errors, 0 warnings\n", "\(checked)")
    let tested = try await Command.migrate("test", "st-elsewhere", in: folder.path).run()
    #expect(tested.status == 0, "\(tested)")
  }

  @Test func `made from a file, it loads the file`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("exports/PATIENTS.txt", Self.sample)
    let made = try await Command.migrate(
      "new", "rules/st-elsewhere", "--from", "exports/PATIENTS.txt", in: folder.path
    ).run()
    #expect(made.status == 0, "\(made)")
    let mapping = try folder.text(of: "rules/st-elsewhere/mappings/patient.yaml")
    #expect(mapping.contains("birth_date: DOB, read as yyyy-MM-dd, not in the future"))
    let checked = try await Command.migrate(
      "check", "rules/st-elsewhere", "--strict", in: folder.path
    ).run()
    #expect(checked.status == 0, "\(checked)")
    let loaded = try await Command.migrate(
      "dry-run", "rules/st-elsewhere", "--json", "--quiet", in: folder.path
    ).run()
    let summary = try PrintedSummary(loaded.output)
    #expect(summary.balanced && summary.loaded == 2 && summary.rejected == 0, "\(loaded)")
  }

  @Test func `a folder that is there is not touched`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("st-elsewhere/notes.txt", "mine")
    let made = try await Command.migrate("new", "st-elsewhere", in: folder.path).run()
    #expect(made.status == 5)
    #expect(made.errors.contains("MIG8021"))
    #expect(try folder.text(of: "st-elsewhere/notes.txt") == "mine")
  }
}
