import Extract
import Transform

/// What people have decided about the records of one source, carried out where the reader hands them
/// over.
///
/// Corrected values hold for every mapping of the source; whether a record is accepted, merged or left
/// out is a matter of the mapping that had rejected it. Belongs to the thread that reads.
final class Corrections {
  /// A decision as it meets records.
  struct Known {
    let line: Int
    let decision: Decision
    let reject: RejectID
    let recordHash: String
    /// Whether the mapping that runs is the one that it is about.
    let isOwn: Bool
    /// Whether only the very record is meant: others have its key.
    let isExact: Bool
    /// Where the key of its mapping stands.
    let keyColumn: Int
    /// The whole record anew, where it could not be split.
    let text: String?
    /// `nil` where it names a column that the layout has no longer.
    let replacements: [FieldReplacement]?
    let basis: [(column: Int, child: Int, hash: String)]?
  }

  private struct Place: Hashable {
    let fileHash: String
    let offset: Int
  }

  /// What is meant for one record.
  struct Match {
    var known: Known
    var isChangedElsewhere: Bool
    var isStale: Bool
  }

  let plan: MappingPlan
  private var byKey: [(column: Int, decisions: [Hash128: [Known]])] = []
  private var byPlace: [Place: [Known]] = [:]
  /// About records without a key, by the hash of the record: a later extract has them elsewhere.
  private var byRecord: [String: [Known]] = [:]
  /// Where such records have no key.
  private var keylessColumns: Set<Int> = []
  private var byReject: [RejectID: [Known]] = [:]
  /// Each decision is about one record.
  private var used: Set<Int> = []
  /// How many records of the plan are decided about.
  private(set) var count = 0

  /// It is `nil` where nothing was decided about the source.
  ///
  /// - Parameters:
  ///   - plan: The mapping that runs.
  ///   - plans: All of the project.
  ///   - decisions: What holds.
  ///   - approving: The kinds that need a second person.
  ///   - system: The name of the source system.
  init?(
    of plan: MappingPlan, among plans: [MappingPlan], _ decisions: DecisionsInForce,
    approving: Set<Decision.Kind>, system: String
  ) {
    self.plan = plan
    let ofSource = Dictionary(
      plans.filter { $0.source == plan.source }.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var keyed: [Int: [Hash128: [Known]]] = [:]
    for inForce in decisions.settled.values.sorted(by: { $0.line.number < $1.line.number })
    where inForce.isCarriedOut(approving: approving) && inForce.decision.kind.isCarriedOutOnRecords
    {
      guard let subject = inForce.decision.subject, let other = ofSource[subject.mapping],
        let reject = RejectID(subject.reject)
      else { continue }
      let values = inForce.values(approving: approving)
      let known = Self.known(inForce, values, subject, reject, plan: plan, other, system)
      count += 1
      byReject[reject, default: []].append(known)
      if let key = subject.key.flatMap({ Hash128(key: $0.utf8.span) }) {
        keyed[other.keyColumn, default: [:]][key, default: []].append(known)
      } else {
        byRecord[subject.recordHash, default: []].append(known)
        keylessColumns.insert(other.keyColumn)
      }
      byPlace[
        Place(fileHash: subject.fileHash, offset: subject.offset), default: []
      ].append(known)
    }
    guard count > 0 else { return nil }
    byKey = keyed.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func known(
    _ inForce: DecisionsInForce.InForce,
    _ values: DecisionsInForce.Values,
    _ subject: Decision.Subject, _ reject: RejectID, plan: MappingPlan, _ other: MappingPlan,
    _ system: String
  ) -> Known {
    let decision = inForce.decision
    func column(_ name: String) -> Int? { plan.columns.firstIndex(of: name) }
    var replacements: [FieldReplacement]? = []
    for correction in values.corrections {
      guard let column = column(correction.column) else {
        replacements = nil
        break
      }
      replacements?.append(
        FieldReplacement(
          column: column, child: correction.child ?? 0, value: Array(correction.value.utf8)))
    }
    if values.isTypedIn, let given = replacements {
      // All of it was typed in: what was not given is blank.
      replacements =
        (0..<plan.columnCount).map { FieldReplacement(column: $0, value: []) } + given
    }
    var basis: [(column: Int, child: Int, hash: String)]? = []
    for line in values.basis {
      guard let column = column(line.column) else {
        basis = nil
        break
      }
      basis?.append((column, line.child ?? 0, line.hash))
    }
    let first = subject.key.map {
      RejectID(system: system, mapping: subject.mapping, key: $0, ordinal: 0)
    }
    return Known(
      line: inForce.line.number, decision: decision, reject: reject,
      recordHash: subject.recordHash, isOwn: subject.mapping == plan.name,
      isExact: first != reject && !other.isGrouped, keyColumn: other.keyColumn, text: values.text,
      replacements: replacements, basis: basis)
  }

  // MARK: Matching

  /// What is decided about a record of a batch.
  func matches(
    record: Int, of batch: borrowing RecordBatch, _ file: FileOfRecords
  ) -> [Match] {
    let extent = batch.extent(ofRecord: record)
    var candidates: [Known] = []
    if let kept = file.kept {
      candidates = kept[extent.record].flatMap { byReject[$0] } ?? []
    } else {
      for (column, decisions) in byKey {
        guard let key = Hash128(key: batch.field(column, ofRecord: record)) else { continue }
        candidates += decisions[key] ?? []
      }
      if candidates.isEmpty {
        candidates =
          byPlace[Place(fileHash: file.sha256, offset: extent.offset)]?.filter {
            $0.decision.subject?.key == nil
          } ?? []
      }
      // Each that has no key is hashed, and no other.
      if candidates.isEmpty,
        keylessColumns.contains(where: {
          Hash128(key: batch.field($0, ofRecord: record)) == nil
        })
      {
        let hash = SHA256.hexDigest(of: batch.copyOfOriginal(ofRecord: record))
        candidates = withoutKey(recordHash: hash, file)
      }
    }
    guard !candidates.isEmpty else { return [] }
    let hash = SHA256.hexDigest(of: batch.copyOfOriginal(ofRecord: record))
    return choose(among: candidates, recordHash: hash) { basis in
      if let set = set(ofColumn: basis.column) {
        guard basis.child < batch.childCount(set, ofRecord: record) else { return nil }
      }
      return SHA256.hexDigest(
        of: batch.copyOfField(basis.column, ofRecord: record, child: basis.child))
    }
  }

  /// What is decided about a record without a key that lay in another file; in its own its place tells
  /// it from others that say the same.
  private func withoutKey(recordHash: String, _ file: FileOfRecords) -> [Known] {
    byRecord[recordHash, default: []].filter {
      $0.decision.subject?.fileHash != file.sha256
    }
  }

  /// Which set of children a column belongs to; `nil` for a column of the record's own.
  private func set(ofColumn column: Int) -> Int? {
    var first = plan.columnCount
    for (set, width) in plan.childWidths.enumerated() {
      if (first..<first + width).contains(column) { return set }
      first += width
    }
    return nil
  }

  /// What is decided about a record that could not be split.
  func matches(broken: BrokenRecord, _ file: FileOfRecords) -> [Match] {
    var candidates: [Known] = []
    if let kept = file.kept {
      let number = broken.extent.record
      candidates = [kept[number], file.roots[number]].compactMap(\.self).flatMap {
        byReject[$0] ?? []
      }
    } else {
      for (column, decisions) in byKey {
        guard let text = broken.key(ofColumn: column), let key = Hash128(key: text.utf8.span)
        else { continue }
        candidates += decisions[key] ?? []
      }
      if candidates.isEmpty {
        candidates =
          byPlace[Place(fileHash: file.sha256, offset: broken.extent.offset)] ?? []
      }
    }
    let hash = SHA256.hexDigest(of: broken.original)
    if candidates.isEmpty, file.kept == nil { candidates = withoutKey(recordHash: hash, file) }
    guard !candidates.isEmpty else { return [] }
    // Nothing in it can be told apart: any change may be the one that matters.
    return choose(among: candidates, recordHash: hash) { _ in nil }
  }

  /// Of the decisions that may be meant at most one a mapping, and whether it still holds.
  private func choose(
    among candidates: [Known], recordHash: String,
    hash: ((column: Int, child: Int, hash: String)) -> String?
  ) -> [Match] {
    var matches: [Match] = []
    let unused = candidates.filter { !used.contains($0.line) }
    for mapping in Set(unused.compactMap { $0.decision.subject?.mapping }).sorted() {
      let ofMapping = unused.filter { $0.decision.subject?.mapping == mapping }
      if let exact = ofMapping.first(where: { $0.recordHash == recordHash }) {
        matches.append(
          Match(
            known: exact, isChangedElsewhere: false, isStale: exact.replacements == nil))
      } else if let known = ofMapping.first(where: { !$0.isExact }) {
        // A structural decision has no columns: it holds for the very bytes alone.
        let holds =
          known.replacements != nil && known.text == nil
          && known.basis.map { !$0.isEmpty && $0.allSatisfy { hash($0) == $0.hash } } ?? false
        matches.append(Match(known: known, isChangedElsewhere: holds, isStale: !holds))
      } else {
        continue
      }
    }
    for match in matches { used.insert(match.known.line) }
    return matches
  }
}

/// The file from which the records of a batch come.
struct FileOfRecords {
  let sha256: String
  /// Of records that were kept since an earlier run, what they were called then, by their number.
  let kept: [Int: RejectID]?
  /// Of those that could not be split what the first mapping of their source has rejected.
  var roots: [Int: RejectID] = [:]
}

extension Decision.Kind {
  /// Whether a run does something with the record; the others are answered by a later extract or by
  /// other rules.
  var isCarriedOutOnRecords: Bool {
    switch self {
    case .corrected, .accepted, .merged, .excluded, .byHand: true
    default: false
    }
  }
}
