package import Extract

/// A migration project: the folder that says how one legacy system becomes the EPR.
///
/// Plain values, read from its files; ``MappingCompiler`` makes plans of its mappings.
package struct Project: Sendable {
  /// Absolute.
  package let folder: String
  /// `migration.yaml`, without its faults.
  package let file: ProjectFile
  package let unread: UnreadParts
  /// Whether its files have errors of their own.
  package let hasErrors: Bool
  /// Every value of the file of rules, as it was written.
  package let ruleTexts: [String]
  package let name: String
  package let sourceSystem: String
  package let timezone: String
  /// Where the exports lie unless the command line says otherwise; absolute.
  package let exports: String
  package let manifest: String
  package let sources: [Source]
  package let crosswalks: [Crosswalk]
  package let codeTables: [CodeTable]
  /// The code tables and crosswalks that layouts name in `means:`.
  package let meantLists: Set<String>
  package let references: [ReferenceFile]
  package let mappings: [MappingDeclaration]
  package let rules: [RecordRule]
  /// `rules.yaml`, without its faults.
  package let rulesFile: ProjectFile?
  /// The files of `tests/`; what runs does not depend on them.
  package let tests: [ProjectFile]
  package let stopWhen: StopLimits
  package let goOnlyIf: [GoLimit]
  /// The decisions that need a second person, by the words of ``ProjectKeys/decisions``.
  package let secondPersonDecisions: [String]
  /// The files that decide what becomes of a record, with their hashes: what a signature is of.
  package let signedFiles: [SignedFile]
  /// SHA-256 over the project's files, names and contents.
  package let ruleset: String

  package func source(named name: String) -> Source? { sources.first { $0.name == name } }
}

extension Project {
  /// One kind of source file.
  package struct Source: Sendable {
    package let name: String
    package let layout: Layout
    /// A file name with `*` for any run of characters.
    package let files: String
    /// Which records of a mixed file it has; `nil` where all are alike.
    package let recordType: String?
    /// The memory that the values looked up in it may take.
    package let lookupMegabytes: Int

    /// Whether it is a report of the old system's own: read and compared, never loaded.
    package let isReconciliation: Bool

    /// Whether a file of this name is one of its.
    package func takes(_ file: String) -> Bool { file.matches(pattern: files) }
  }

  /// Rows that are in the EPR before the load: a CSV file whose header names fields of the table.
  package struct ReferenceFile: Sendable {
    package let table: String
    /// Absolute.
    package let path: String
  }
}

/// `stop when`: a reject storm is a wrong mapping, not work for people.
package struct StopLimits: Sendable, Hashable {
  package var rejected: Int?
  /// A share of the records read, and the number of records from which it counts.
  package var share: Double?
  package var shareAfter = 0
  /// Rows that complete extracts no longer have: more of them mean that one was not complete.
  package var closed: Int
}

/// One line of `go only if`.
package struct GoLimit: Sendable, Hashable {
  package enum Subject: Sendable, Hashable {
    case toFixLive
    case toFix
    case waiting
    case skipped
    case codesInNoTable
    case filesNotProved
    case closed
    case repairsOfAnyRule
    /// `gp_registration.practice not found`
    case repairs(rule: String)
  }

  package enum Bound: Sendable, Hashable {
    case count(Int)
    /// A share of the records to which the subject applies.
    case share(Double)
  }

  package let subject: Subject
  package let bound: Bound
  /// As `migration.yaml` has them.
  package let words: String
  package let allowed: String
  package let line: Int
  package let column: Int
}
