import Standards

extension DefectSeeder {
  /// Writes a fault into one record: a value that cannot be right, or a broken line.
  func spoil(_ site: Site, _ unit: inout Unit) {
    let plan = site.defect.plan
    let victim = site.victim
    let column = site.target.column
    let person = unit.people[unit.visits[victim].person]
    switch plan.how {
    case .write: write(site.value, plan.also, at: site.target, victim, &unit)
    case .wrongCheckDigit:
      let number = person.nhsNumber
      let wrong = number / 10 * 10 + (number % 10 + 1 + site.instance % 8) % 10
      unit.edit(victim, column: column, Array(String(wrong).utf8))
    case .diesBeforeBirth:
      let death = WallClock.minute(ofDay: person.birth - 400 - site.instance)
      unit.edit(victim, column: column, printed(death, at: site.target))
      write(nil, plan.also, at: site.target, victim, &unit)
    case .startAt: start(victim, at: site.value, &unit)
    case .badByte: unit.damage(victim, .badByte(column: column))
    case .zeroByte: unit.damage(victim, .zeroByte(column: column))
    case .openQuote:
      unit.damage(
        victim,
        site.instance % 2 == 0 ? .openQuote(column: column) : .strayQuote(column: column))
    case .oneCellLess: unit.damage(victim, .oneCellLess)
    case .strangeType: unit.damage(victim, .strangeType)
    case .brokenMarkup: unit.damage(victim, .brokenMarkup(site.instance))
    case .oneCellMore: unit.damage(victim, .oneCellMore)
    case .cutOff:
      unit.damage(victim, .cut(cells: files[site.target.file].columns.count / 2))
    default: preconditionFailure("'\(plan.how.rawValue)' spoils no cell")
    }
  }

  /// Puts a value into the target's column, and others into other columns of the record.
  func write(
    _ value: String?, _ also: [(column: String, value: String)], at target: FoundTarget,
    _ visit: Int, _ unit: inout Unit
  ) {
    let file = files[target.file]
    if let value, target.column >= 0 {
      let form = file.columns[target.column].isMultiLine ? file.longForm : file.form
      unit.edit(visit, column: target.column, form.encoding.encode(value))
    }
    for (name, value) in also {
      guard let column = file.column(named: name) else { continue }
      unit.edit(visit, column: column, file.form.encoding.encode(value))
    }
  }

  /// A moment as the target's column prints it.
  func printed(_ minute: Int, at target: FoundTarget) -> [UInt8] {
    let form = files[target.file].dates[target.column]
    return [UInt8](capacity: form.maximumLength) { output in
      output.append(minute: minute, as: form)
    }
  }

  /// Moves a visit to a moment; all else in it follows two hours later or more.
  func start(_ visit: Int, at text: String, _ unit: inout Unit) {
    guard let start = Self.moment(text) else { return }
    unit.visits[visit].start = start
    unit.visits[visit].firstStage = 125
    if !unit.visits[visit].isOpen { unit.visits[visit].end = start + 400 }
    // These moments have passed: what was booked for one of them has taken place, and is in no list of
    // what is to come.
    if unit.visits[visit].isToCome { unit.visits[visit].attendance = UInt8(ascii: "5") }
  }

  /// Reads `2024-10-27 01:30`.
  static func moment(_ text: String) -> Int? {
    guard let pattern = try? DatePattern("yyyy-MM-dd HH:mm"),
      let reading = pattern.read(text.utf8.span, twoDigitYearsAfter: nil)
    else { return nil }
    return WallClock.minute(ofDay: Int(reading.days), at: (reading.secondsOfDay ?? 0) / 60)
  }
}
