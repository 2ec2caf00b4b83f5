import Glibc
package import Schema

/// A record store in one file: enough for one hospital, and for every trial load.
///
/// Beside the file lie SQLite's own (`-journal`, `-wal`, `-shm`) and the writer's lock (`-lock`).
package final class SQLiteStore: Store {
  package static let scheme = "sqlite"

  /// "TWAY": tells our files from the many others that are SQLite's.
  private static let mark: Int64 = 0x5457_4159

  package let address: String
  package let kind: StoreKind
  private let path: String
  private let reader: StoreDesk
  private let writer: StoreDesk

  private init(path: String, kind: StoreKind) {
    let address = Self.address(path)
    self.path = path
    self.kind = kind
    self.address = address
    reader = StoreDesk(name: "store reader") { () throws(StoreError) in
      try Self.connect(path: path, .readOnly)
    }
    writer = StoreDesk(name: "store writer") { () throws(StoreError) in
      try Self.connect(path: path, .live)
    }
  }

  package static func exists(at location: String) -> Bool { access(location, F_OK) == 0 }

  package static func writer(at location: String) -> String? {
    WriterLock.holder(path: location + "-lock")
  }

  package static func keepTemporaryFiles(besideStoreAt location: String) {
    SQLiteDatabase.keepTemporaryFiles(in: folder(of: location))
  }

  package static func open(at location: String) throws(StoreError) -> SQLiteStore {
    let address = address(location)
    guard exists(at: location) else {
      throw .terminal(.cannotOpen(address, why: "there is nothing at this path"))
    }
    let connection: SQLiteConnection
    do throws(StoreError) {
      connection = try connect(path: location, .readOnly)
      guard try connection.integer("PRAGMA application_id") == mark else {
        throw .terminal(.notAStore(address))
      }
    } catch {
      throw switch error {
      case .terminal(.corrupt): .terminal(.notAStore(address))
      case .terminal(.refused(let why, _)): .terminal(.cannotOpen(address, why: why))
      default: error
      }
    }
    let version = try connection.property(.schemaVersion) ?? "none"
    guard version == String(SchemaVersion.current) else {
      throw .terminal(
        .otherVersion(found: version, expected: String(SchemaVersion.current)))
    }
    guard let kind = StoreKind(rawValue: try connection.property(.kind) ?? "") else {
      throw .terminal(.notAStore(address))
    }
    return SQLiteStore(path: location, kind: kind)
  }

  package static func create(
    at location: String, kind: StoreKind, tables: [Table], codes: (String) -> [String]?
  ) throws(StoreError) -> SQLiteStore {
    let address = address(location)
    guard !exists(at: location) else { throw .terminal(.alreadyExists(address)) }
    // It has its name once it has its tables: whoever dies in between leaves no half of a store.
    let draft = location + ".new"
    unlink(draft)
    // Made here rather than by SQLite, whose files everybody may read.
    let descriptor = Glibc.open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .terminal(.cannotOpen(address, why: String(cString: strerror(errno))))
    }
    close(descriptor)
    defer { unlink(draft) }
    try fill(draft, kind: kind, tables: tables, codes: codes)
    guard link(draft, location) == 0 else {
      throw errno == EEXIST
        ? .terminal(.alreadyExists(address))
        : .terminal(.cannotOpen(address, why: String(cString: strerror(errno))))
    }
    return SQLiteStore(path: location, kind: kind)
  }

  package func connect(_ mode: ConnectionMode) throws(StoreError) -> any Connection {
    try Self.connect(path: path, mode)
  }

  package func read<R: Sendable>(
    _ body: @Sendable @escaping (any Connection) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    try await reader.run(body)
  }

  package func write<R: Sendable>(
    _ body: @Sendable @escaping (any Connection) throws(StoreError) -> R
  ) async throws(StoreError) -> R {
    try await writer.run(body)
  }

  private static func fill(
    _ path: String, kind: StoreKind, tables: [Table], codes: (String) -> [String]?
  ) throws(StoreError) {
    let database = try SQLiteDatabase(path: path, wait: 0)
    try database.run("PRAGMA page_size = 16384; PRAGMA application_id = \(mark)")
    let connection = SQLiteConnection(database, mode: .bulkLoad, lock: nil)
    let all = tables.contains(.storeProperty) ? tables : tables + [.storeProperty]
    try connection.transaction { () throws(StoreError) in
      for table in all { try connection.execute(connection.ddl.createTable(table, codes: codes)) }
      try connection.setProperty(.schemaVersion, to: String(SchemaVersion.current))
      try connection.setProperty(.kind, to: kind.rawValue)
      try connection.setProperty(.constraints, to: "off")
    }
  }

  private static func connect(
    path: String, _ mode: ConnectionMode
  ) throws(StoreError) -> SQLiteConnection {
    if mode == .beside { return try connectBeside(path: path) }
    let address = address(path)
    let mayBeWritten = access(path, W_OK) == 0
    guard mode == .readOnly || mayBeWritten else {
      throw .terminal(.cannotOpen(address, why: "this user may not write it"))
    }
    let lock =
      mode == .readOnly ? nil : try WriterLock(path: path + "-lock", store: address)
    // Otherwise SQLite would leave files beside it that could not be written later either.
    let isFrozen =
      !(mayBeWritten && access(folder(of: path), W_OK) == 0)
      && !["-wal", "-journal"].contains { hasBytes(path + $0) }
    let database = try SQLiteDatabase(path: path, wait: 10_000, isFrozen: isFrozen)
    let connection = SQLiteConnection(database, mode: mode, lock: lock)
    switch mode {
    case .bulkLoad:
      guard try connection.property(.constraints) == "off" else {
        throw .terminal(.notEmpty(address))
      }
      try SQLiteSettings.bulkLoad.apply(to: database)
    case .live:
      guard try connection.property(.constraints) == "on" else {
        throw .terminal(.unfinished(address))
      }
      try SQLiteSettings.live.apply(to: database)
    case .readOnly:
      try SQLiteSettings.readOnly.apply(to: database)
    case .beside:
      preconditionFailure("it is opened otherwise")
    }
    return connection
  }

  /// Opens a file to which somebody writes, to read what does not change of it.
  ///
  /// SQLite looks at the file once: which tables and how many pages it has. The pages of a table to
  /// which nobody writes stay what they are, whatever is written elsewhere.
  private static func connectBeside(path: String) throws(StoreError) -> SQLiteConnection {
    let database = try SQLiteDatabase(path: path, wait: 0, isFrozen: true)
    try SQLiteSettings.beside.apply(to: database)
    let connection = SQLiteConnection(database, mode: .beside, lock: nil)
    // As long as it reads, it does not ask whether the file is another than it was.
    try connection.begin()
    _ = try connection.integer("SELECT count(*) FROM sqlite_schema")
    return connection
  }

  private static func hasBytes(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  private static func address(_ path: String) -> String { "\(scheme):\(path)" }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
