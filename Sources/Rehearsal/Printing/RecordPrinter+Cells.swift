import Standards

extension RecordPrinter {
  /// Writes one cell, with its quotes.
  func write(
    _ index: Int, _ visit: Visit, _ person: Person, _ state: inout CellState, isQuoted: Bool,
    to output: inout OutputSpan<UInt8>
  ) {
    let column = columns[index]
    guard let content = column.content else { return }
    if column.blankShare > 0, state.random.chance(column.blankShare) {
      if column.list >= 0 { state.drawn[column.list] = CellState.empty }
      return
    }
    if let (pool, line) = pooled(content, column, visit, person, &state) {
      let quote = isQuoted || pool.needsQuotes[line] ? form.quote : nil
      if let quote { output.append(quote) }
      output.append(pool.texts[line], doubling: quote)
      if let quote { output.append(quote) }
      return
    }
    if let minute = moment(content, column, visit, person, &state) {
      let quote = isQuoted ? form.quote : nil
      if let quote { output.append(quote) }
      output.append(minute: minute, as: column.pattern)
      if let quote { output.append(quote) }
      return
    }
    composed(content, visit, person, &state, isQuoted: isQuoted, to: &output)
  }

  // MARK: Words and codes

  /// The text of a list that the cell shows; `nil` when it shows none.
  private func pooled(
    _ content: Meaning.Content, _ column: ColumnPlan, _ visit: Visit, _ person: Person,
    _ state: inout CellState
  ) -> (TextPool, Int)? {
    switch content {
    case .surname: (words.surnames, person.surname)
    case .forename: (person.isFemale ? words.women : words.men, person.forename)
    case .title: (words.titles, title(of: person))
    case .town: (words.towns, person.home.town)
    case .locality:
      person.home.street % 3 == 0
        ? (words.localities, person.home.house % words.localities.count)
        : nil
    case .county:
      person.home.town % 2 == 0 ? (words.counties, person.home.town % words.counties.count) : nil
    case .causeOfDeath:
      person.isDead ? (words.causesOfDeath, person.number % words.causesOfDeath.count) : nil
    case .cancellationReason:
      visit.isCancelled
        ? (words.cancellations, state.random.below(words.cancellations.count)) : nil
    case .note:
      state.random.chance(visit.kind == .alert ? 0.7 : 0.1)
        ? (
          column.isMultiLine ? words.longNotes : words.notes,
          state.random.below(words.notes.count)
        ) : nil
    case .minutes: (words.minutes, state.random.commonFirst(words.minutes.count))
    case .diagnosis:
      column.ordinal < visit.diagnoses
        ? (words.diagnoses, state.random.commonFirst(words.diagnoses.count)) : nil
    case .procedure:
      column.ordinal < visit.procedures
        ? (words.procedures, state.random.commonFirst(words.procedures.count)) : nil
    case .rareDiagnosis:
      state.random.chance(0.04)
        ? (words.diagnoses, state.random.below(words.diagnoses.count))
        : nil
    case .rareProcedure:
      state.random.chance(0.06)
        ? (words.procedures, state.random.below(words.procedures.count))
        : nil
    default:
      column.list < 0 ? nil : coded(content, column.list, visit, person, &state)
    }
  }

  private func title(of person: Person) -> Int {
    // In the order of the vocabulary: Mr Mrs Ms Miss Master Dr
    if person.number % 40 == 0 { return 5 }
    let age = (WallClock.day(ofMinute: asAt) - person.birth) / 365
    guard person.isFemale else { return age < 16 ? 4 : 0 }
    return age < 18 ? 3 : 1 + person.number % 2
  }

  private func coded(
    _ content: Meaning.Content, _ list: Int, _ visit: Visit, _ person: Person,
    _ state: inout CellState
  ) -> (TextPool, Int)? {
    let pool = lists[list]
    guard pool.codes.count > 0 else { return nil }
    switch content {
    case .practice: return (pool.codes, person.practice % pool.codes.count)
    case .codeAtEnd where visit.isOpen: return nil
    case .code, .codeAtEnd, .text:
      if state.drawn[list] == CellState.open {
        state.drawn[list] = state.random.commonFirst(pool.codes.count)
      }
    default:
      let line = national(content, visit, person, &state).flatMap(pool.line(meaning:))
      state.drawn[list] = line ?? CellState.empty
    }
    let line = state.drawn[list]
    guard line >= 0 else { return nil }
    return (content == .text ? pool.texts : pool.codes, line)
  }

  /// The national code of what a column says about this person or visit.
  private func national(
    _ content: Meaning.Content, _ visit: Visit, _ person: Person, _ state: inout CellState
  ) -> String? {
    switch content {
    case .nhsNumberStatus: person.nhsNumberStatus
    case .sex: person.isFemale ? "2" : "1"
    case .lastEpisode: visit.isLast ? "1" : "2"
    case .operationStatus: visit.procedures > 0 ? "1" : "8"
    case .dischargeMethod:
      visit.isOpen ? nil : visit.endedInDeath ? "4" : state.random.chance(0.05) ? "2" : "1"
    case .dischargeDestination:
      visit.isOpen
        ? nil
        : visit.endedInDeath ? "79" : ["19", "19", "19", "19", "54", "51"][state.random.below(6)]
    case .attendance: Self.digits[Int(visit.attendance - UInt8(ascii: "0"))]
    case .outcomeOfAttendance: visit.wasSeen ? Self.digits[state.random.number(in: 1...3)] : nil
    case .rttStatus:
      visit.wasSeen ? ["10", "20", "20", "30", "90", "98"][state.random.below(6)] : nil
    default: nil
    }
  }

  private static let digits = ["0", "1", "2", "3", "4", "5", "6", "7"]
}
