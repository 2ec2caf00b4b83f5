import Foundation
import TestSupport
import Testing

/// Records that are entered by hand, from the command line.
@Suite struct EnterTests {
  private struct Store {
    let sample: SampleProject

    func migrate(_ arguments: String...) async throws -> CommandResult {
      try await Command(BuildFolder.path + "/migrate", arguments, in: sample.folder.path).run()
    }
  }

  /// The sample in its store, and a spell that ends before it begins.
  private static func store() async throws -> (store: Store, reject: PrintedReject) {
    let store = Store(sample: try SampleProject())
    let run = try await store.sample.run()
    try #require(run.status == 2, "\(run)")
    let list = try await store.migrate(
      "rejects", "list", store.sample.path, "--store", store.sample.store, "--json", "--reason",
      "DATE_OUT_OF_ORDER")
    return (store, try #require(PrintedReject.all(list.output).first { $0.line == 22 }))
  }

  @Test func `a record is entered, loaded and read back`() async throws {
    let (store, reject) = try await Self.store()
    let path = store.sample.path
    let command = ["enter", reject.id, path, "--into", store.sample.store, "--by", "A. Clerk"]
    func enter(_ more: String...) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", command + ["--quiet"] + more,
        in: store.sample.folder.path
      ).run()
    }

    var result = try await enter("--set", "DISCHARGE_DTTM=30/02/2017 10:36:00")
    #expect(result.status == 2, "\(result)")
    #expect(result.errors.contains("MIG8015") && result.errors.contains("Spells_001.csv:22"))
    #expect(result.errors.contains("DISCHARGE_DTTM: "))
    #expect(!(result.output + result.errors).contains("30/02"))
    #expect(!result.output.contains("1000021"))
    result = try await enter("--set", "DISCHARGE_DTTM=03/07/2017 10:36:00", "--check")
    #expect(result.status == 0, "\(result)")
    result = try await store.migrate("audit", "verify", "--store", store.sample.store)
    #expect(result.output.hasPrefix("0 lines"), "\(result)")

    result = try await enter(
      "--set", "DISCHARGE_DTTM=03/07/2017 10:36:00", "--reason", "by the case notes")

    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("read back: spell "))
    #expect(result.output.contains("the record is closed"))
    result = try await store.migrate("audit", "list", "--store", store.sample.store, "--json")
    struct Line: Decodable {
      let kind, by: String
      let reason: String?
      let reject: String?
    }
    let lines = try JSONDecoder().decode([Line].self, from: Data(result.output.utf8))
    #expect(lines.map(\.kind) == ["by_hand"])
    #expect(lines.first?.reason == "by the case notes" && lines.first?.reject == reject.id)
    result = try await store.migrate(
      "rejects", "list", path, "--store", store.sample.store, "--reason", "DATE_OUT_OF_ORDER")
    #expect(!result.output.contains(reject.id))
    #expect(result.output.contains("3 rejected"))
  }

  @Test func `without a store to load into, the command that loads it is named`() async throws {
    let (store, reject) = try await Self.store()
    let result = try await store.migrate(
      "enter", reject.id, store.sample.path, "--store", store.sample.store, "--by", "A. Clerk",
      "--set", "DISCHARGE_DTTM=03/07/2017 10:36:00")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.contains("--into \(store.sample.store)"))
    let both = try await store.migrate(
      "enter", reject.id, store.sample.path, "--store", store.sample.store, "--into",
      store.sample.store, "--by", "A. Clerk")
    #expect(both.status == 64)
    let nonsense = try await store.migrate(
      "enter", reject.id, store.sample.path, "--store", store.sample.store, "--by", "A. Clerk",
      "--set", "DISCHARGE_DTTM")
    #expect(nonsense.status == 64)
    let unknown = try await store.migrate(
      "enter", "zzz", store.sample.path, "--store", store.sample.store, "--by", "A. Clerk")
    #expect(unknown.status == 5 && unknown.errors.contains("MIG8006"), "\(unknown)")
  }

  @Test func `what waits for a second person is not loaded`() async throws {
    let (store, reject) = try await Self.store()
    try store.sample.replace(
      "source system:", with: "decisions need a second person: [by hand]\nsource system:",
      in: "migration.yaml")
    let result = try await store.migrate(
      "enter", reject.id, store.sample.path, "--into", store.sample.store, "--by", "A. Clerk",
      "--set", "DISCHARGE_DTTM=03/07/2017 10:36:00")
    #expect(result.status == 0, "\(result)")
    #expect(result.errors.contains("rejects approve 1"), "\(result)")
    #expect(!result.output.contains("verdict"))
  }

  @Test func `values are shown to who says why, and that is written down`() async throws {
    let (store, reject) = try await Self.store()
    let command = [
      "enter", reject.id, store.sample.path, "--store", store.sample.store, "--by", "A. Clerk",
      "--check", "--reveal", "--set", "DISCHARGE_DTTM=03/07/2017 10:36:00",
    ]
    func enter(_ more: [String]) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", command + more, in: store.sample.folder.path
      ).run()
    }
    #expect(try await enter([]).status == 64)
    let result = try await enter(["--reason", "a call from the ward"])
    #expect(result.status == 0 && result.output.contains("1000021"), "\(result)")
    let list = try await store.migrate("audit", "list", "--store", store.sample.store)
    #expect(list.output.contains("values were shown; a call from the ward"))
  }
}
