/// One step of a run and how long it takes: a line of `steps` in its summary, or of a plan.
package struct RunStep: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    /// `migrate scan`, a run of its own before the load.
    case scan
    /// The rules are read and compiled.
    case check
    /// Every file is hashed and compared with what is declared.
    case manifest
    /// The store is made or opened; reference data is matched.
    case prepare
    /// A report of the old system's own is read.
    case list
    /// A source is read to look values up in it.
    case lookUp = "look_up"
    /// A mapping loads, with what is proved of complete tables while its files are read.
    case load
    /// The rest of indexes, constraints and references, and what offends them taken out.
    case constraints
    /// Rules over records, and the store's own proof.
    case rules
    /// The books, what is live, the limits.
    case totals
    /// The page for people.
    case report

    /// Whether it takes longer with more records.
    package var grows: Bool { self != .check && self != .prepare }

    /// Whether it reads the files of one mapping or source.
    var isOfFiles: Bool { self == .load || self == .list || self == .lookUp }

    /// Whether it sorts, so that it takes n log n.
    var sorts: Bool { self == .constraints }
  }

  package var step: Kind
  /// The mapping or source; `nil` where the step is of the whole run.
  package var of: String?
  /// `nil` where it is not of records, or where nobody has declared how many.
  package var records: Int?
  package var bytes: Int
  package var seconds: Double

  package init(
    _ step: Kind, of name: String? = nil, records: Int? = nil, bytes: Int = 0, seconds: Double = 0
  ) {
    self.step = step
    self.of = name
    self.records = records
    self.bytes = bytes
    self.seconds = seconds
  }

  func isSame(as other: RunStep) -> Bool { step == other.step && of == other.of }
}
