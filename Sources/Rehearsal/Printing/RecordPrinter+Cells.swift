import Standards

extension RecordPrinter {
  /// Writes one cell, with its quotes.
  func write(
    _ index: Int, _ visit: Visit, _ person: Person, _ state: inout CellState, isQuoted: Bool,
    to output: inout OutputSpan<UInt8>
  ) {
    let column = columns[index]
    guard let content = column.content, column.isShown(for: person) else { return }
    if column.blankShare > 0, state.random.chance(column.blankShare) {
      if column.list >= 0 { state.drawn[column.list] = CellState.empty }
      return
    }
    if let place = word(content, column, visit, person, &state) {
      let text = texts[place]
      let quote = isQuoted || text.needsQuotes ? form.quote : nil
      if let quote { output.append(quote) }
      write(text, doubling: quote, to: &output)
      if let quote { output.append(quote) }
      return
    }
    if let minute = moment(content, column, visit, person, &state) {
      let quote = isQuoted ? form.quote : nil
      if let quote { output.append(quote) }
      let isAhead = isHourAhead && dates[index].hasTime && WallClock.isSummer(minute)
      output.append(minute: isAhead ? minute + 60 : minute, as: dates[index])
      if let quote { output.append(quote) }
      return
    }
    composed(content, visit, person, &state, isQuoted: isQuoted, to: &output)
  }

  /// Writes a text, quotes doubled where it stands in quotes.
  func write(
    _ text: TextPool.Text, doubling quote: UInt8?, to output: inout OutputSpan<UInt8>
  ) {
    guard let quote else {
      for index in text.start..<text.end { output.append(textBytes[index]) }
      return
    }
    for index in text.start..<text.end {
      let byte = textBytes[index]
      if byte == quote { output.append(byte) }
      output.append(byte)
    }
  }

  // MARK: Words and codes

  /// The place of the text that the cell shows; `nil` when it shows none.
  private func word(
    _ content: Meaning.Content, _ column: ColumnPlan, _ visit: Visit, _ person: Person,
    _ state: inout CellState
  ) -> Int? {
    switch content {
    case .surname: words.surnames[person.surname]
    case .forename: person.isFemale ? words.women[person.forename] : words.men[person.forename]
    case .title: words.titles[title(of: person)]
    case .town: words.towns[person.home.town]
    case .locality:
      person.home.street % 3 == 0
        ? words.localities[person.home.house % words.localities.count] : nil
    case .county:
      person.home.town % 2 == 0 ? words.counties[person.home.town % words.counties.count] : nil
    case .causeOfDeath:
      person.isDead ? words.causesOfDeath[person.number % words.causesOfDeath.count] : nil
    case .cancellationReason: visit.isCancelled ? any(of: words.cancellations, &state) : nil
    case .note:
      state.random.chance(visit.kind == .alert ? 0.7 : 0.1)
        ? any(of: column.isMultiLine ? words.longNotes : words.notes, &state) : nil
    case .minutes: common(words.minutes, &state)
    case .relativeForename: any(of: visit.seed % 2 == 0 ? words.women : words.men, &state)
    case .plannedProcedure: any(of: words.procedures, &state)
    case .lineKey: lists[visit.list].codes[visit.number]
    case .lineText: lists[visit.list].texts[visit.number]
    case .lineMore: lists[visit.list].more[visit.number]
    case .diagnosis:
      column.ordinal + state.child < visit.diagnoses ? common(words.diagnoses, &state) : nil
    case .procedure:
      column.ordinal + state.child < visit.procedures ? common(words.procedures, &state) : nil
    case .rareDiagnosis:
      state.random.chance(0.04) ? any(of: words.diagnoses, &state) : nil
    case .rareProcedure:
      state.random.chance(0.06) ? any(of: words.procedures, &state) : nil
    default:
      column.list < 0 ? nil : coded(content, column.list, visit, person, &state)
    }
  }

  private func any(of pool: TextPool, _ state: inout CellState) -> Int {
    pool[state.random.below(pool.count)]
  }

  private func common(_ pool: TextPool, _ state: inout CellState) -> Int {
    pool[state.random.commonFirst(pool.count)]
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
  ) -> Int? {
    let count = lists[list].codes.count
    guard count > 0 else { return nil }
    switch content {
    case .practice:
      // Whoever has moved house was with another practice before.
      let change = visit.kind == .registration ? visit.number - 1 : 0
      return lists[list].codes[(person.practice + change) % count]
    case .ward where visit.bed > 0:
      return lists[list].codes[(visit.bed - 1) / Trust.bedsPerWard % count]
    case .clinic where visit.clinic > 0: return lists[list].codes[(visit.clinic - 1) % count]
    case .ward, .clinic: return lists[list].codes[state.random.commonFirst(count)]
    case .bed:
      return (1...count).contains(visit.bed) ? lists[list].codes[visit.bed - 1] : nil
    case .always: return lists[list].codes[0]
    case .stayCode:
      // The same for all episodes of a stay.
      var random = RandomSource(seed: (state.stay?.seed ?? visit.seed) &+ UInt64(list))
      return lists[list].codes[random.commonFirst(count)]
    case .codeAtEnd where visit.isOpen: return nil
    case .code, .codeAtEnd, .text:
      if state.drawn[list] == CellState.open {
        state.drawn[list] = state.random.commonFirst(count)
      }
    default:
      let line = national(content, visit, person, &state).flatMap {
        targets[list].line(meaning: $0)
      }
      state.drawn[list] = line ?? CellState.empty
    }
    let line = state.drawn[list]
    guard line >= 0 else { return nil }
    return content == .text ? lists[list].texts[line] : lists[list].codes[line]
  }

  /// The national code of what a column says about this person or visit.
  private func national(
    _ content: Meaning.Content, _ visit: Visit, _ person: Person, _ state: inout CellState
  ) -> NationalCode? {
    switch content {
    case .nhsNumberStatus: return person.nhsNumberStatus
    case .sex: return person.isFemale ? .two : .one
    case .lastEpisode: return visit.isLast ? .one : .two
    case .operationStatus: return visit.procedures > 0 ? .one : .eight
    case .dischargeMethod:
      guard let hasDied = leaves(visit, state) else { return nil }
      return hasDied ? .four : state.random.chance(0.05) ? .two : .one
    case .dischargeDestination:
      guard let hasDied = leaves(visit, state) else { return nil }
      return hasDied ? .code79 : Self.destination(&state.random)
    case .attendance: return NationalCode(rawValue: visit.attendance - UInt8(ascii: "0"))
    case .outcomeOfAttendance:
      return visit.wasSeen
        ? NationalCode(rawValue: UInt8(state.random.number(in: 1...3))) : nil
    case .use: return Self.use(of: visit)
    case .startStatus: return .code10
    case .stopStatus: return visit.isOpen ? nil : .code30
    case .rttStatus: return visit.wasSeen ? Self.rttStatus(&state.random) : nil
    default: return nil
    }
  }

  private static func destination(_ random: inout RandomSource) -> NationalCode {
    switch random.below(6) {
    case 0...3: .code19
    case 4: .code54
    default: .code51
    }
  }

  private static func rttStatus(_ random: inout RandomSource) -> NationalCode {
    switch random.below(6) {
    case 0: .code10
    case 1, 2: .code20
    case 3: .code30
    case 4: .code90
    default: .code98
    }
  }

  private static func use(of visit: Visit) -> NationalCode? {
    switch visit.kind {
    case .name: visit.number == 1 ? .usual : .former
    case .address: .home
    case .alias: visit.number == 1 ? .localPAS : .district
    default: nil
    }
  }

  /// Whether the patient left by dying; `nil` where the record is of a time before the patient left.
  private func leaves(_ visit: Visit, _ state: CellState) -> Bool? {
    guard let stay = state.stay else { return visit.isOpen ? nil : visit.endedInDeath }
    return endsItsStay(visit, stay) ? stay.endedInDeath : nil
  }

  /// Whether the patient left with this episode.
  func endsItsStay(_ visit: Visit, _ stay: Visit) -> Bool { !stay.isOpen && visit.end >= stay.end }
}
