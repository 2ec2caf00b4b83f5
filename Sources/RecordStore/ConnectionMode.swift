/// What a connection is for.
package enum ConnectionMode: Sendable, Hashable, CaseIterable {
  /// Fills a store that nobody uses yet: checks, references and indexes come at the end.
  case bulkLoad
  /// Writes into a store in use, every constraint on.
  case live
  /// Only reads.
  case readOnly
  /// Reads tables to which nobody writes any more, while another connection writes to others.
  ///
  /// It sees what was committed when it was opened, takes no lock and heeds none: whoever opens it
  /// answers for it that no transaction is open then, and that no row of the tables that it reads, and
  /// no index that they have by then, changes until it is closed; they may be given more indexes. To it
  /// other tables may seem damaged.
  case beside
}
