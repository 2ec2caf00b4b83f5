import Diagnostics
package import Migration
package import RecordStore
import Transform

/// Finds out what is known of the isolated records of a run beyond what the run has kept.
package struct DetailsReader {
  /// So many missing keys are compared with those that are there.
  static let mostNearKeys = 500
  /// So many records are mapped once more, alone, which takes milliseconds for each.
  static let mostTried = 2_000

  private let connection: any Connection
  private let columns: ProjectColumns?
  private let codes: CodeCandidates?
  private let splitter: DetailSplitter?
  private let wouldBe: WouldBe?
  private let checked: CheckedProject?
  private let exports: String?
  private var tried = 0

  /// - Parameters:
  ///   - connection: Of the store of the run.
  ///   - run: The run.
  ///   - checked: The project; `nil` where it is not at hand, so that no record is split.
  ///   - exports: The folder of the exports, for files in which values are looked up.
  /// - Throws: When the store fails.
  package init(
    _ connection: any Connection, run: RunReference, _ checked: CheckedProject?, exports: String?
  ) throws(StoreError) {
    self.connection = connection
    self.checked = checked
    self.exports = exports
    let columns = checked.map { ProjectColumns($0.project, plans: $0.plans) }
    self.columns = columns
    codes = checked.flatMap { checked in columns.map { CodeCandidates(checked.project, $0) } }
    wouldBe = checked.flatMap { WouldBe($0, run: run, exports: exports, in: connection) }
    let files = try LoadedFile.ofRun(run.id, in: connection)
    splitter = checked.map { DetailSplitter($0, files) }
  }

  /// What its columns hold; `nil` where the project is not at hand.
  package var projectColumns: ProjectColumns? { columns }

  /// By reject id, of the records of a run and of what is missing.
  package mutating func details(
    of records: [IsolatedRecord], run: RunReference
  ) throws(StoreError) -> [String: RecordDetails] {
    let patients = try self.patients(of: run)
    var details: [String: RecordDetails] = [:]
    var others = OtherRecords(connection, checked, exports: exports, among: records)
    for record in records where record.outcome == .rejected {
      details[record.id] = try self.details(
        of: record, patient: patients[record.id] ?? nil, &others)
    }
    return details
  }

  /// By reject id, the other records of faults that two records make together.
  ///
  /// - Parameters:
  ///   - wanted: About which records.
  ///   - records: All isolated records of the run.
  /// - Returns: Nothing for a record that is wrong in itself.
  /// - Throws: When the store fails.
  package mutating func others(
    of wanted: [IsolatedRecord], among records: [IsolatedRecord]
  ) throws(StoreError) -> [String: [OtherRecord]] {
    var finder = OtherRecords(connection, checked, exports: exports, among: records)
    var found: [String: [OtherRecord]] = [:]
    for record in wanted where record.outcome == .rejected {
      guard record.faults.contains(where: \.mayHaveOther) else { continue }
      let rows = rows(of: record, splitter?.cells(of: record))?.made
      let others = try self.others(of: record, rows, &finder)
      if !others.isEmpty { found[record.id] = others.sorted { $0.key < $1.key }.map(\.value) }
    }
    return found
  }

  /// Whether the patient of a record is restricted, as far as anybody can tell.
  ///
  /// - Throws: When the store fails.
  package mutating func privacy(
    of record: IsolatedRecord, run: RunReference
  ) throws(StoreError) -> RecordDetails.Privacy {
    let id = try connection.integer(
      """
      SELECT patient FROM isolated_record
      WHERE run = \(run.id) AND reject_id = \(record.id) AND patient IS NOT NULL
      """)
    let patient = try id.flatMap { (id) throws(StoreError) in
      try PatientLookup(connection: connection).patient(id)
    }
    let cells = splitter?.cells(of: record)
    return Self.privacy(
      of: record, patient, cells, columns?.roles(of: record.mapping), rows(of: record, cells))
  }

  /// What may have been meant by the key of a record that is in no file.
  package func nearKeys(
    _ causes: [RootCause]
  ) throws(StoreError) -> [IsolatedRecord.Cause: [RecordDetails.Candidate]] {
    var found: [IsolatedRecord.Cause: [RecordDetails.Candidate]] = [:]
    var looked = 0
    for cause in causes {
      guard case .missing(let table, let key) = cause.subject, looked < Self.mostNearKeys else {
        continue
      }
      looked += 1
      let near = try NearKeys(connection: connection).near(key, in: table)
      found[.missing(table: table, key: key)] = near.map {
        RecordDetails.Candidate(
          fault: 0, before: "There is a \(table.inWords) whose key is but for a slip the same: ",
          value: $0, isPersonal: true)
      }
    }
    return found
  }

  // MARK: One record

  private mutating func details(
    of record: IsolatedRecord, patient: StoredPatient?, _ finder: inout OtherRecords
  ) throws(StoreError) -> RecordDetails {
    var details = RecordDetails()
    let cells = splitter?.cells(of: record)
    let roles = columns?.roles(of: record.mapping)
    let rows = rows(of: record, cells)
    details.privacy = Self.privacy(of: record, patient, cells, roles, rows)
    details.wouldLoad = rows?.values ?? []
    if let cells, let roles {
      details.withheld = cells.ranges(of: roles.whereabouts)
      details.identity = Self.identity(cells, roles)
      details.candidates = codeCandidates(of: record, cells)
      details.beside = try beside(record, cells, roles, rows)
    }
    details.candidates += try others(of: record, rows?.made, &finder)
      .sorted { $0.key < $1.key }.map { $1.candidate(ofFault: $0) }
    if let patient, details.identity.count < 2 {
      details.identity = [
        .init("Hospital number", patient.hospitalNumber), .init("Name", patient.name),
        .init("Date of birth", patient.birthDate),
      ].filter { !$0.value.isEmpty }
    }
    return details
  }

  /// What the record would have become; `nil` where it cannot be split, and where enough were tried.
  private mutating func rows(of record: IsolatedRecord, _ cells: DetailCells?) -> WouldBe.Rows? {
    guard let cells, tried < Self.mostTried else { return nil }
    tried += 1
    return wouldBe?.rows(of: record, cells.record)
  }

  private func rows(of record: IsolatedRecord) -> WouldBe.Rows? {
    splitter?.cells(of: record).flatMap { wouldBe?.rows(of: record, $0.record) }
  }

  /// By the number of the fault.
  private func others(
    of record: IsolatedRecord, _ rows: [TrialRow]?, _ finder: inout OtherRecords
  ) throws(StoreError) -> [Int: OtherRecord] {
    try finder.others(of: record, rows ?? []) { self.rows(of: $0)?.made ?? [] }
  }

  /// A record that makes a patient says it itself, of others the patient in the store does.
  private static func privacy(
    of record: IsolatedRecord, _ patient: StoredPatient?, _ cells: DetailCells?,
    _ roles: ProjectColumns.Roles?, _ rows: WouldBe.Rows?
  ) -> RecordDetails.Privacy {
    if patient?.isRestricted == true { return .restricted }
    if let isRestricted = rows?.isRestricted { return isRestricted ? .restricted : .open }
    guard let roles else { return patient == nil ? .unknown : .open }
    if roles.arePatients {
      if roles.restricted.isEmpty { return .open }
      guard let cells else { return .unknown }
      return cells.first(of: roles.restricted.sorted()) == nil ? .open : .unknown
    }
    return patient == nil ? .unknown : .open
  }

  private static func identity(
    _ cells: DetailCells, _ roles: ProjectColumns.Roles
  ) -> [RecordDetails.Value] {
    let parts: [(String, String?)] = [
      (roles.key, cells[roles.key]), ("Name", cells.joined(roles.names)),
      ("Date of birth", cells.joined(roles.birthDate)),
      ("NHS number", cells.joined(roles.nhsNumber)),
    ]
    return parts.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : RecordDetails.Value(name, $0) }
    }
  }

  private func codeCandidates(
    of record: IsolatedRecord, _ cells: DetailCells
  ) -> [RecordDetails.Candidate] {
    guard let codes, let columns else { return [] }
    return record.faults.enumerated().flatMap { number, fault -> [RecordDetails.Candidate] in
      guard ["CODE_UNMAPPED", "CROSSWALK_UNMATCHED", "NOT_ONE_OF"].contains(fault.slug),
        let column = fault.column, let target = fault.target, let value = cells[column],
        !value.isEmpty
      else { return [] }
      let isPersonal = !columns.isPlain(column, of: record.mapping)
      return codes.candidates(for: value, target: target, mapping: record.mapping).map {
        RecordDetails.Candidate(
          fault: number, before: "Perhaps ", value: $0.value, after: $0.why,
          isPersonal: isPersonal)
      }
    }
  }

  // MARK: Two patients side by side

  private func beside(
    _ record: IsolatedRecord, _ cells: DetailCells, _ roles: ProjectColumns.Roles,
    _ rows: WouldBe.Rows?
  ) throws(StoreError) -> RecordDetails.Beside? {
    guard roles.arePatients else { return nil }
    let lookup = PatientLookup(connection: connection)
    let other: StoredPatient?
    let caption: String
    switch record.faults.first?.slug {
    case Reasons.nhsVerifiedTwice.slug, Reasons.nhsShared.slug:
      let digits = (cells.joined(roles.nhsNumber) ?? "").filter(\.isNumber)
      other = try lookup.holder(ofNHSNumber: digits)
      caption = "The other patient with this NHS number"
    case Reasons.keyConflict.slug:
      guard let key = record.legacyKey else { return nil }
      other = try lookup.holder(ofKey: key)
      caption = "The patient who is loaded under this number"
    default: return nil
    }
    guard let other else { return nil }
    guard !other.isRestricted else {
      return RecordDetails.Beside(
        caption: caption,
        lines: [
          .init(
            name: "Hospital number", own: cells[roles.key] ?? "",
            other: other.hospitalNumber, isSame: cells[roles.key] == other.hospitalNumber)
        ])
    }
    let place = try lookup.place(of: other.id)
    // As it would be loaded: each system writes dates in its own way.
    let birthDate = rows?.values.first { $0.name == "patient.birth_date" }?.value
    let own = [
      ("Hospital number", cells[roles.key] ?? "", other.hospitalNumber),
      ("Name", cells.joined(roles.names) ?? "", other.name),
      ("Date of birth", birthDate ?? cells.joined(roles.birthDate) ?? "", other.birthDate),
      ("NHS number", cells.joined(roles.nhsNumber) ?? "", other.nhsNumber),
    ]
    return RecordDetails.Beside(
      caption: caption + (place.map { ": \($0.file), record \($0.record)" } ?? ""),
      lines: own.map { name, own, other in
        RecordDetails.Beside.Line(
          name: name, own: own, other: other, isSame: Self.isSame(own, other))
      })
  }

  /// As people compare: letters and digits alone, and a time behind a date left aside.
  private static func isSame(_ own: String, _ other: String) -> Bool {
    func plain(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber }.uppercased() }
    return !own.isEmpty && plain(own).hasPrefix(plain(other)) && !other.isEmpty
  }

  /// The patient of each isolated record of a run, where that one is loaded.
  private func patients(of run: RunReference) throws(StoreError) -> [String: StoredPatient?] {
    let rows = try connection.all(
      """
      SELECT reject_id, patient FROM isolated_record
      WHERE run = \(run.id) AND outcome = 'rejected' AND patient IS NOT NULL
      """
    ) { (row) throws(StoreError) in (id: row.text(0) ?? "", patient: row.integer(1) ?? 0) }
    let lookup = PatientLookup(connection: connection)
    var known: [Int64: StoredPatient?] = [:]
    var patients: [String: StoredPatient?] = [:]
    for row in rows {
      if known[row.patient] == nil { known[row.patient] = try lookup.patient(row.patient) }
      patients[row.id] = known[row.patient] ?? nil
    }
    return patients
  }
}
