import Schema

// What the values of a record's fields come from.

extension MappingPlan {
  /// The columns of the source, children's too, that decide what stands in a field: those that its
  /// line takes its value from, compares with or asks, and those of the fields that it is compared
  /// with.
  ///
  /// - Parameter target: As faults name it: `spell.discharged_at`, or `spell` for all of its fields.
  /// - Returns: In layout order; see ``columns``.
  package func columns(feeding target: String) -> [Int] {
    let parts = target.split(separator: ".", maxSplits: 1).map(String.init)
    var columns: Set<Int> = []
    for plan in targets where plan.table.name == parts.first {
      columns.formUnion(plan.onlyIf?.origins.columns ?? [])
      for field in plan.fields where parts.count == 1 || field.fieldName == parts[1] {
        var cells: Set<Int> = []
        add(field, of: plan, &columns, &cells)
      }
    }
    if parts.last == "legacy_key", parts.first == rootTable { columns.insert(keyColumn) }
    return columns.sorted()
  }

  /// The columns that decide whether a constraint of a table holds.
  ///
  /// - Returns: Those of the whole table where it has no constraint of the name.
  package func columns(ofConstraint name: String, of table: String) -> [Int] {
    guard
      let constraint = Tables.table(named: table)?.constraints.first(where: { $0.name == name })
    else { return columns(feeding: table) }
    return Set(constraint.fields.flatMap { columns(feeding: "\(table).\($0)") }).sorted()
  }

  /// The columns that say which row of a table a record refers to.
  package func columns(referringTo table: String) -> [Int] {
    var columns: Set<Int> = []
    for target in targets {
      for field in target.fields where field.type == .ref(table) {
        columns.formUnion(self.columns(feeding: field.name))
      }
    }
    return columns.sorted()
  }

  private func add(
    _ field: FieldPlan, of target: TargetPlan, _ columns: inout Set<Int>, _ cells: inout Set<Int>
  ) {
    guard cells.insert(field.cell).inserted else { return }
    var origins = Origins()
    switch field.source {
    case .column(let column): origins.columns.insert(column)
    case .columns(let first, let second): origins.columns.formUnion([first, second])
    case .choice(let branches):
      for branch in branches { branch.condition.addOrigins(to: &origins) }
    case .each, .eachWith, .constant, .number, .recordNumber, .fileName: break
    }
    for instruction in field.instructions { instruction.addOrigins(to: &origins) }
    columns.formUnion(origins.columns)
    if origins.isEach || field.source.isEach, case .columns(let each, let with)? = target.forEach {
      columns.formUnion(each + with)
    }
    for cell in origins.cells {
      // A field may have two cells.
      guard let other = target.fields.last(where: { $0.cell <= cell }) else { continue }
      add(other, of: target, &columns, &cells)
    }
  }
}

/// What a line looks at.
private struct Origins {
  var columns: Set<Int> = []
  /// Stored cells of the row, of fields that are mapped above.
  var cells: Set<Int> = []
  /// Whether it looks at the value of a `for each`.
  var isEach = false

  mutating func add(_ subject: Condition.Subject) {
    switch subject {
    case .column(let column): columns.insert(column)
    case .field(let cell): cells.insert(cell)
    case .each: isEach = true
    }
  }
}

extension FieldPlan.Source {
  fileprivate var isEach: Bool {
    switch self {
    case .each, .eachWith: true
    default: false
    }
  }
}

extension Instruction {
  fileprivate func addOrigins(to origins: inout Origins) {
    switch self {
    case .orColumn(let column), .followedBy(let column, _), .sameAs(let column),
      .ageOn(.column(let column, _)):
      origins.columns.insert(column)
    case .compare(let comparison):
      if case .field(let cell, _) = comparison.operand { origins.cells.insert(cell) }
    case .sentinel(_, let unless), .ageAtMost(_, let unless): unless?.addOrigins(to: &origins)
    case .ageOn(.field(let cell, _)): origins.cells.insert(cell)
    case .translate(_, let day), .crosswalk(_, let day):
      switch day {
      case .field(let cell, _): origins.cells.insert(cell)
      case .column(let column, _): origins.columns.insert(column)
      case nil: break
      }
    default: break
    }
  }
}

extension Condition {
  fileprivate var origins: Origins {
    var origins = Origins()
    addOrigins(to: &origins)
    return origins
  }

  fileprivate func addOrigins(to origins: inout Origins) {
    switch self {
    case .test(let subject, _): origins.add(subject)
    case .compare(let left, _, let right, _):
      left.addOrigins(to: &origins)
      right.addOrigins(to: &origins)
    case .not(let condition): condition.addOrigins(to: &origins)
    case .all(let parts), .any(let parts):
      for part in parts { part.addOrigins(to: &origins) }
    }
  }
}

extension Condition.Value {
  fileprivate func addOrigins(to origins: inout Origins) {
    switch self {
    case .fixed: break
    case .field(let cell, _): origins.cells.insert(cell)
    case .read(let subject, _), .number(let subject): origins.add(subject)
    }
  }
}

extension Constraint {
  /// The fields of its own table that it asks.
  fileprivate var fields: [String] {
    switch kind {
    case .unique(let fields, let only):
      switch only {
      case .isBlank(let field), .equals(let field, _): fields + [field]
      case nil: fields
      }
    case .ordered(let first, let last): [first, last]
    case .noOverlap(let per, let start, let end): [per, start, end]
    case .inside(let parent, let start, let end, _, _): [parent, start, end]
    }
  }
}
