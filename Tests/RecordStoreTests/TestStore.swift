import Foundation
import RecordStore
import Schema
import Testing

/// A kind of store under test.
struct StoreCase: Sendable, CustomTestStringConvertible {
  static let all = Stores.all.map(StoreCase.init)

  let type: any Store.Type

  init(_ type: any Store.Type) { self.type = type }

  var testDescription: String { type.scheme }

  /// Makes a new store in a folder of its own and gives both to the body.
  func withStore<R>(
    _ tables: [Table], codes: (String) -> [String]? = { _ in nil },
    _ body: (any Store) throws -> R
  ) throws -> R {
    try withFolder { folder in
      try body(
        try type.create(
          at: folder + "/store.db", kind: .trial, tables: tables, codes: codes))
    }
  }

  /// The same with a connection for a first load.
  func withConnection<R>(_ tables: [Table], _ body: (any Connection) throws -> R) throws -> R {
    try withStore(tables) { try body(try $0.connect(.bulkLoad)) }
  }
}

/// Gives the body a fresh folder, which is gone afterwards.
func withFolder<R>(_ body: (String) throws -> R) throws -> R {
  let folder = NSTemporaryDirectory() + "record-store-" + UUID().uuidString
  try FileManager.default.createDirectory(
    atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The same for an async body.
func withAsyncFolder<R>(_ body: (String) async throws -> R) async throws -> R {
  let folder = NSTemporaryDirectory() + "record-store-" + UUID().uuidString
  try FileManager.default.createDirectory(
    atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try await body(folder)
}

/// The error that the body ends with; an expectation fails when it ends well.
func storeError<R>(_ body: () throws -> R) -> StoreError? {
  #expect(throws: StoreError.self) { _ = try body() }
}
