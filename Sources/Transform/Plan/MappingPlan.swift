import Diagnostics
package import Extract
package import Schema

/// A checked mapping, ready to run.
package struct MappingPlan: Sendable {
  /// A line of `skip when`.
  package struct Skip: Sendable {
    let condition: Condition
    package let slug: String
  }

  package let name: String
  package let source: String
  /// Whether an earlier mapping accounts for the records of the source.
  package let isDerived: Bool
  /// Whether all records of a key make one row together.
  package let isGrouped: Bool
  let skips: [Skip]
  let onlyIf: Condition?
  package let keyColumn: Int
  /// The number of the root table's key space.
  package let keySpace: Int
  package let targets: [TargetPlan]
  /// What a repair is counted under: `patient.nhs_number invalid`.
  package let rules: [String]
  /// The columns of the source, in layout order, and behind them those of its children.
  package let columns: [String]
  /// How many of the columns are a record's own, and how many each set of children has.
  package let columnCount: Int
  package let childWidths: [Int]
  /// Beyond the empty text, what is blank in each column.
  let blanks: [ByteTable?]
  /// Which texts can be among ``blanks`` at all: most fields are told apart by their first byte.
  let blankHints: [BlankHint]

  package var rootTable: String { targets[0].table.name }

  /// Whether each record of the source is mapped, and by itself.
  package var takesEachRecord: Bool { onlyIf == nil && !isGrouped }

  /// An empty batch for the records of the source.
  package func makeRecords(_ records: Int, bytes: Int) -> RecordBatch {
    RecordBatch(columnCount: columnCount, records: records, bytes: bytes, children: childWidths)
  }
}

/// The rows of one table that a record becomes.
///
/// A class, so that a row costs no copy.
package final class TargetPlan: @unchecked Sendable {
  // SAFETY: nothing changes after `init`, and what is lent is `Sendable` and kept here.
  /// Of what a target has a row each.
  enum ForEach: Sendable {
    /// `DIAG_1 to DIAG_12`, perhaps with as many columns beside them.
    case columns([Int], with: [Int])
    /// The children of this set.
    case children(Int)
  }

  package let table: Table
  /// How many stored columns a row has.
  package let width: Int
  let onlyIf: Condition?
  let forEach: ForEach?
  let fields: [FieldPlan]
  /// The same, as they are run; ``fields`` keeps them.
  let lentFields: [Lent<FieldPlan>]
  /// The stored cells that refer to rows: those of the same record move with it when it keeps the
  /// ids of an earlier run.
  let referenceCells: [Int]

  init(
    table: Table, width: Int, onlyIf: Condition?, forEach: ForEach?, fields: [FieldPlan],
    referenceCells: [Int]
  ) {
    self.table = table
    self.width = width
    self.onlyIf = onlyIf
    self.forEach = forEach
    self.fields = fields
    lentFields = fields.map(Lent.init)
    self.referenceCells = referenceCells
  }
}

/// How one field is made.
///
/// A class, so that a field costs no copy.
final class FieldPlan: @unchecked Sendable {
  // SAFETY: nothing changes after `init`, and what the opcodes lend is `Sendable` and kept here.

  enum Source: Sendable {
    case column(Int)
    /// Two columns with a space between.
    case columns(Int, Int)
    case each
    case eachWith
    case constant(Constant)
    /// The position in a `for each`, from 1.
    case number
    case recordNumber
    case fileName
    case choice([Branch])
  }

  /// One line of `first that fits`; a class, so that asking it costs no copy.
  final class Branch: Sendable {
    let condition: Condition
    let value: Constant?
    let list: String?

    /// Without a condition it always fits.
    init(condition: Condition?, value: Constant?, list: String?) {
      self.condition = condition ?? .all([])
      self.value = value
      self.list = list
    }
  }

  /// What stands in a field without a source.
  enum Constant: Sendable, Hashable {
    case text([UInt8])
    case integer(Int64)
  }

  /// Table and field: `patient.nhs_number`.
  let name: String
  let fieldName: String
  /// The first stored cell; an instant or partial date has its precision in the next.
  let cell: Int
  let type: ColumnType
  let source: Source
  /// The branches of a choice, as they are asked; ``source`` keeps them.
  let lentBranches: [Lent<Branch>]
  /// What faults name: the column of the layout.
  let sourceColumn: Int?
  let instructions: [Instruction]
  /// The same, as they are run.
  let opcodes: [Opcode]
  /// What the opcodes lend beyond what the instructions hold.
  private let owners: [AnyObject]
  /// Whether a blank source may still be filled by a phrase.
  let mayFillBlank: Bool
  /// Whether its phrases make the same of the same value, whatever else stands in the record.
  let seesValueAlone: Bool
  /// For each instruction, what its outcome numbers mean.
  let notes: [[StepReference.Note]]
  /// For each instruction the phrase, as people read it.
  let phrases: [String]
  /// By ``FailureClass``.
  let answers: [Answer?]
  let isRequired: Bool
  /// What happens where the records of one row differ; `nil` where they cannot.
  let differ: DifferPolicy?
  /// The first of its eight rules in the plan, one for each failure class.
  let firstRule: Int
  /// Its own in the plan: each field has as many rules.
  let number: Int
  /// What the value is before each phrase, and behind the last.
  let kinds: [ValueKind]
  /// Whether what it stores is a packed partial date.
  let isPartial: Bool

  init(
    name: String, fieldName: String, cell: Int, type: ColumnType, source: Source,
    sourceColumn: Int?, instructions: [Instruction], notes: [[StepReference.Note]],
    phrases: [String], answers: [Answer?], isRequired: Bool, firstRule: Int,
    differ: DifferPolicy?
  ) {
    self.name = name
    self.fieldName = fieldName
    self.cell = cell
    self.type = type
    self.source = source
    if case .choice(let branches) = source {
      lentBranches = branches.map(Lent.init)
    } else {
      lentBranches = []
    }
    self.sourceColumn = sourceColumn
    self.instructions = instructions
    var owners: [AnyObject] = []
    opcodes = instructions.map { Opcode($0, owners: &owners) }
    self.owners = owners
    mayFillBlank = opcodes.contains(where: \.mayFill)
    seesValueAlone =
      instructions.allSatisfy(\.seesValueAlone) && instructions.contains(where: \.isSlow)
    self.notes = notes
    self.phrases = phrases
    self.answers = answers
    self.isRequired = isRequired
    self.firstRule = firstRule
    number = firstRule / FailureClass.allCases.count
    self.differ = differ
    var kind = ValueKind.text
    var kinds: [ValueKind] = []
    for instruction in instructions {
      kinds.append(kind)
      switch instruction {
      case .readDate(let read): kind = read.kind
      case .read(let operation): kind = operation.gives ?? kind
      case .itsDate: kind = .date
      case .resolve, .resolveHourBack: kind = .instant
      case .part, .ageOn: kind = .integer
      case .number(let operation): kind = operation.gives
      default: break
      }
    }
    self.kinds = kinds + [kind]
    isPartial = kind == .partialDate
  }
}

/// What a mapping does with a failure.
enum Answer: Sendable, Hashable {
  case reject
  case keepWaiting
  case setAside
  case leaveEmpty
  case use(FieldPlan.Constant)
  case cut
  case useFirst
  case useSecond
  case moveForward
}

extension MappingPlan {
  /// The key spaces that the mapping reads or fills: each can be freed after the last that does.
  package var usedSpaces: Set<Int> {
    var spaces: Set<Int> = [keySpace]
    for instruction in targets.flatMap(\.fields).flatMap(\.instructions) {
      if case .reference(let space) = instruction { spaces.insert(space) }
    }
    return spaces
  }
}
