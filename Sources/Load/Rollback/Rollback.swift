import Diagnostics
package import RecordStore
import Schema
import Transform

/// Takes a run, or some of its files, out of a store again.
///
/// What the run loaded is known by its ids, what it changed by its before-images. All of it leaves in
/// one transaction: a rollback that is killed has not happened.
package struct Rollback {
  /// What is taken out.
  package struct Scope: Sendable, Hashable {
    /// `nil` for the last run.
    package var run: String?
    /// Files by their name and mappings by theirs; both empty for the whole run.
    package var files: Set<String>
    package var mappings: Set<String>

    package init(run: String? = nil, files: Set<String> = [], mappings: Set<String> = []) {
      self.run = run
      self.files = files
      self.mappings = mappings
    }

    var isWholeRun: Bool { files.isEmpty && mappings.isEmpty }
  }

  package struct Outcome: Sendable, Hashable {
    package let run: String
    /// Rows of the EPR that left.
    package let removed: Int
    /// Rows that are again what they were.
    package let restored: Int
  }

  private struct File {
    let number: Int64
    let name: String
    let mapping: String
  }

  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Takes out what the scope names.
  ///
  /// - Parameter scope: A whole run, or some of its files.
  /// - Returns: How much left.
  /// - Throws: When it is not the last run, staff have touched it, or what stays refers to what would
  ///   leave; then nothing has changed.
  package func carryOut(_ scope: Scope) throws(LoadError) -> Outcome {
    let run = try asked { () throws(StoreError) in try StoredRun.last(in: connection) }
    guard let run else { throw .nothingToRollBack(nil) }
    guard scope.run == nil || scope.run == run.name else {
      throw .notTheLastRun(scope.run ?? "", last: run.name)
    }
    let files = try asked { () throws(StoreError) in try self.files(of: run.id, in: scope) }
    guard !files.isEmpty || scope.isWholeRun else { throw .nothingToRollBack(run.name) }
    let staff = try asked { () throws(StoreError) in
      try StaffWork(sinceRun: run.id, files: Set(files.map(\.number)), in: connection)
    }
    guard staff.count == 0 else { throw .touchedByStaff(run: run.name, staff) }
    return try asked { () throws(StoreError) in
      try connection.transaction { () throws(StoreError) in
        try takeOut(files, of: run, isWholeRun: scope.isWholeRun)
      }
    }
  }

  private func asked<R>(_ body: () throws(StoreError) -> R) throws(LoadError) -> R {
    do throws(StoreError) {
      return try body()
    } catch {
      throw error.isConstraint ? .stillReferredTo : .store(error)
    }
  }

  private func files(of run: Int64, in scope: Scope) throws(StoreError) -> [File] {
    try connection.all(
      "SELECT id, name, mapping FROM load_file WHERE run = \(run) ORDER BY id"
    ) { (row) throws(StoreError) in
      File(number: row.integer(0) ?? 0, name: row.text(1) ?? "", mapping: row.text(2) ?? "")
    }.filter {
      scope.isWholeRun || scope.files.contains($0.name) || scope.mappings.contains($0.mapping)
    }
  }

  private func takeOut(
    _ files: [File], of run: StoredRun, isWholeRun: Bool
  ) throws(StoreError) -> Outcome {
    var removed = 0
    for table in Tables.record.reversed() {
      for file in files {
        removed += try connection.execute(
          """
          DELETE FROM \(identifier: table.name)
          WHERE id >= \(file.number << 40) AND id < \((file.number + 1) << 40)
          """)
      }
    }
    for file in files {
      try forget("load_file = \(file.number)")
      try connection.execute("DELETE FROM folded_record WHERE load_file = \(file.number)")
      try connection.execute("DELETE FROM applied_decision WHERE load_file = \(file.number)")
      try connection.execute(
        """
        DELETE FROM rule_setting
        WHERE row >= \(file.number << 40) AND row < \((file.number + 1) << 40)
        """)
    }
    // Of records of earlier files, too, which the run had taken out, or whose fields it had set.
    if isWholeRun {
      try forget("run = \(run.id)")
      try connection.execute("DELETE FROM rule_setting WHERE run = \(run.id)")
    }
    let restored = try restore(of: run.id, files: isWholeRun ? nil : files)
    if isWholeRun {
      try connection.execute("DELETE FROM ledger_line WHERE run = \(run.id)")
      try connection.execute("DELETE FROM load_file WHERE run = \(run.id)")
      try connection.execute("UPDATE run SET state = 'rolled_back' WHERE id = \(run.id)")
      try leaveAsNewIfEmpty()
    } else {
      for file in files { try takeOutOfBooks(file, run.id) }
    }
    return Outcome(run: run.name, removed: removed, restored: restored)
  }

  /// Deletes what is told of some records.
  private func forget(_ condition: SQL) throws(StoreError) {
    try connection.execute(
      "DELETE FROM isolated_fault WHERE isolated_record IN (SELECT id FROM isolated_record WHERE "
        + condition + ")")
    try connection.execute("DELETE FROM isolated_record WHERE " + condition)
    try connection.execute("DELETE FROM record_note WHERE " + condition)
  }

  /// The counts of the file become nothing, and the lines say why.
  private func takeOutOfBooks(_ file: File, _ run: Int64) throws(StoreError) {
    let counts = [
      "records", "loaded", "repaired", "merged", "updated", "duplicate", "skipped", "held",
      "rejected",
    ]
    let sums = counts.map { "-sum(\($0))" }
    let next = try Ledger.next("ledger_line", connection)
    try connection.execute(
      """
      INSERT INTO ledger_line (id, run, load_file, first_record, last_record, byte_start, byte_end,
        first_line, \(raw: counts.joined(separator: ", ")), batches, why)
      SELECT \(next), \(run), \(file.number), 0, 0, 0, 0, 0, \(raw: sums.joined(separator: ", ")), 0,
        'rollback' FROM ledger_line WHERE load_file = \(file.number)
      """)
  }

  /// Makes rows what they were before the run; of some files those that their records changed.
  private func restore(of run: Int64, files: [File]?) throws(StoreError) -> Int {
    let images = try connection.all(
      "SELECT table_name, row, image, load_file FROM before_image WHERE run = \(run) ORDER BY id"
    ) { (row) throws(StoreError) in
      (
        table: row.text(0) ?? "", row: row.integer(1) ?? 0, image: row.text(2),
        file: row.integer(3)
      )
    }
    let numbers = files.map { Set($0.map(\.number)) }
    let meant = images.filter { image in
      numbers.map { numbers in image.file.map(numbers.contains) == true } ?? true
    }
    // First all that is there now, then what was: values that moved from one row to another would
    // be in each other's way. A record that changed may have more rows than it had.
    let changed = Set(
      meant.filter { $0.file != nil && Tables.table(named: $0.table)?.part == .record }
        .map { $0.row >> 8 })
    for table in Tables.record.reversed() {
      for place in changed.sorted() {
        try connection.execute(
          """
          DELETE FROM \(identifier: table.name)
          WHERE id >= \(place << 8) AND id < \((place + 1) << 8)
          """)
      }
    }
    for image in meant {
      try connection.execute(
        "DELETE FROM \(identifier: image.table) WHERE id = \(image.row)")
    }
    for image in meant {
      try connection.execute(
        """
        DELETE FROM before_image
        WHERE run = \(run) AND table_name = \(image.table) AND row = \(image.row)
        """)
      guard let text = image.image else { continue }
      guard let table = Tables.table(named: image.table) else {
        preconditionFailure("there is no table '\(image.table)' any more")
      }
      try BulkRows.with([RowImage(text).cells], columnCount: table.stored.count) {
        (rows) throws(StoreError) in
        try connection.bulk(table).insert(rows)
      }
    }
    return meant.count { $0.image != nil }
  }

  /// A store into which nothing is loaded any more is one before its first load.
  private func leaveAsNewIfEmpty() throws(StoreError) {
    guard try connection.integer("SELECT id FROM load_file LIMIT 1") == nil else { return }
    for table in Tables.all {
      for index in connection.ddl.dropsOfIndexes(of: table) { try connection.execute(index) }
    }
    try connection.setProperty(.constraints, to: "off")
  }
}
