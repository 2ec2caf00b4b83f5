import Diagnostics
import Extract
package import Migration
import Transform

/// One record that a person has to decide about, as a worklist shows it.
package struct WorklistRow: Sendable {
  package let record: IsolatedRecord
  /// `nil` where the record could not be split.
  package let cells: RecordCells?
  /// SHA-256 of its original; `nil` where that is not at hand.
  package let recordHash: String?
  /// How many records wait for it.
  package let waiting: Int
  /// The columns that are wrong, or that decide what is: those that have a `corrected` beside them.
  package let faulty: [RecordCells.Column]
  /// Of the record that could not be split, as text.
  package let text: String
  /// What was decided about it; `nil` while it is open.
  package internal(set) var decision: DecisionsInForce.InForce?
  /// The records that it is in the way of, or that are in its way.
  package internal(set) var others: [OtherRecord] = []
  /// Who shall decide.
  package internal(set) var assigned: Decision?

  /// What stands in a cell that is to be filled in: what was decided so far.
  func text(of answer: WorklistColumn.Answer) -> String {
    guard let decided = decision?.decision ?? assigned else { return "" }
    return switch answer {
    case .decision: decided.kind.settles ? decided.kind.words : ""
    case .into: decided.into ?? ""
    case .reason: decided.reason ?? ""
    case .evidence: decided.evidence ?? ""
    case .secondPerson: decision?.approvedBy ?? ""
    case .owner: decided.owner ?? ""
    case .due: decided.due ?? ""
    case .text: decided.text ?? ""
    }
  }

  /// The right value that was decided about; empty where none was.
  func corrected(_ column: RecordCells.Column) -> String {
    let correction = decision?.decision.corrections?.first {
      $0.column == column.name && $0.child == column.child
    }
    return correction.map { $0.value.isEmpty ? FilledRow.emptyWord : $0.value } ?? ""
  }

  package var isLive: Bool { record.live != nil }

  /// What is decided can wait; someone who is being cared for cannot.
  var urgency: Int { decision != nil ? 0 : isLive ? 2 : 1 }

  /// What a cell of a locked column says.
  package func text(of fact: WorklistColumn.Fact) -> String {
    switch fact {
    case .urgent: record.live.map { "LIVE: \($0.inWords)" } ?? ""
    case .wrong: Self.lines(record.knownFaults.map(Self.words))
    case .other: Self.lines(others.map(\.words))
    case .action: Self.lines(record.knownFaults.map(\.reason.action))
    case .waiting: waiting == 0 ? "" : String(waiting)
    case .file: record.file
    case .line: String(record.lines.lowerBound)
    case .recordType: record.mapping
    case .key: record.legacyKey ?? ""
    case .original: cells == nil ? text : ""
    }
  }

  private static func words(_ fault: IsolatedFault) -> String {
    let place = fault.column.map { " (\($0))" } ?? ""
    let expected = fault.expectedInWords.map { ": expected \($0)" } ?? ""
    return "\(fault.reason.sentence)\(place)\(expected)"
  }

  /// Each once; numbered where there are several.
  private static func lines(_ texts: [String]) -> String {
    var lines: [String] = []
    for text in texts where !lines.contains(text) { lines.append(text) }
    guard lines.count > 1 else { return lines.first ?? "" }
    return lines.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
  }
}

extension WorklistRow {
  /// Makes the row of a record.
  init(_ record: IsolatedRecord, waiting: Int, _ sources: inout WorklistSources) {
    let original = sources.original(of: record)
    let split = sources.split(record)
    let plan = sources.plan(of: record)
    self.record = record
    self.waiting = waiting
    cells = split?.cells
    recordHash = original.map(SHA256.hexDigest)
    text = original.map { record.encoding.ofRecords.text(of: $0) } ?? ""
    var faulty: [RecordCells.Column] = []
    for fault in record.knownFaults {
      for column in Self.columns(of: fault, record, split, plan) where !faulty.contains(column) {
        faulty.append(column)
      }
    }
    self.faulty = split == nil ? [] : faulty
  }

  /// The column that a fault names, or those that decide its constraint.
  private static func columns(
    of fault: IsolatedFault, _ record: IsolatedRecord, _ split: RecordSplitter.Split?,
    _ plan: MappingPlan?
  ) -> [RecordCells.Column] {
    guard let column = fault.column else {
      if let plan, let table = record.missingTable, fault.target == nil {
        return plan.columns(referringTo: table).filter { $0 < plan.columnCount }.map {
          .init(plan.columns[$0])
        }
      }
      guard let plan, let table = fault.target, !table.contains(".") else { return [] }
      let columns = plan.columns(ofConstraint: fault.expected ?? "", of: table)
      // Where it is the whole record, nobody knows which of its values is meant.
      guard columns.count <= 6 else { return [] }
      return columns.filter { $0 < plan.columnCount }.map { .init(plan.columns[$0]) }
    }
    guard let place = fault.bytes, let original = record.original,
      let child = split?.child(ofColumn: column, at: place, in: original)
    else { return [.init(column)] }
    return [.init(column, child: child)]
  }
}
