package import Diagnostics

/// What people and the ledger are told of a batch of records of one file.
package struct Account: Sendable {
  /// The load file's number.
  package var file: Int64 = 0
  package var counts = RecordCounts()
  package var isolated: [IsolatedRecord] = []
  package var notes: [RecordNote] = []
  /// Records that replace what an earlier run loaded: their number in the batch, and the place
  /// whose rows leave first.
  package var replaced: [(record: Int, place: Int64)] = []
  /// Records that became one row with an earlier one.
  package var folded: [FoldedRecord] = []
  /// Records that people have decided about.
  package var decided: [DecidedRecord] = []
  package var extent = BatchExtent()

  init(file: Int64 = 0) { self.file = file }

  mutating func removeAll() {
    file = 0
    folded.removeAll(keepingCapacity: true)
    counts = RecordCounts()
    isolated.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
    replaced.removeAll(keepingCapacity: true)
    decided.removeAll(keepingCapacity: true)
    extent = BatchExtent()
  }
}

/// Which part of its file a batch covers.
package struct BatchExtent: Sendable, Hashable {
  package var firstRecord = 0
  package var lastRecord = 0
  package var byteStart = 0
  package var byteEnd = 0
  package var firstLine = 0
  /// The last of the last record; 0 where it is not known.
  package var lastLine = 0

  package init() {}

  /// Widens the extent to hold another; records of a group come in the order of their keys.
  package mutating func add(_ extent: BatchExtent) {
    guard firstRecord > 0 else {
      self = extent
      return
    }
    if extent.firstRecord < firstRecord {
      firstRecord = extent.firstRecord
      byteStart = extent.byteStart
      firstLine = extent.firstLine
    }
    lastRecord = max(lastRecord, extent.lastRecord)
    byteEnd = max(byteEnd, extent.byteEnd)
    lastLine = max(lastLine, extent.lastLine)
  }

  /// The line of a record of a file of lines, where each record of the extent has one and none is
  /// blank; `nil` where that is not so.
  package func line(ofRecord number: Int) -> Int? {
    lastLine - firstLine == lastRecord - firstRecord ? firstLine + number - firstRecord : nil
  }
}

/// Records by what became of them; signed, so that a later transaction can take some back.
package struct RecordCounts: Sendable, Hashable {
  package var read = 0
  package var loaded = 0
  package var repaired = 0
  package var merged = 0
  package var updated = 0
  package var duplicate = 0
  package var skipped = 0
  package var held = 0
  package var rejected = 0

  package init() {}

  /// Makes each count its negative: what takes all of it back.
  package mutating func negate() {
    var result = RecordCounts()
    result.read = -read
    result.loaded = -loaded
    result.repaired = -repaired
    result.merged = -merged
    result.updated = -updated
    result.duplicate = -duplicate
    result.skipped = -skipped
    result.held = -held
    result.rejected = -rejected
    self = result
  }

  package var isBalanced: Bool { read == loaded + duplicate + skipped + held + rejected }

  package static func += (left: inout RecordCounts, right: RecordCounts) {
    left.read += right.read
    left.loaded += right.loaded
    left.repaired += right.repaired
    left.merged += right.merged
    left.updated += right.updated
    left.duplicate += right.duplicate
    left.skipped += right.skipped
    left.held += right.held
    left.rejected += right.rejected
  }
}

/// A record that is not loaded, and why.
package struct IsolatedRecord: Sendable {
  package enum Outcome: String, Sendable { case rejected, held }
  package enum Stage: String, Sendable { case reader, mapping, constraint, rule }

  package var id: RejectID
  package var place: RecordPlace
  package var original: [UInt8]
  package var key: String?
  package var outcome: Outcome
  package var stage: Stage
  /// What a held record waits for.
  package var root: RootCause?
  package var faults: [RecordFault]
  /// Whom it concerns, itself, and whether that is someone who is being cared for now.
  package var concern: Concern

  package init(
    id: RejectID, place: RecordPlace, original: [UInt8], key: String?, outcome: Outcome,
    stage: Stage, root: RootCause?, faults: [RecordFault], concern: Concern
  ) {
    self.id = id
    self.place = place
    self.original = original
    self.key = key
    self.outcome = outcome
    self.stage = stage
    self.root = root
    self.faults = faults
    self.concern = concern
  }
}

/// Where a record lies in its file.
package struct RecordPlace: Sendable, Hashable {
  package var record: Int
  package var offset: Int
  package var length: Int
  package var firstLine: Int
  package var lastLine: Int

  package init(record: Int, offset: Int, length: Int, firstLine: Int, lastLine: Int) {
    self.record = record
    self.offset = offset
    self.length = length
    self.firstLine = firstLine
    self.lastLine = lastLine
  }
}

/// One thing that is wrong with a record; its value is copied nowhere.
package struct RecordFault: Sendable, Hashable {
  package var reason: Reason
  package var sourceColumn: String?
  /// Which of the record's children has the value, from 0, where the column is a child's.
  package var child: Int?
  /// Where the value stands in the original bytes.
  package var range: Range<Int>?
  package var target: String?
  package var expected: String?

  package init(
    reason: Reason, sourceColumn: String? = nil, child: Int? = nil, range: Range<Int>? = nil,
    target: String? = nil, expected: String? = nil
  ) {
    self.reason = reason
    self.sourceColumn = sourceColumn
    self.child = child
    self.range = range
    self.target = target
    self.expected = expected
  }
}

/// A record that became one row with the first of its group.
package struct FoldedRecord: Sendable {
  /// The place of the row that the group became.
  package let root: Int64
  /// Its number in the batch.
  package let record: Int
  package let place: RecordPlace
  package let isRepaired: Bool
}

/// What a held record waits for.
package enum RootCause: Sendable, Hashable {
  case reject(RejectID)
  /// A parent that none of the files has.
  case missing(table: String, key: String)
}

/// A line about a record for people: a repair, a line on a list, or the rule that left it out.
package struct RecordNote: Sendable {
  package enum Kind: String, Sendable { case repair, list, skip }

  package var record: Int
  package var firstLine: Int
  package var kind: Kind
  package var slug: String
  package var rule: String
  package var sourceColumn: String?

  package init(
    record: Int, firstLine: Int, kind: Kind, slug: String, rule: String, sourceColumn: String?
  ) {
    self.record = record
    self.firstLine = firstLine
    self.kind = kind
    self.slug = slug
    self.rule = rule
    self.sourceColumn = sourceColumn
  }
}
