import Diagnostics
import Schema
import Standards

/// One line of a mapping while it is compiled: its source, its phrases, what it gives and how it
/// can fail.
struct LineCompiler {
  private(set) var context: StepContext
  let column: Column
  let table: String
  let forEach: TargetPlan.ForEach?
  let codes: (String) -> [String]?

  private(set) var source = FieldPlan.Source.number
  private(set) var sourceColumn: Int?
  private(set) var instructions: [Instruction] = []
  private(set) var notes: [[StepReference.Note]] = []
  private(set) var phrases: [String] = []
  private(set) var raises: Set<FailureClass> = []
  private(set) var hasReference = false
  /// Code-table lines whose target the national list does not have.
  private(set) var codeFaults: [Diagnostic] = []

  /// Whether two records of one row can have different values: not a word that the mapping writes,
  /// nor what is told by their common key.
  var canDiffer: Bool {
    if case .constant = source { return false }
    if case .ownRoot? = instructions.first { return false }
    return true
  }

  /// Whether the target has a row for each of several columns.
  private var hasColumns: Bool { if case .columns? = forEach { true } else { false } }

  private(set) var kind = ValueKind.text
  /// The phrases that made another kind of the value, and what it was before each.
  private(set) var makings: [(phrase: String, before: ValueKind)] = []
  /// The most characters that the value can have, where it is known.
  private var longest: Int?
  /// Whether the value is certain to be one of the field's codes.
  private var isCoded = false
  /// A value is there in every record.
  private var isCertain = false

  init(
    context: StepContext, column: Column, table: String, forEach: TargetPlan.ForEach?,
    codes: @escaping (String) -> [String]?
  ) {
    self.context = context
    self.column = column
    self.table = table
    self.forEach = forEach
    self.codes = codes
  }

  /// Phrases of `every date`, until they have been added.
  private(set) var everyDate: [Phrase] = []

  /// Compiles a line; `everyDate` are the phrases that every date of the mapping gets behind its own.
  mutating func compile(_ text: String, everyDate: [Phrase] = []) throws(MappingFault) {
    self.everyDate = everyDate
    let phrases = Phrase.split(text)
    guard let first = phrases.first, !first.tokens.isEmpty else {
      throw MappingFault(
        .unknownColumn, "the line is empty", offset: 0, remedy: "Begin it with a source column")
    }
    try readSource(first)
    context.sourceColumn = sourceColumn.map { context.columnNames[$0] }
    for phrase in phrases.dropFirst() { try add(phrase) }
    if kind.isTemporal { try addEveryDate() }
    try finish(offset: phrases.last?.offset ?? 0)
  }

  // MARK: Source

  private mutating func readSource(_ phrase: Phrase) throws(MappingFault) {
    let tokens = phrase.tokens
    let words = tokens.map(\.text)
    if words.count == 3, words[0] == "the", words[1] == "word", tokens[2].kind == .text {
      source = .constant(
        try Self.constant(words[2], for: column, codes: codes, offset: tokens[2].offset))
      (kind, isCoded, isCertain) = (ValueKind(column.type), true, true)
      longest = 0
      return
    }
    switch phrase.description {
    case "the number" where forEach != nil:
      (source, kind, isCertain) = (.number, .integer, true)
    case "the record number":
      (source, kind, isCertain) = (.recordNumber, .integer, true)
    case "the file name":
      (source, isCertain) = (.fileName, true)
    case "each" where hasColumns:
      (source, isCertain) = (.each, true)
    case "each with" where hasColumns:
      source = .eachWith
    default:
      if words.count == 4, words[1...2] == ["with", "time"] {
        let date = try context.column(words[0], offset: tokens[0].offset)
        let time = try context.column(words[3], offset: tokens[3].offset)
        (source, sourceColumn) = (.columns(date, time), date)
        return
      }
      guard words.count == 1, let token = tokens.first else {
        throw MappingFault(
          .unknownColumn, "'\(phrase.description)' is no source", offset: phrase.offset,
          remedy: "Begin the line with one column, 'the word \"…\"' or 'the record number'; put"
            + " a comma behind it")
      }
      let index = try context.column(token.text, offset: token.offset)
      (source, sourceColumn) = (.column(index), index)
    }
  }

  // MARK: Phrases

  private mutating func add(_ phrase: Phrase) throws(MappingFault) {
    guard let (step, arguments) = Steps.match(phrase) else { throw Self.unknown(phrase) }
    let reference = step.reference
    if step == AsPartialDate.self, try makePartial(phrase) { return }
    if step == ValidOn.self, try addValidity(arguments, phrase) { return }
    try checkInput(of: reference, phrase)
    if step == TwoDigitYears.self, try addPivot(arguments, phrase) { return }
    if kind.isTemporal, case .kind(let next) = reference.gives, !next.isTemporal {
      try addEveryDate()
    }
    context.kind = kind
    var instruction = try step.compile(arguments, in: context)
    note(step, reference, &instruction, phrase)
    if instruction.isReadDate { readOffset = phrase.offset }
    phraseOffsets[phrase.description] = phrase.offset
    append(instruction, reference.notes, phrase.description)
    let before = kind
    changeKind(reference, instruction, phrase)
    if kind != before { makings.append((phrase.description, before)) }
    longest = step.longest(after: longest, arguments, in: context)
    isCoded = isCodedAfter(instruction, phrase)
    // The record that is found may have nothing there.
    if case .lookUp = instruction { isCertain = false }
  }

  /// Adds the phrases of `every date`, once.
  private mutating func addEveryDate() throws(MappingFault) {
    let phrases = everyDate
    everyDate = []
    for phrase in phrases { try add(phrase) }
  }

  /// `as partial date` behind what reads a date.
  private mutating func makePartial(_ phrase: Phrase) throws(MappingFault) -> Bool {
    guard case .readDate(var read)? = instructions.last else { return false }
    guard read.canBePartial else {
      throw MappingFault(
        .wrongStepInput, "a day that is counted is known as a whole", offset: phrase.offset,
        remedy: "Take 'as partial date' out of the line")
    }
    read.isPartial = true
    replaceLast(with: read)
    makings.append((phrase.description, kind))
    kind = .partialDate
    return true
  }

  private mutating func note(
    _ step: any Step.Type, _ reference: StepReference, _ instruction: inout Instruction,
    _ phrase: Phrase
  ) {
    if case .reference = instruction {
      hasReference = true
      if let own = context.ownRoot, case .reference(let table) = ValueKind(column.type),
        own.table == table, case .column(let index) = source, instructions.isEmpty,
        own.keyColumn.map({ $0 == context.columnNames[index] }) ?? true
      {
        // A row of the same record: it cannot fail.
        instruction = .ownRoot
        hasReference = false
        isCertain = true
      }
    }
  }

  private mutating func append(
    _ instruction: Instruction, _ found: [StepReference.Note], _ phrase: String
  ) {
    instructions.append(instruction)
    phrases.append(phrase)
    if case .ownRoot = instruction {
      notes.append([])
    } else {
      notes.append(found)
      raises.formUnion(found.filter { !$0.isRepair }.compactMap(\.reason.failure))
    }
  }

  /// Where each phrase begins, by its words.
  private(set) var phraseOffsets: [String: Int] = [:]
  /// Where the phrase stands that reads the date.
  private var readOffset = 0

  private mutating func replaceLast(with read: ReadDate) { replaceLast(with: .readDate(read)) }

  mutating func replaceLast(with instruction: Instruction) {
    instructions[instructions.count - 1] = instruction
  }

  /// Adds to what the last phrase can say.
  mutating func notice(_ reason: Reason, canHappen: Bool) {
    notes[notes.count - 1].append(.fails(reason))
    if canHappen, let failure = reason.failure { raises.insert(failure) }
  }

  /// The years behind them have four digits.
  private static let pivots = 999...9899

  private mutating func addPivot(
    _ arguments: StepArguments, _ phrase: Phrase
  ) throws(MappingFault) -> Bool {
    guard case .readDate(var read)? = instructions.last else { return false }
    guard read.hasTwoDigitYears else {
      throw MappingFault(
        "no pattern before it has a two-digit year", offset: phrase.offset,
        remedy: "Add a pattern with yy, or remove the phrase")
    }
    let year = arguments.number("year")
    guard Self.pivots.contains(year) else {
      throw MappingFault(
        "\(year) is no year after which a hundred years lie", offset: arguments.offset("year"),
        remedy: "Write a year from \(Self.pivots.lowerBound) to \(Self.pivots.upperBound)")
    }
    read.pivot = year
    replaceLast(with: read)
    return true
  }

  private mutating func changeKind(
    _ reference: StepReference, _ instruction: Instruction, _ phrase: Phrase
  ) {
    switch reference.gives {
    case .same: break
    case .kind(let kind): self.kind = kind
    case .depends:
      switch instruction {
      case .readDate(let read): kind = read.kind
      case .read(let operation): kind = operation.gives ?? kind
      case .number(let operation): kind = operation.gives
      case .reference, .ownRoot:
        kind = .reference(phrase.tokens[1].text)
      case .crosswalk(let index, _):
        let table = context.crosswalks.values.first { $0.index == index }?.table
        kind = .reference(table ?? "")
      default: break
      }
    }
    // A moment is compared with a moment: the clock is resolved first.
    if case .compare(let comparison) = instruction,
      case .field(_, .instant) = comparison.operand, kind == .localTime
    {
      let last = instructions.count - 1
      instructions.insert(.resolve, at: last)
      notes.insert(Self.clockNotes, at: last)
      phrases.insert("a time of the wall clock", at: last)
      raises.formUnion([.hourTwice, .hourMissing])
      kind = .instant
    }
  }

  private static let clockNotes: [StepReference.Note] = [
    .fails(Reasons.hourTwice), .fails(Reasons.hourMissing),
  ]

  /// Whether the value is one of the field's national codes after this instruction.
  private mutating func isCodedAfter(_ instruction: Instruction, _ phrase: Phrase) -> Bool {
    if case .translate(let table, _) = instruction { check(table) }
    guard case .code(let list) = column.type else { return false }
    switch instruction {
    case .translate: return true
    case .text(let operation) where operation.isOneOf:
      let allowed = Set(codes(list) ?? [])
      return phrase.tokens.filter { $0.kind == .text }.allSatisfy { allowed.contains($0.text) }
    default:
      return false
    }
  }

  private mutating func check(_ table: CodeTable) {
    if case .code(let list) = column.type, let known = codes(list).map(Set.init) {
      check(table, against: list, known)
    }
    // An ignored code would be dropped without a trace.
    for line in table.lines where line.status == .ignored && column.mustLand {
      codeFaults.append(
        table.places.report(
          .mustLand, "'\(column.name)' must land, and this line would drop its value",
          in: "status", line: line.line,
          remedy: Remedy("Give the code a target, or set the status to 'flagged'")))
    }
  }

  private mutating func check(_ table: CodeTable, against list: String, _ known: Set<String>) {
    for line in table.lines
    where line.status == .approved && !line.target.isEmpty && !known.contains(line.target) {
      codeFaults.append(
        table.places.report(
          .codeNotNational, "'\(line.target)' is no code of the national list \(list)",
          in: "target", line: line.line,
          // No code is proposed: the nearest in letters may be the farthest in meaning.
          remedy: Remedy("Write a code that `migrate reference \(list)` lists")))
    }
  }

  // MARK: End

  private mutating func finish(offset: Int) throws(MappingFault) {
    if case .readDate(let read)? = instructions.first(where: { $0.isReadDate }),
      read.needsPivot, read.pivot == nil
    {
      throw MappingFault(
        "a year with two digits needs its century", offset: readOffset,
        remedy: "Say behind it after which year they lie: 'two-digit years after' with that year")
    }
    try checkValidity()
    if column.isRequired, !isCertain { raises.insert(.blank) }
    if case .constant = source { return }
    let wanted = ValueKind(column.type)
    if kind == .localTime, wanted == .instant {
      append(.resolve, Self.clockNotes, "a time of the wall clock")
      kind = .instant
    }
    // A day that is fully known is a partial date, too; a day without a time is a moment "date
    // only", but only where the mapping reads it so.
    if kind == .date, wanted == .partialDate { kind = .partialDate }
    guard kind == wanted else { throw mismatch(wanted, offset: offset) }
    if case .code(let list) = column.type, !isCoded {
      throw MappingFault(
        .wrongColumnType, "'\(column.name)' holds a code of \(list), and the line gives any text",
        offset: offset, remedy: translation(to: list))
    }
    if case .text(let limit) = column.type, (longest ?? .max) > limit {
      append(.limit(limit), [.fails(Reasons.tooLong)], "at most \(limit) characters")
    }
  }
}

extension Instruction {
  var isReadDate: Bool { if case .readDate = self { true } else { false } }
}
