/// What is known of the structure of tables that nobody has written to since.
package struct TableProof: Sendable {
  /// Whether each page of the store is known to be in one place, and nothing has been written since.
  package private(set) var hasAllPages = false
  /// Tables that are whole.
  package private(set) var whole: Set<String> = []
  /// What is wrong with others, in the store's own words.
  package private(set) var broken: [String] = []

  package init() {}

  /// Takes in what is wrong with a table; it is whole where nothing is.
  mutating func add(_ table: String, _ broken: [String]) {
    if broken.isEmpty { whole.insert(table) } else { self.broken += broken }
  }

  /// Takes in what is wrong with the pages of all tables together.
  mutating func addPages(_ broken: [String]) {
    hasAllPages = broken.isEmpty
    self.broken += broken
  }

  /// Forgets tables that were written to, and where the pages are.
  mutating func forget(_ tables: some Collection<String>) {
    whole.subtract(tables)
    if !tables.isEmpty { forgetPages() }
  }

  /// Forgets where the pages are: something was written, if only to the ledger.
  mutating func forgetPages() { hasAllPages = false }
}
