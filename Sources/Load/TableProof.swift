/// What is known of the structure of tables that nobody has written to since.
package struct TableProof: Sendable {
  /// Tables that are whole.
  package private(set) var whole: Set<String> = []
  /// What is wrong elsewhere, by the names of tables.
  package private(set) var broken: [String] = []

  package init() {}

  /// Takes in what a table was found to be: whole, where nothing is broken.
  mutating func add(_ table: String, _ broken: [String]) {
    if broken.isEmpty { whole.insert(table) } else { self.broken += broken }
  }

  /// Forgets tables that were written to.
  mutating func forget(_ tables: some Sequence<String>) { whole.subtract(tables) }
}
