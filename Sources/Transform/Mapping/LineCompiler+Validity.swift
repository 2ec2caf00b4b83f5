import Diagnostics

// Which line of a code table or crosswalk is meant where a code has several.

extension LineCompiler {
  /// `valid on …` behind what looks a value up.
  mutating func addValidity(
    _ arguments: StepArguments, _ phrase: Phrase
  ) throws(MappingFault) -> Bool {
    let day: LookupDay
    let hasRepeats: Bool
    switch instructions.last {
    case .translate(let table, nil):
      day = try ValidOn.day(arguments, in: context)
      replaceLast(with: .translate(table, on: day))
      hasRepeats = table.hasRepeats
    case .crosswalk(let index, nil):
      day = try ValidOn.day(arguments, in: context)
      replaceLast(with: .crosswalk(index, on: day))
      hasRepeats = context.crosswalks.values.contains { $0.index == index && $0.hasRepeats }
    default: return false
    }
    notice(Reasons.crosswalkAmbiguous, canHappen: hasRepeats)
    return true
  }

  /// A list in which a code has lines for several times cannot be used without a day.
  func checkValidity() throws(MappingFault) {
    for (position, instruction) in instructions.enumerated() {
      let hasRepeats =
        switch instruction {
        case .translate(let table, nil): table.hasRepeats
        case .crosswalk(let index, nil):
          context.crosswalks.values.contains { $0.index == index && $0.hasRepeats }
        default: false
        }
      guard hasRepeats else { continue }
      throw MappingFault(
        .lookupAmbiguous,
        "'\(phrases[position])' can fit more than one line: a code has lines for several times",
        offset: phraseOffsets[phrases[position]] ?? 0,
        remedy: "Add 'valid on' with the day on which the line must be valid, such as"
          + " 'valid on row.started_at'")
    }
  }
}
