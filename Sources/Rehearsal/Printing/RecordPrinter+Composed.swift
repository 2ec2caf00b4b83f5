import Standards

extension RecordPrinter {
  /// The moment that a cell shows, in minutes of the wall clock; `nil` when it shows none.
  func moment(
    _ content: Meaning.Content, _ column: ColumnPlan, _ visit: Visit, _ person: Person,
    _ state: inout CellState
  ) -> Int? {
    let day = WallClock.minutesOfDay
    switch content {
    case .birthDate: return WallClock.minute(ofDay: person.birth)
    case .deathDate: return person.isDead ? WallClock.minute(ofDay: person.death) : nil
    case .spellStart: return state.stay?.start ?? visit.start
    case .episodeStart, .appointmentStart, .alertStart: return visit.start
    case .attendanceStart:
      state.moment = visit.start + visit.firstStage
      return visit.start
    case .spellEnd:
      guard let stay = state.stay else { return visit.isOpen ? nil : visit.end }
      return endsItsStay(visit, stay) ? stay.end : nil
    case .episodeEnd, .alertEnd, .attendanceEnd:
      return visit.isOpen ? nil : visit.end
    case .start: return visit.start == WallClock.none ? nil : visit.start
    case .startOrPast: return visit.start == WallClock.none ? WallClock.past : visit.start
    case .end: return visit.isOpen ? nil : visit.end
    case .endOrFuture: return visit.isOpen ? WallClock.future : visit.end
    case .expectedEnd:
      return state.random.chance(0.7)
        ? atNoon(visit.start + state.random.number(in: 1...6) * day) : nil
    case .readyToLeave:
      // Only where the stay is long enough for it to lie within.
      guard !visit.isOpen, visit.end - visit.start > 400, state.random.chance(0.4) else {
        return nil
      }
      return WallClock.clearOfClockChange(visit.end - state.random.number(in: 30...240))
    case .procedureDate:
      guard column.ordinal + state.child < visit.procedures else { return nil }
      return WallClock.minute(ofDay: WallClock.day(ofMinute: visit.start))
    case .referredAt:
      return atNoon(min(visit.start - (40 + visit.referral % 50) * day, asAt - 7 * day))
    case .bookedAt: return atNoon(min(visit.start - (5 + visit.key % 30) * day, asAt - day))
    case .arrivedAt:
      return visit.wasSeen ? visit.start - 20 + Int(visit.seed % 20) : nil
    case .seenAt: return visit.wasSeen ? visit.start + Int(visit.seed % 40) : nil
    case .leftAt: return visit.wasSeen ? visit.start + 45 + Int(visit.seed % 60) : nil
    case .cancelledAt:
      return visit.isCancelled ? atNoon(visit.start - (1 + visit.key % 4) * day) : nil
    case .changedAt:
      let last = visit.isOpen ? visit.start : max(visit.start, visit.end)
      guard last != WallClock.none else { return atNoon(asAt - (1 + visit.key % 90) * day) }
      return atNoon(min(last + (1 + visit.key % 5) * day, asAt - day))
    case .stage, .rareStage:
      guard state.random.chance(content == .stage ? 0.9 : 0.12) else { return nil }
      state.moment = min(state.moment + 1 + state.random.below(25), visit.end)
      return WallClock.clearOfClockChange(state.moment)
    default: return nil
    }
  }

  /// Twelve o'clock of the day of a moment: never in a clock change.
  private func atNoon(_ minute: Int) -> Int {
    WallClock.minute(ofDay: WallClock.day(ofMinute: minute), at: 720)
  }

  /// Writes what is neither a word of a list nor a moment.
  func composed(
    _ content: Meaning.Content, _ visit: Visit, _ person: Person, _ state: inout CellState,
    isQuoted: Bool, to output: inout OutputSpan<UInt8>
  ) {
    guard !isBlank(content, visit, person, &state) else { return }
    let hasComma = content == .fullName || content == .addressLine
    let quote = isQuoted || hasComma ? form.quote : nil
    if let quote { output.append(quote) }
    switch content {
    case .recordKey, .spellKey, .episodeKey, .appointmentKey, .attendanceKey, .alertKey, .key:
      output.append(number: visit.key)
    case .link: output.append(number: visit.link)
    case .loser: output.append(number: visit.loser)
    case .number: output.append(number: visit.number)
    case .activeFlag: output.append(number: 1)
    case .hospitalNumber: appendHospitalNumber(visit.owner, to: &output)
    case .alias where visit.number == 1: appendHospitalNumber(visit.owner, to: &output)
    case .alias:
      output.append(ascii: "D")
      output.append(number: visit.key, width: 8)
    case .barcode:
      output.append(ascii: "C")
      output.append(number: visit.key, width: 9)
    case .storageKey:
      output.append(ascii: "letters/")
      output.append(number: visit.key % 97, width: 2)
      output.append(ascii: "/")
      output.append(number: visit.key)
      output.append(ascii: ".pdf")
    case .digest: appendDigest(of: visit, to: &output)
    case .lineTarget: output.append(ascii: targets[visit.list].targets[visit.number])
    case .lineList: output.append(ascii: listNames[visit.list])
    case .patientKey, .patient: output.append(number: visit.owner)
    case .spell: output.append(number: visit.spell)
    case .spellNumber:
      output.append(ascii: "SP")
      output.append(number: state.stay?.key ?? visit.key, width: 8)
    case .cdsType: output.append(ascii: visit.isOpen ? "190" : "130")
    case .cdsEpisode, .cdsAppointment:
      output.append(ascii: content == .cdsEpisode ? "BRZZ01A" : "BRZZ01O")
      output.append(number: visit.key, width: 15)
    case .episodeNumber: output.append(number: visit.number)
    case .referralKey: output.append(number: referral(of: visit))
    case .pathway:
      output.append(ascii: "RZZ01")
      output.append(number: referral(of: visit), width: 15)
    case .nhsNumber: output.append(number: person.nhsNumber, width: 10)
    case .updateStatus: output.append(ascii: visit.seed % 4 == 0 ? "Updated" : "Added")
    case .yesOrNo: output.append(ascii: state.random.chance(0.08) ? "Y" : "N")
    case .consentFlag: output.append(ascii: state.random.chance(0.8) ? "Y" : "N")
    case .deathFlag: output.append(ascii: person.isDead ? "Y" : "N")
    case .sensitiveFlag: output.append(ascii: "S")
    case .gpCode:
      output.append(ascii: "G")
      output.append(number: 3_000_000 + person.practice * 7 + person.number % 5)
    default: composedOfWords(content, person, &state, quote: quote, to: &output)
    }
    if let quote { output.append(quote) }
  }

  private func appendHospitalNumber(_ number: Int, to output: inout OutputSpan<UInt8>) {
    output.append(ascii: "BH")
    output.append(number: number, width: 8)
  }

  private func appendDigest(of visit: Visit, to output: inout OutputSpan<UInt8>) {
    var random = RandomSource(seed: visit.seed)
    for _ in 0..<64 {
      let digit = UInt8(random.below(16))
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  private func referral(of visit: Visit) -> Int {
    visit.referral > 0 ? visit.referral : 100_000 + visit.key
  }

  /// Whether a cell that needs no list is empty for this person.
  private func isBlank(
    _ content: Meaning.Content, _ visit: Visit, _ person: Person, _ state: inout CellState
  ) -> Bool {
    switch content {
    case .nhsNumber: person.nhsNumber == 0
    case .sensitiveFlag: person.number % 199 != 7
    case .deathFlag: !person.isDead && person.number % 5 == 0
    case .phone: person.home.phone % 8 == 0
    case .mobile: person.mobile % 3 == 0
    case .email: person.mobile % 3 != 1
    case .consentFlag: state.random.chance(0.3)
    case .nextOfKin: person.mobile % 6 == 0
    case .referralKey: visit.lacksReferral || (visit.kind == .spell && visit.key % 3 != 0)
    case .pathway: visit.lacksPathway || (visit.kind == .spell && visit.key % 3 != 0)
    case .loser: visit.loser == 0
    case .link: visit.link == 0
    case .key, .number, .activeFlag, .hospitalNumber, .alias, .barcode, .storageKey, .digest,
      .lineTarget, .lineList:
      false
    case .recordKey, .spellKey, .episodeKey, .appointmentKey, .attendanceKey, .alertKey,
      .patientKey, .patient, .spell, .spellNumber, .episodeNumber, .updateStatus, .yesOrNo,
      .gpCode, .fullName, .fullNameInOrder, .cdsEpisode, .cdsAppointment, .cdsType, .houseAndStreet,
      .addressLine, .postcode:
      false
    default: true
    }
  }

  private func composedOfWords(
    _ content: Meaning.Content, _ person: Person, _ state: inout CellState, quote: UInt8?,
    to output: inout OutputSpan<UInt8>
  ) {
    let surname = texts[words.surnames[person.surname]]
    let forenames = person.isFemale ? words.women : words.men
    switch content {
    case .postcode:
      Postcodes.write(person.home.postcode, isSpaced: person.number % 7 != 0, to: &output)
    case .houseAndStreet, .addressLine:
      output.append(number: person.home.house)
      output.append(UInt8(ascii: " "))
      write(texts[words.streets[person.home.street]], doubling: quote, to: &output)
      guard content == .addressLine else { return }
      output.append(ascii: ", ")
      write(texts[words.towns[person.home.town]], doubling: quote, to: &output)
    case .fullName:
      write(surname, doubling: quote, to: &output)
      output.append(ascii: ", ")
      write(texts[forenames[person.forename]], doubling: quote, to: &output)
    case .fullNameInOrder:
      write(texts[forenames[person.forename]], doubling: quote, to: &output)
      output.append(UInt8(ascii: " "))
      write(surname, doubling: quote, to: &output)
    case .nextOfKin:
      let isWoman = state.random.chance(0.5)
      let pool = isWoman ? words.women : words.men
      write(texts[pool[state.random.below(pool.count)]], doubling: quote, to: &output)
      output.append(UInt8(ascii: " "))
      write(surname, doubling: quote, to: &output)
    case .email:
      writeLetters(of: texts[forenames[person.forename]], to: &output)
      output.append(UInt8(ascii: "."))
      output.append(number: person.number)
      output.append(ascii: "@example.org")
    case .phone:
      output.append(ascii: person.number % 4 == 0 ? "01632960" : "01632 960")
      output.append(number: person.home.phone, width: 3)
    case .mobile:
      output.append(ascii: person.number % 4 == 0 ? "07700900" : "07700 900")
      output.append(number: person.mobile, width: 3)
    default: break
    }
  }

  /// Writes the letters of a text that any mail server knows, in small letters.
  private func writeLetters(of text: TextPool.Text, to output: inout OutputSpan<UInt8>) {
    for index in text.start..<text.end {
      let small = textBytes[index] | 0x20
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small) { output.append(small) }
    }
  }
}
