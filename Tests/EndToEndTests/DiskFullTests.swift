import TestSupport
import Testing

/// A disk that fills up while a store is loaded: said, nothing half there, and the load goes on.
@Suite struct DiskFullTests {
  @Test(.enabled(if: FaultyDisk.isThere, "there is no C compiler, such as cc, on the PATH"))
  func `is told at whichever write, and the store is whole once there is room`() async throws {
    let project = try await FaultProject()
    let disk = try await FaultyDisk(in: project.folder)
    _ = try await disk.run(project.command(into: "count.db"), nil)
    let writes = try disk.calls().writes
    for number in stride(from: 2, through: writes, by: max(1, writes / 12)) {
      let store = "trial\(number).db"
      let result = try await disk.run(project.command(into: store), .full(number))
      let words = result.output + result.errors
      #expect([2, 5].contains(result.status), "write \(number): \(result)")
      #expect(
        result.status == 2 || words.contains("MIG"), "write \(number): \(result)")
      // Where only the report could not be written there is nothing to go on with.
      if result.status == 5, !words.contains("the run has come to its end") {
        let again = try await project.goOn(store)
        #expect(again.status == 2 || again.errors.contains("MIG8010"), "write \(number): \(again)")
      }
      #expect(try await project.contents(of: store) == project.expected, "write \(number)")
    }
  }

  @Test func `a file that may not grow any further is told as such`() async throws {
    let project = try await FaultProject()
    let command = project.command(into: "small.db")
    let limited = Command(
      // Blocks of 1024 bytes; the signal that would kill is left out, so that the write fails.
      "bash",
      ["-c", "trap '' XFSZ; ulimit -f 600; exec \"$0\" \"$@\"", command.executable]
        + command.arguments, in: command.folder)
    let result = try await limited.run()
    let words = result.output + result.errors
    #expect(result.status == 5 && words.contains("the disk of the store failed"), "\(result)")
    #expect(words.contains("how large this user's files may grow"), "\(result)")
    let again = try await project.goOn("small.db")
    #expect(again.status == 2, "\(again)")
    #expect(try await project.contents(of: "small.db") == project.expected)
  }

  @Test(.enabled(if: SmallDisk.isPossible, "this user may not mount a small file system"))
  func `a real one of few megabytes is told, and goes on when it has grown`() async throws {
    let sample = try SampleProject()
    let whole = try await Command.migrate(
      "run", sample.path, "--into", sample.store, "--quiet", in: sample.folder.path
    ).run()
    try #require(whole.status == 2, "\(whole)")
    let disk = SmallDisk(
      mountedAt: try sample.folder.write("disk/empty", "").dropLast("/empty".count).description)
    // It lives as long as the shell that has mounted it: there all of it happens.
    let result = try await disk.run(
      megabytes: 3,
      """
      load() {
        local status=0
        "$migrate" "$1" '\(sample.path)' --into sqlite:trial.db --quiet --commit-every 1000 ||
          status=$?
        echo "ended with $status"
      }
      load run
      grow 64
      load resume
      '\(Repository.path("Benchmarks/kill-test/contents"))' trial.db >'\(sample.folder.path)/found'
      """)
    #expect(result.status == 0, "\(result)")
    let ends = result.output.split(separator: "\n").filter { $0.hasPrefix("ended with ") }
    #expect(ends == ["ended with 5", "ended with 2"], "\(result)")
    #expect(result.output.contains("the disk is full"), "\(result)")
    #expect(result.output.contains("Make room on the disk of the store"), "\(result)")
    let expected = try await Command(
      Repository.path("Benchmarks/kill-test/contents"), [sample.database]
    ).run()
    #expect(try sample.folder.text(of: "found") == expected.output)
  }
}
