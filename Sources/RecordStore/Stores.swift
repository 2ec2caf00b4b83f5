import Schema

/// Every kind of store.
package enum Stores {
  package static let all: [any Store.Type] = [
    SQLiteStore.self
  ]

  /// Opens the store with this address: `sqlite:PATH`.
  package static func open(_ address: String) throws(StoreError) -> any Store {
    let (type, location) = try split(address)
    return try type.open(at: location)
  }

  /// Makes a new store with every table of the schema.
  package static func create(
    _ address: String, kind: StoreKind, codes: (String) -> [String]?
  ) throws(StoreError) -> any Store {
    let (type, location) = try split(address)
    return try type.create(at: location, kind: kind, tables: Tables.all, codes: codes)
  }

  package static func exists(_ address: String) throws(StoreError) -> Bool {
    let (type, location) = try split(address)
    return type.exists(at: location)
  }

  /// Who writes into a store now, and since when; `nil` when nobody does.
  package static func writer(of address: String) throws(StoreError) -> String? {
    let (type, location) = try split(address)
    return type.writer(at: location)
  }

  /// Has what is sorted in files lie beside the store with this address: it holds what patients' rows
  /// hold, and the folder for temporary files is one that everybody shares.
  ///
  /// For the whole process, so whoever begins one says it, once, before a second thread uses a store.
  /// That the address is none is told when the store is opened.
  package static func keepTemporaryFiles(beside address: String) {
    guard let (type, location) = try? split(address) else { return }
    type.keepTemporaryFiles(besideStoreAt: location)
  }

  private static func split(
    _ address: String
  ) throws(StoreError) -> (type: any Store.Type, location: String) {
    for type in all where address.hasPrefix(type.scheme + ":") {
      let location = address.dropFirst(type.scheme.count + 1)
      guard !location.isEmpty else { break }
      return (type, String(location))
    }
    throw .terminal(.badAddress(address))
  }
}
