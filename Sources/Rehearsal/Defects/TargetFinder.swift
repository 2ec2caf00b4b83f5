import Diagnostics

/// Finds the files and columns that a plan names, and says which there are not.
struct TargetFinder {
  let sources: [String]
  let printers: [RecordPrinter]
  private(set) var faults: [Diagnostic] = []

  init(sources: [String], printers: [RecordPrinter]) {
    self.sources = sources
    self.printers = printers
  }

  mutating func defects(_ plans: [DefectPlan]) -> [SeededDefect] {
    plans.map { plan in
      let targets = targets(plan.targets, plan.also.map(\.column), of: plan.name)
      if targets.isEmpty, !plan.targets.isEmpty || faults.isEmpty {
        report(.missingKey, "defect '\(plan.name)' is seeded nowhere", "Say where with 'in:'")
      }
      if plan.expects.isEmpty {
        report(
          .missingKey, "defect '\(plan.name)' expects nothing",
          "Say what becomes of its record with 'expect:'")
      }
      if let needed = plan.how.neededKinds,
        !targets.allSatisfy({ target in needed.contains { tells(target.kind, of: $0) } })
      {
        let kinds = needed.map { "\($0)" }.joined(separator: " or ")
        report(
          .wrongShape, "'\(plan.how.rawValue)' is for records of the kind \(kinds) only",
          "Name a column of their file in 'in:' of defect '\(plan.name)'")
      }
      return SeededDefect(plan: plan, targets: targets)
    }
  }

  /// Whether records of a kind say what those of another would: without a file of stays, the episodes.
  private func tells(_ kind: RecordKind, of needed: RecordKind) -> Bool {
    kind == needed
      || needed == .spell && kind == .episode && !printers.contains { $0.kind == .spell }
  }

  mutating func lookAlikes(_ plans: [LookAlikePlan]) -> [SeededLookAlike] {
    plans.map { plan in
      SeededLookAlike(
        plan: plan, targets: targets(plan.targets, plan.also.map(\.column), of: plan.name))
    }
  }

  private mutating func targets(
    _ targets: [SeedTarget], _ also: [String], of what: String
  ) -> [FoundTarget] {
    targets.compactMap { target in
      guard let file = sources.firstIndex(of: target.source) else {
        report(
          .unknownSource, "'\(what)' names the source '\(target.source)', which is not generated",
          "It can be: \(sources.joined(separator: ", "))")
        return nil
      }
      let printer = printers[file]
      for name in [target.column].compactMap(\.self) + also
      where printer.column(named: name) == nil {
        report(
          .unknownColumn, "'\(what)' names the column '\(name)', which '\(target.source)' lacks",
          name.likelyMeant(in: printer.names).map { "Did you mean '\($0)'?" }
            ?? "Correct the name")
      }
      return FoundTarget(
        file: file, kind: printer.kind,
        column: target.column.flatMap { printer.column(named: $0) } ?? -1,
        columnName: target.column)
    }
  }

  private mutating func report(_ code: DiagnosticCode, _ message: String, _ remedy: String) {
    faults.append(Diagnostic(code, message, at: Place("rehearsal.yaml"), remedy: remedy))
  }
}

extension Injection {
  /// The only kinds of record that it can spoil; `nil` for any.
  fileprivate var neededKinds: [RecordKind]? {
    switch self {
    case .sameNumber, .samePerson, .diesBeforeBirth, .wrongCheckDigit: [.patient]
    case .endsBeforeStart, .openTwice: [.spell, .clock]
    case .overlaps: [.episode, .wardStay]
    case .bedAgain: [.wardStay]
    case .mergedAgain, .mergedInLoop: [.merge]
    case .outsideSpell, .numberAgain, .gapBefore, .noLastEpisode: [.episode]
    case .bookedAfterDeath: [.appointment]
    default: nil
    }
  }
}
