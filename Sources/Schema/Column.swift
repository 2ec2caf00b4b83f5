/// One column of a table, as people name it.
public struct Column: Sendable, Hashable {
  public let name: String
  public let type: ColumnType
  public let isRequired: Bool
  /// Whether no policy may drop a value: allergies, alerts, death (DESIGN 2).
  public let mustLand: Bool
  /// What it means, with the name of the data item where it has one.
  public let about: String

  public init(
    _ name: String, _ type: ColumnType, required: Bool = false, mustLand: Bool = false,
    about: String
  ) {
    self.name = name
    self.type = type
    isRequired = required
    self.mustLand = mustLand
    self.about = about
  }

  /// The columns that a store really has for it: one, or two where the type has a precision.
  public var stored: [StoredColumn] {
    switch type {
    case .text, .code:
      [StoredColumn(name, .text, isRequired: isRequired)]
    case .json:
      [StoredColumn(name, .text, isRequired: isRequired)]
    case .bytes:
      [StoredColumn(name, .bytes, isRequired: isRequired)]
    case .integer, .decimal, .boolean, .date, .ref:
      [StoredColumn(name, .integer, isRequired: isRequired)]
    case .partialDate, .instant:
      [
        StoredColumn(name, .integer, isRequired: isRequired),
        StoredColumn(name + "_precision", .text, isRequired: isRequired),
      ]
    }
  }
}

/// A column as a store has it.
public struct StoredColumn: Sendable, Hashable {
  public enum Form: Sendable, Hashable {
    case integer
    case text
    case bytes
  }

  public let name: String
  public let form: Form
  public let isRequired: Bool

  public init(_ name: String, _ form: Form, isRequired: Bool) {
    self.name = name
    self.form = form
    self.isRequired = isRequired
  }
}
