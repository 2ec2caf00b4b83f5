import Foundation
import TestSupport
import Testing

/// A store that cannot be written now: one message, its place, what to do, and nothing changes.
@Suite struct StoreFaultTests {
  /// The same command without the rights over other people's files that the superuser has.
  private static func plainly(_ command: Command) -> Command {
    guard getuid() == 0 else { return command }
    return Command(
      "setpriv",
      ["--bounding-set=-dac_override,-dac_read_search", command.executable] + command.arguments,
      in: command.folder)
  }

  private static func setRights(_ rights: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
  }

  private static func expectFault(
    _ code: String, naming name: String, _ result: CommandResult,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == 5, "\(result)", sourceLocation: sourceLocation)
    #expect(result.errors.contains("error[\(code)]"), "\(result)", sourceLocation: sourceLocation)
    #expect(result.errors.contains(name), "\(result)", sourceLocation: sourceLocation)
    #expect(result.errors.contains("help: "), "\(result)", sourceLocation: sourceLocation)
  }

  @Test func `a store that may not be written is named, and takes the next run once it may`()
    async throws
  {
    let project = try await FaultProject()
    let path = project.folder.path(of: "whole.db")
    try Self.setRights(0o400, of: path)

    let refused = try await Self.plainly(project.command(into: "whole.db")).run()
    Self.expectFault("MIG7001", naming: "whole.db", refused)
    let status = try await Self.plainly(
      .migrate("status", "--store", "sqlite:whole.db", in: project.folder.path)
    ).run()
    #expect(status.status == 0 && status.output.contains("point of no return: "), "\(status)")
    try Self.setRights(0o600, of: path)
    #expect(try await project.contents(of: "whole.db") == project.expected)

    let second = try await Self.plainly(project.command(into: "whole.db")).run()
    #expect(second.status == 2 && second.output.contains("the books balance"), "\(second)")
  }

  @Test func `a folder that may not be written is named, and nothing is left in it`() async throws {
    let project = try await FaultProject()
    try project.folder.write("closed/work/empty", "")
    let closed = project.folder.path(of: "closed")
    try Self.setRights(0o500, of: closed)
    var command = project.command(into: "closed/trial.db")
    command.arguments += ["--work", "closed/work"]

    let refused = try await Self.plainly(command).run()
    Self.expectFault("MIG7001", naming: "closed/trial.db", refused)
    let withoutWork = try await Self.plainly(project.command(into: "closed/trial.db")).run()
    Self.expectFault("MIG8003", naming: "closed/trial.db.work", withoutWork)
    #expect(try FileManager.default.contentsOfDirectory(atPath: closed) == ["work"])
    try Self.setRights(0o700, of: closed)

    let loaded = try await Self.plainly(command).run()
    #expect(loaded.status == 2, "\(loaded)")
    #expect(try await project.contents(of: "closed/trial.db") == project.expected)
  }

  @Test func `a store of a newer version is left alone`() async throws {
    let project = try await FaultProject()
    try await Self.ask(
      "UPDATE store_property SET value = '99' WHERE name = 'schema_version'", project)
    let before = try await project.contents(of: "whole.db")

    for verb in ["run", "resume"] {
      let refused = try await project.run(verb, into: "whole.db")
      Self.expectFault("MIG7004", naming: "whole.db", refused)
      #expect(refused.errors.contains("99"), "\(refused)")
    }
    #expect(try await project.contents(of: "whole.db") == before)
    try await Self.ask(
      "UPDATE store_property SET value = '1' WHERE name = 'schema_version'", project)
    let second = try await project.run(into: "whole.db")
    #expect(second.status == 2, "\(second)")
  }

  @Test func `a second run is told who loads, and loads when that one has ended`() async throws {
    let project = try await FaultProject()
    // The lock of a load, held by another program.
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = ["flock", project.folder.path(of: "whole.db-lock"), "cat"]
    let input = Pipe()
    let output = Pipe()
    (holder.standardInput, holder.standardOutput) = (input, output)
    try holder.run()
    // It has the lock once it answers.
    try input.fileHandleForWriting.write(contentsOf: Data("locked\n".utf8))
    _ = output.fileHandleForReading.availableData

    let refused = try await project.run(into: "whole.db")
    Self.expectFault("MIG7005", naming: "whole.db", refused)
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(try await project.contents(of: "whole.db") == project.expected)
    let second = try await project.run(into: "whole.db")
    #expect(second.status == 2, "\(second)")
  }

  @Test func `a database that another program keeps locked is named, and waited for`() async throws
  {
    let project = try await FaultProject()
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = ["sqlite3", project.folder.path(of: "whole.db")]
    let input = Pipe()
    let output = Pipe()
    (holder.standardInput, holder.standardOutput) = (input, output)
    try holder.run()
    try input.fileHandleForWriting.write(
      contentsOf: Data("BEGIN IMMEDIATE;\nSELECT 'locked';\n".utf8))
    _ = output.fileHandleForReading.availableData

    let refused = try await project.run(into: "whole.db")
    #expect(refused.status == 5, "\(refused)")
    let words = refused.output + refused.errors
    #expect(words.contains("MIG7002") && words.contains("locked by another program"), "\(refused)")
    #expect(words.contains("whole.db") && words.contains("Close what else"), "\(refused)")
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(try await project.contents(of: "whole.db") == project.expected)
    let second = try await project.run(into: "whole.db")
    #expect(second.status == 2, "\(second)")
  }

  private static func ask(_ statement: String, _ project: FaultProject) async throws {
    let result = try await Command(
      "sqlite3", [project.folder.path(of: "whole.db"), statement]
    ).run()
    #expect(result.status == 0, "\(result)")
  }
}
