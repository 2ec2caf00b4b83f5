import Extract
import Load
import Migration
import RecordStore
import Transform

/// The records of one run that are behind pairs, read again from its files.
struct PairSources {
  /// What a run had of one pair.
  struct Found {
    /// The file that has the records; of one that the run did not have, those of its mapping.
    var file: LoadedFile?
    var records: [RecordTrial.Source] = []
    /// Whether every file that can have it was read.
    var isAtHand = true
  }

  private let run: ComparedRun
  /// By the position of the pair.
  private(set) var found: [Int: Found] = [:]
  /// The names of files that are not at hand.
  private(set) var missing: Set<String> = []
  private var numbers: [Int64: [Int: [Int]]] = [:]
  private var keys: [Int64: [String: [Int]]] = [:]
  /// Records that an earlier run had kept out: their bytes are in the store.
  private var kept: [(position: Int, file: LoadedFile, number: Int)] = []

  /// Reads the records of all pairs.
  ///
  /// - Parameters:
  ///   - pairs: What is wanted.
  ///   - run: Whose files are read.
  ///   - end: How a pair ended in the run.
  /// - Throws: When the store fails, or a file breaks off.
  init(
    _ pairs: [RecordPair], of run: ComparedRun, end: (RecordPair) -> RecordPair.End
  ) throws {
    self.run = run
    for (position, pair) in pairs.enumerated() {
      found[position] = Found()
      try want(pair, end(pair), position)
    }
    for file in Set(numbers.keys).union(keys.keys).sorted() {
      guard let loaded = run.files[file] else { continue }
      try read(loaded)
    }
    for record in kept { try takeKept(record.position, record.file, record.number, pairs) }
  }

  private mutating func want(
    _ pair: RecordPair, _ end: RecordPair.End, _ position: Int
  ) throws(StoreError) {
    if let place = end.place, let maker = try run.maker(ofPlace: place) {
      found[position]?.file = maker
      if maker.keptFrom != nil {
        kept.append((position, maker, Int(place & 0xFFFF_FFFF)))
      } else if maker.number == place >> 32 {
        numbers[maker.number, default: [:]][Int(place & 0xFFFF_FFFF), default: []]
          .append(position)
        for record in try run.folded(place: place) {
          numbers[record.file, default: [:]][record.record, default: []].append(position)
        }
      } else if let key = pair.key {
        keys[maker.number, default: [:]][key, default: []].append(position)
      }
      return
    }
    for record in end.isolated {
      found[position]?.file = run.files[record.file]
      if let file = run.files[record.file], file.keptFrom != nil {
        kept.append((position, file, record.record))
        continue
      }
      numbers[record.file, default: [:]][record.record, default: []].append(position)
    }
    guard end.isolated.isEmpty, let key = pair.key else { return }
    // It may be in a file all the same: left out by a rule, or not selected.
    for file in run.files.values where file.run == run.id && file.mapping == pair.mapping {
      keys[file.number, default: [:]][key, default: []].append(position)
    }
  }

  private mutating func takeKept(
    _ position: Int, _ file: LoadedFile, _ number: Int, _ pairs: [RecordPair]
  ) throws {
    guard let checked = run.checked, let key = pairs[position].key,
      let kept = try file.keptRecord(key, of: checked, in: run.connection)
    else {
      found[position]?.isAtHand = false
      return
    }
    var facts = file.facts
    facts.kept = [number: kept.reject]
    found[position]?.records.append(
      RecordTrial.Source(file: facts, record: kept.record, head: kept.from.head, number: number))
  }

  private mutating func read(_ file: LoadedFile) throws {
    let ofNumber = numbers[file.number] ?? [:]
    let ofKey = keys[file.number] ?? [:]
    let positions = Set(ofNumber.values.joined()).union(ofKey.values.joined())
    let plan = run.checked?.plans.first { $0.name == file.mapping }
    guard let path = run.path(of: file), let checked = run.checked,
      let layout = file.layout(of: checked), let plan
    else {
      if run.checked != nil { missing.insert(file.name) }
      for position in positions { found[position]?.isAtHand = false }
      return
    }
    var found = found
    do throws(ExtractError) {
      try SourceRecords(path: path, layout: layout).read { record in
        var wanted = ofNumber[record.place.record] ?? []
        if record.broken == nil, record.fields.indices.contains(plan.keyColumn) {
          wanted += ofKey[record.fields[plan.keyColumn].trimmed] ?? []
        }
        for position in wanted {
          found[position]?.records.append(
            RecordTrial.Source(file: file.facts, record: record, head: file.head))
          if found[position]?.file == nil { found[position]?.file = file }
        }
        return true
      }
    } catch {
      throw ReviewError.migration(error.diagnostic)
    }
    self.found = found
  }
}
