/// What is known of the structure of tables that nobody has written to since.
package struct TableProof: Sendable {
  /// Tables that are whole.
  package private(set) var whole: Set<String> = []
  /// What is wrong with others, in the store's own words.
  package private(set) var broken: [String] = []

  package init() {}

  /// Takes in what is wrong with a table; it is whole where nothing is.
  mutating func add(_ table: String, _ broken: [String]) {
    if broken.isEmpty { whole.insert(table) } else { self.broken += broken }
  }

  /// Forgets tables that were written to.
  mutating func forget(_ tables: some Sequence<String>) { whole.subtract(tables) }
}
