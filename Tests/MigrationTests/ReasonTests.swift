import Diagnostics
import Migration
import TestSupport
import Testing

/// Every reason that the registry has happens to somebody: an export is known that brings it about.
@Suite struct ReasonTests {
  /// The reasons that stand in the answer keys of the sample exports; that a run finds each of them
  /// there, and nothing else, ``AnswerKeyTests`` proves.
  static let sampled = Set(
    Trial.systems.flatMap { system in
      let answers = try? Finding.answers(in: Repository.path("Fixtures/\(system.name)"))
      return (answers ?? []).map(\.reason)
    })

  @Test func `a reason is known from a sample export or has a small one of its own`() {
    let small = Set(Provocation.all.map(\.slug))
    for reason in Reasons.all {
      #expect(
        Self.sampled.contains(reason.slug) || small.contains(reason.slug),
        "\(reason): write an export that brings it about into Provocation.all")
    }
    #expect(small.isDisjoint(with: Self.sampled), "one is enough")
    #expect(small.isSubset(of: Set(Reasons.all.map(\.slug))))
    #expect(small.count == Provocation.all.count)
  }

  @Test(arguments: Provocation.all)
  func `an export brings its reason about`(_ provocation: Provocation) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(provocation.write(folder))
    var summary = try Trial.run(project, from: folder.path(of: "exports"), in: folder.path)
    if let between = provocation.between {
      try between(folder)
      summary = try Trial.run(
        project, from: folder.path(of: "exports"), in: folder.path,
        kind: provocation.isReplayed ? .replay : .run)
    }
    #expect(summary.balanced, "\(summary.message ?? "")")
    let found = try Finding.stored(summary.run, in: Trial.store(in: folder.path))
    #expect(found.contains { $0.reason == provocation.slug }, "\(found)")
    // What keeps one record out, or sets one value aside, does not touch the others.
    let others = Set(found.map(\.reason)).subtracting(["PARENT_WAITING", provocation.slug])
    #expect(others == provocation.beside)
  }
}
