package import Diagnostics

/// A mapping in words: what becomes of a record, for people who see neither mapping nor code.
package struct MappingDescription: Sendable {
  /// A condition under which records are left out.
  package struct Skip: Sendable {
    package let condition: String
    package let reason: String
  }

  package let name: String
  package let source: String
  package let version: String
  package let about: String
  /// What one record is called: `the patient`.
  package let unit: String
  package let rootTable: String
  package let keyColumn: String
  /// Whether an earlier mapping accounts for the records of the source.
  package let isDerived: Bool
  package let onlyIf: String?
  /// The column of which all records with one value make one row.
  package let oneRowPer: String?
  package let skips: [Skip]
  package let targets: [TargetDescription]
  /// The columns of the source that it looks at.
  package let usedColumns: Set<String>
  /// The columns of other sources that it looks at, by source.
  package let lookedUpColumns: [String: Set<String>]
}

/// The rows of one table, in words.
package struct TargetDescription: Sendable {
  package let table: String
  package let about: String
  package let onlyIf: String?
  package let forEach: String?
  package let fields: [FieldDescription]
}

/// One field, in words.
package struct FieldDescription: Sendable {
  /// One line of `first that fits`.
  package struct Branch: Sendable {
    /// `nil` for the last line.
    package let condition: String?
    package let value: String
    package let list: String?
  }

  /// What happens if something is wrong.
  package struct Outcome: Sendable {
    /// Such as: If it cannot be right.
    package let when: String
    /// Whether that alone says why, so that a reason need only be named.
    package var saysWhy = true
    /// What the value can have wrong with it.
    package let reasons: [Reason]
    package let then: String
  }

  package let name: String
  package let about: String
  package let isMandatory: Bool
  package let mustLand: Bool
  /// What stands in the field, as a sentence; empty for a choice.
  package let sentence: String
  package let branches: [Branch]
  /// What the author of the mapping wrote above the line.
  package let remark: String
  package let because: String?
  package let outcomes: [Outcome]
  /// The code tables and crosswalks that it names.
  package let lists: [String]
  /// The national list of a coded field.
  package let nationalList: String?
}
