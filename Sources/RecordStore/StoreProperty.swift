/// The properties of a store itself, in its table `store_property`.
package enum StoreProperty: String, Sendable, Hashable, CaseIterable {
  case schemaVersion = "schema_version"
  /// A ``StoreKind``.
  case kind
  /// `on` when the first load has ended, `off` before.
  case constraints
}

extension Connection {
  package func property(_ property: StoreProperty) throws(StoreError) -> String? {
    try text("SELECT value FROM store_property WHERE name = \(property.rawValue)")
  }

  package func setProperty(_ property: StoreProperty, to value: String) throws(StoreError) {
    guard
      try execute(
        "UPDATE store_property SET value = \(value) WHERE name = \(property.rawValue)") == 0
    else { return }
    try execute(
      """
      INSERT INTO store_property (id, name, value)
      SELECT COALESCE(max(id), 0) + 1, \(property.rawValue), \(value) FROM store_property
      """)
  }
}
