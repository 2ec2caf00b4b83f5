import Foundation
import TestSupport
import Testing

/// A file that somebody touches while it is read: told, and nothing of it is kept by mistake.
@Suite struct ChangingSourceTests {
  /// What somebody does with the file.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let command: String
  }

  static let changes = [
    Change(testDescription: "removed", command: "rm -f"),
    Change(testDescription: "cut", command: "truncate -s -6"),
    Change(testDescription: "written on", command: "printf '41,Brown\\n' >>"),
    // The same length and another content.
    Change(testDescription: "written anew", command: "sed -i -e s/Smith/Smyth/"),
  ]

  @Test(
    .enabled(if: FaultyDisk.isThere, "there is no C compiler, such as cc, on the PATH"),
    arguments: changes)
  func `is told at whichever read it changes, and the run goes on once it is back`(
    _ change: Change
  ) async throws {
    let project = try await FaultProject()
    let disk = try await FaultyDisk(in: project.folder)
    _ = try await disk.run(project.command(into: "count.db"), nil)
    // Reads of the store are among them; those of the one file are first.
    let reads = try min(disk.calls().reads, 14)
    #expect(reads > 4)
    var told = 0
    for number in 1...reads {
      let store = "trial\(number).db"
      let result = try await disk.run(
        project.command(into: store),
        .meet(number, command: "\(change.command) '\(project.people)'"))

      #expect([2, 5].contains(result.status), "read \(number): \(result)")
      try project.restoreExports()
      if result.status == 5 {
        told += 1
        let words = result.output + result.errors
        let isTold = words.contains("MIG11") && words.contains("people.csv")
        #expect(isTold, "read \(number): \(result)")
        let again = try await project.goOn(store)
        #expect(again.status == 2, "read \(number): \(again)")
      }
      #expect(try await project.contents(of: store) == project.expected, "read \(number)")
    }
    #expect(told > 0)
  }
}
