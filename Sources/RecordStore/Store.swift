package import Schema

/// One record store: where it lies and how to talk to it.
///
/// Adding a kind of store is one folder with its connection, its DDL and its bulk insert, and one
/// line in ``Stores/all``.
package protocol Store: Sendable {
  /// What stands before the colon of an address: `sqlite`.
  static var scheme: String { get }

  /// Whether anything is at the location.
  static func exists(at location: String) -> Bool

  /// Who writes into the store at the location now, and since when; `nil` when nobody does.
  static func writer(at location: String) -> String?

  /// Has what the process sorts in files lie beside the store at the location, where it has such files.
  static func keepTemporaryFiles(besideStoreAt location: String)

  /// Opens a store that is there.
  ///
  /// - Throws: When there is none, when what is there is not ours, or is of another schema version.
  static func open(at location: String) throws(StoreError) -> Self

  /// Makes a new store with empty tables, its constraints off until the first load has ended.
  ///
  /// Referred-to tables come before those that refer to them. `codes` gives the codes of a
  /// national list by its name; `nil` leaves a column unchecked.
  static func create(
    at location: String, kind: StoreKind, tables: [Table], codes: (String) -> [String]?
  ) throws(StoreError) -> Self

  /// `sqlite:trackway.db`
  var address: String { get }
  var kind: StoreKind { get }

  /// Opens a connection for the thread that calls; it is closed when it is let go.
  ///
  /// - Throws: ``StoreError/Terminal/secondWriter(_:who:)`` while another connection writes.
  func connect(_ mode: ConnectionMode) throws(StoreError) -> any Connection

  /// Runs the body in a read transaction, on the store's own thread for reading.
  func read<R: Sendable>(
    _ body: @Sendable @escaping (any Connection) throws(StoreError) -> R
  ) async throws(StoreError) -> R

  /// Runs the body in a transaction, on the store's own thread for writing.
  func write<R: Sendable>(
    _ body: @Sendable @escaping (any Connection) throws(StoreError) -> R
  ) async throws(StoreError) -> R
}
