import TestSupport
import Testing

/// A reader who types what the README says, line by line, sees what it shows.
@Suite struct ReadmeTests {
  @Test func `every command of the README does what the page shows`() async throws {
    let folder = try TemporaryFolder()
    try folder.copy(Repository.path("Mappings"), to: "Mappings")
    try folder.copy(Repository.path("Fixtures"), to: "Fixtures")

    for example in try ReadmeCommands().examples {
      let shell = "PATH='\(BuildFolder.path)':\"$PATH\"; \(example.command)"
      let result = try await Command("bash", ["-c", shell], in: folder.path).run()

      #expect([0, 2].contains(result.status), "\(example.command)\n\(result)")
      let lines = (result.output + result.errors).split(separator: "\n").map(Self.lasting)
      for shown in example.shown where !shown.isEmpty {
        let isThere = lines.contains { Self.matches($0, Self.lasting(shown[...])) }
        #expect(isThere, "\(example.command) does not print '\(shown)'\n\(result)")
      }
    }
  }

  @Test func `no command of migrate stands where it would not be run`() throws {
    let commands = try ReadmeCommands()
    let elsewhere = commands.others.filter {
      $0.hasPrefix("migrate ") || $0.contains("`migrate ") || $0.contains("/migrate ")
    }

    #expect(commands.examples.contains { $0.command.hasPrefix("migrate dry-run") })
    #expect(elsewhere == [])
  }

  /// A line without what differs from run to run: its name, times and memory.
  private static func lasting(_ line: Substring) -> String {
    String(line).replacing(/\d{4}-\d{2}-\d{2}-[a-z]+/, with: "RUN")
      .replacing(/\d[\d.,]* (s|min|MB)\b/) { "N \($0.1)" }
  }

  /// Whether the parts of the shown line between `…` stand in the printed one, in order.
  private static func matches(_ printed: String, _ shown: String) -> Bool {
    let parts = shown.split(separator: "…", omittingEmptySubsequences: false)
    if parts.count == 1 { return printed == shown }
    var rest = printed[...]
    for (index, part) in parts.enumerated() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      if index == 0, found.lowerBound != printed.startIndex { return false }
      rest = rest[found.upperBound...]
    }
    return parts.last?.isEmpty == true || rest.isEmpty
  }
}
