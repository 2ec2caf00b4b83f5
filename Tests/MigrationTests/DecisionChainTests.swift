import Diagnostics
import Foundation
import Migration
import TestSupport
import Testing

/// Whatever is done to the list of decisions by another than the program is found.
@Suite struct DecisionChainTests {
  /// A work folder with a list of a few lines.
  final class List {
    let folder: TemporaryFolder
    let work: WorkFolder

    init(_ count: Int = 4) throws {
      folder = try TemporaryFolder()
      work = try WorkFolder(folder.path(of: "work"))
      var log = try DecisionLog(in: work)
      for number in 0..<count { try log.append([DecisionChainTests.decision(number)]) }
    }

    var list: [UInt8] { get throws { try folder.bytes(of: "work/decisions.jsonl") } }
    var head: [UInt8] { get throws { try folder.bytes(of: "work/decisions.head") } }

    /// What is found with other bytes in the place of the list and its head.
    func faults(_ list: [UInt8]?, head: [UInt8]?) throws -> [Diagnostic] {
      for (name, bytes) in [("decisions.jsonl", list), ("decisions.head", head)] {
        if let bytes {
          try folder.write("work/\(name)", bytes)
        } else {
          try? FileManager.default.removeItem(atPath: folder.path(of: "work/\(name)"))
        }
      }
      return DecisionLog.faults(in: work)
    }
  }

  static func decision(_ number: Int) -> Decision {
    Decision(
      .corrected, at: Date(timeIntervalSince1970: 1_700_000_000 + Double(number)), by: "A. Clerk",
      about: Decision.Subject(
        reject: "r\(number)", mapping: "patient", key: "K\(number)", fileHash: "f", offset: number,
        recordHash: "h"),
      corrections: [.init(column: "DOB", value: "01/02/195\(number)")])
  }

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
  }

  @Test func `a list as it was written is without fault, and has its decisions`() throws {
    let list = try List()
    #expect(DecisionLog.faults(in: list.work) == [])
    let log = try DecisionLog(in: list.work)
    #expect(log.lines.map(\.decision) == (0..<4).map(Self.decision))
    #expect(log.lines.map(\.number) == [1, 2, 3, 4])
  }

  @Test func `every bit that is flipped in a byte of the list is found`() throws {
    let list = try List(2)
    let (bytes, head) = (try list.list, try list.head)
    for index in bytes.indices {
      for bit in [0, 5] {
        var changed = bytes
        changed[index] ^= 1 << bit
        #expect(try list.faults(changed, head: head) != [], "byte \(index), bit \(bit)")
      }
    }
  }

  @Test func `every byte that is flipped in the head is found, or says the same`() throws {
    let list = try List(2)
    let (bytes, head) = (try list.list, try list.head)
    for index in head.indices {
      var changed = head
      changed[index] ^= 1
      #expect(try list.faults(bytes, head: changed) != [], "byte \(index)")
    }
  }

  @Test func `a line that is dropped, doubled or moved is found, the last one too`() throws {
    let list = try List()
    let (bytes, head) = (try list.list, try list.head)
    let lines = Self.lines(bytes)
    for index in lines.indices {
      var without = lines
      without.remove(at: index)
      #expect(try list.faults(Array(without.joined()), head: head) != [], "without \(index + 1)")
      var doubled = lines
      doubled.insert(lines[index], at: index)
      #expect(try list.faults(Array(doubled.joined()), head: head) != [], "twice \(index + 1)")
      for other in lines.indices where other != index {
        var swapped = lines
        swapped.swapAt(index, other)
        #expect(try list.faults(Array(swapped.joined()), head: head) != [], "\(index), \(other)")
      }
    }
  }

  @Test func `a line of another list is found wherever it is put in`() throws {
    let list = try List()
    let other = try List(1)
    let (bytes, head) = (try list.list, try list.head)
    let lines = Self.lines(bytes)
    let foreign = Self.lines(try other.list)[0]
    for index in 0...lines.count {
      var inserted = lines
      inserted.insert(foreign, at: index)
      #expect(try list.faults(Array(inserted.joined()), head: head) != [], "before \(index + 1)")
    }
  }

  @Test func `a list that is cut anywhere is found`() throws {
    let list = try List(2)
    let (bytes, head) = (try list.list, try list.head)
    for count in 0..<bytes.count {
      #expect(try list.faults(Array(bytes.prefix(count)), head: head) != [], "\(count) bytes")
    }
    #expect(try list.faults(nil, head: head) != [])
  }

  @Test func `a head that is gone is found, and so is one of an earlier list`() throws {
    let list = try List(1)
    let early = try list.head
    var log = try DecisionLog(in: list.work)
    try log.append([Self.decision(8)])
    let bytes = try list.list
    #expect(try list.faults(bytes, head: nil) != [])
    #expect(try list.faults(bytes, head: early) != [])
  }

  @Test func `a fault names the line and what to do, and nothing is added any more`() throws {
    let list = try List()
    var lines = Self.lines(try list.list)
    lines.remove(at: 1)
    let found = try list.faults(Array(lines.joined()), head: list.head)
    #expect(found.first?.code == .decisionsAltered)
    #expect(found.first?.place?.line == 2)
    #expect(throws: MigrationError.self) { try DecisionLog(in: list.work) }
  }

  @Test func `a list that is altered while it is open takes nothing more`() throws {
    let list = try List()
    var log = try DecisionLog(in: list.work)
    var bytes = try list.list
    bytes[bytes.count / 2] ^= 1
    try list.folder.write("work/decisions.jsonl", bytes)
    #expect(throws: MigrationError.self) { try log.append([Self.decision(9)]) }
    #expect(try list.list == bytes)
  }

  /// What lies on disk after each step of adding lines: the head that announces them, parts of the
  /// lines, all of them, and the head that says that they are decided.
  @Test func `a crash at any step of adding lines leaves all of them or none`() throws {
    let list = try List(2)
    let (oldList, oldHead) = (try list.list, try list.head)
    var log = try DecisionLog(in: list.work)
    try log.append([Self.decision(5), Self.decision(6)])
    let (newList, newHead) = (try list.list, try list.head)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(newHead)) as? [String: Any])
    let old = try #require(
      try JSONSerialization.jsonObject(with: Data(oldHead)) as? [String: Any])
    let announced = try Array(
      JSONSerialization.data(
        withJSONObject: [
          "lines": old["lines"] as Any, "last": old["last"] as Any,
          "next": ["lines": object["lines"], "last": object["last"]],
        ]))
    for count in oldList.count...newList.count {
      #expect(try list.faults(Array(newList.prefix(count)), head: announced) == [], "\(count)")
      var recovered = try DecisionLog(in: list.work)
      // With its last byte the line is whole, and it was announced.
      let isWhole = count == newList.count
      #expect(recovered.lines.count == (isWhole ? 4 : 2), "\(count)")
      try recovered.append([Self.decision(7)])
      #expect(DecisionLog.faults(in: list.work) == [])
      #expect(try DecisionLog(in: list.work).lines.count == (isWhole ? 5 : 3))
    }
  }

  @Test func `two who add at once both keep their lines`() async throws {
    let list = try List(0)
    let work = list.work
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          var log = try DecisionLog(in: work)
          for step in 0..<5 { try log.append([Self.decision(number * 10 + step)]) }
        }
      }
      try await group.waitForAll()
    }
    #expect(DecisionLog.faults(in: work) == [])
    #expect(try DecisionLog(in: work).lines.count == 40)
  }

  @Test func `lines that name each other are numbered as they are written`() throws {
    let list = try List(3)
    var stale = try DecisionLog(in: list.work)
    var other = try DecisionLog(in: list.work)
    try other.append([Self.decision(4)])
    let lines = try stale.append { first in
      [Self.decision(5), Decision(.approved, by: "B. Second", line: first)]
    }
    #expect(lines.map(\.number) == [5, 6])
    #expect(lines[1].decision.about == 5)
    #expect(DecisionsInForce(stale).settled["r5"]?.approvedBy == "B. Second")
  }

  @Test func `a list of another folder's head is known by its hash`() throws {
    let list = try List(3)
    let log = try DecisionLog(in: list.work)
    #expect(log.hasHead(log.lines[1].hash))
    #expect(log.hasHead(log.head))
    #expect(!log.hasHead(String(repeating: "a", count: 64)))
  }
}
