import Diagnostics
import Standards
import Transform

/// Reads `rehearsal.yaml`.
struct RehearsalPlanReader {
  var file: ProjectFile

  mutating func read() -> RehearsalPlan? {
    guard let root = file.group(file.root, "rehearsal.yaml") else { return nil }
    file.expectKeys(RehearsalKeys.file, in: root, of: "rehearsal.yaml")
    var plan = RehearsalPlan(
      asAt: moment("as at", in: root) ?? 0,
      firstActivity: WallClock.day(ofMinute: moment("first activity", in: root) ?? 0), files: [])
    if let lineEnd = word(RehearsalPlan.LineEnd.self, "line ends", in: root, of: "the rehearsal") {
      plan.lineEnd = lineEnd
    }
    plan.quotedShare = share(root["quoted cells"]) ?? 0.25
    plan.files = files(root)
    for pair in file.group(root["lists"], "'lists'")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      plan.lists[name] = (pair.value.items ?? []).compactMap { line($0) }
    }
    for pair in file.group(root["blanks"], "'blanks'")?.pairs ?? [] {
      guard let target = pair.key.text, let share = share(pair.value) else { continue }
      plan.blanks.append((SeedTarget(target), share))
    }
    for item in file.items("reports", in: root, of: "the rehearsal") {
      if let report = report(item) { plan.reports.append(report) }
    }
    plan.hasEveryStayEnded =
      file.flag("every stay has ended", in: root, of: "the rehearsal") ?? false
    plan.pageLength = file.number("page length", in: root, of: "the rehearsal")
    plan.shown = shown(root)
    for item in file.items("defects", in: root, of: "the rehearsal") {
      if let defect = defect(item) { plan.defects.append(defect) }
    }
    for item in file.items("look alikes", in: root, of: "the rehearsal") {
      if let lookAlike = lookAlike(item) { plan.lookAlikes.append(lookAlike) }
    }
    plan.dirt = dirt(root, plan.defects)
    return plan
  }

  // MARK: Parts

  private mutating func files(_ root: YAMLNode) -> [RehearsalPlan.File] {
    var files: [RehearsalPlan.File] = []
    for pair in file.group(root["files"], "'files'")?.pairs ?? [] {
      guard let source = pair.key.text, let node = file.group(pair.value, "file '\(source)'")
      else { continue }
      file.expectKeys(RehearsalKeys.export, in: node, of: "a file")
      guard let name = file.requiredText("file", in: node, of: "file '\(source)'") else {
        continue
      }
      var entry = RehearsalPlan.File(source: source, file: name)
      if let value = node["per patient"], let text = file.text(value, "'per patient'") {
        guard let mean = Double(text), mean >= 0 else {
          file.report(
            .wrongShape, "'per patient' is no number", at: value, remedy: "Write it as 0.56")
          continue
        }
        entry.perPatient = mean
      }
      entry.linesOf = words("lines of", in: node, of: "file '\(source)'")
      if !entry.linesOf.isEmpty { entry.perPatient = 0 }
      for line in file.group(node["skipped lines"], "'skipped lines'")?.pairs ?? [] {
        if let list = line.key.text { entry.skippedLines[list] = line.value.text }
      }
      entry.share = share(node["share"])
      entry.writtenAs = file.text("written as", in: node, of: "file '\(source)'")
      entry.isHourAhead =
        file.flag("hour ahead in summer", in: node, of: "file '\(source)'") ?? false
      entry.hasByteOrderMark =
        file.flag("byte order mark", in: node, of: "file '\(source)'") ?? false
      entry.hasEndOfFileMark =
        file.flag("end-of-file mark", in: node, of: "file '\(source)'") ?? false
      files.append(entry)
    }
    return files
  }

  private mutating func report(_ item: YAMLNode) -> OldReportPlan? {
    guard let node = file.group(item, "a report"),
      let name = file.requiredText("report", in: node, of: "a report"),
      let source = file.requiredText("source", in: node, of: "report '\(name)'"),
      let records = file.requiredText("of", in: node, of: "report '\(name)'")
    else { return nil }
    let what = "report '\(name)'"
    file.expectKeys(RehearsalKeys.report, in: node, of: what)
    return OldReportPlan(
      file: name, name: source, source: records, columns: words("columns", in: node, of: what),
      rows: word(OldReportPlan.Rows.self, "rows", in: node, of: what) ?? .all,
      isCounted: file.flag("counted", in: node, of: what) ?? false,
      changes: file.text("changes", in: node, of: what),
      missing: file.text("missing", in: node, of: what),
      extra: file.text("extra", in: node, of: what),
      every: file.number("every", in: node, of: what) ?? 20)
  }

  /// Reads `FERN01 | Fern Ward, bed 1 | FERN-01`, perhaps with one more part.
  private mutating func line(_ node: YAMLNode) -> RehearsalProject.Code? {
    guard let text = file.text(node, "a line of a list") else { return nil }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map {
      $0.trimmingPrefix(" ").split(separator: " ").joined(separator: " ")
    }
    guard parts.count == 3 || parts.count == 4 else {
      file.report(
        .wrongShape, "'\(text)' is no line of a list", at: node,
        remedy: "Write the code, its words and what it means, with | between")
      return nil
    }
    return RehearsalProject.Code(
      parts[0], parts[1], target: parts[2], more: parts.count == 4 ? parts[3] : "")
  }

  private mutating func shown(
    _ root: YAMLNode
  ) -> [(target: SeedTarget, identity: ColumnPlan.Identity)] {
    var shown: [(target: SeedTarget, identity: ColumnPlan.Identity)] = []
    guard let group = file.group(root["shown only for"], "'shown only for'") else { return [] }
    file.expectKeys(
      ColumnPlan.Identity.allCases.map(\.rawValue), in: group, of: "'shown only for'")
    for identity in ColumnPlan.Identity.allCases {
      for column in words(identity.rawValue, in: group, of: "'shown only for'") {
        shown.append((SeedTarget(column), identity))
      }
    }
    return shown
  }

  private mutating func defect(_ item: YAMLNode) -> DefectPlan? {
    guard let node = file.group(item, "a defect"),
      let name = file.requiredText("defect", in: node, of: "a defect")
    else { return nil }
    let what = "defect '\(name)'"
    file.expectKeys(RehearsalKeys.defect, in: node, of: what)
    guard let how = word(Injection.self, "how", in: node, of: what) else { return nil }
    var plan = DefectPlan(name, how, in: words("in", in: node, of: what), expects: [])
    plan.values = words("values", in: node, of: what)
    plan.also = also(node, of: what)
    plan.condition = condition(node, of: what)
    plan.missingTable = file.text("missing table", in: node, of: what)
    plan.holdsItsSpell = file.flag("holds its spell", in: node, of: what) ?? false
    plan.weight = max(1, file.number("weight", in: node, of: what) ?? 1)
    for text in words("expect", in: node, of: what) {
      guard let expected = ExpectedOutcome(text),
        expected.reason.isEmpty || expected.reason.hasPrefix("SITE_")
          || Reasons.reason(named: expected.reason) != nil
      else {
        file.report(
          .unknownReason, "'\(text)' is no outcome of a record", at: node["expect"] ?? node,
          remedy: "Write it as 'repaired NHS_CHECK_DIGIT' or 'listed NHS_SHARED on both'")
        continue
      }
      plan.expects.append(expected)
    }
    return plan
  }

  private mutating func lookAlike(_ item: YAMLNode) -> LookAlikePlan? {
    guard let node = file.group(item, "a look-alike"),
      let name = file.requiredText("look alike", in: node, of: "a look-alike")
    else { return nil }
    let what = "look-alike '\(name)'"
    file.expectKeys(RehearsalKeys.lookAlike, in: node, of: what)
    guard let how = word(Likeness.self, "how", in: node, of: what) else { return nil }
    var plan = LookAlikePlan(
      name, how, in: words("in", in: node, of: what),
      beside: words("beside", in: node, of: what))
    plan.values = words("values", in: node, of: what)
    plan.also = also(node, of: what)
    plan.condition = condition(node, of: what)
    plan.share = share(node["share"]) ?? 0
    return plan
  }

  /// Reads how often a defect stands in any export, which must be one that rules repair.
  private mutating func dirt(
    _ root: YAMLNode, _ defects: [DefectPlan]
  ) -> [(defect: String, share: Double)] {
    var dirt: [(defect: String, share: Double)] = []
    for pair in file.group(root["dirt"], "'dirt'")?.pairs ?? [] {
      guard let name = pair.key.text, let share = share(pair.value) else { continue }
      let plan = defects.first { $0.name == name }
      guard let plan, plan.expects.allSatisfy({ $0.outcome == .repaired }) else {
        file.report(
          .wrongShape, "'\(name)' is no defect that is only repaired", at: pair.key,
          remedy: "Name one of 'defects:' of which all that is expected is 'repaired'")
        continue
      }
      dirt.append((name, share))
    }
    return dirt
  }

  // MARK: Values

  /// A list of words, or one.
  private mutating func words(_ key: String, in node: YAMLNode, of what: String) -> [String] {
    if let text = node[key]?.text { return [text] }
    return file.items(key, in: node, of: what).compactMap(\.text)
  }

  private mutating func also(
    _ node: YAMLNode, of what: String
  ) -> [(column: String, value: String)] {
    guard node["and"] != nil else { return [] }
    return (file.group(node["and"], "'and' of \(what)")?.pairs ?? []).compactMap { pair in
      guard let column = pair.key.text, let value = pair.value.text else { return nil }
      return (column, value)
    }
  }

  private mutating func condition(_ node: YAMLNode, of what: String) -> SeedCondition {
    word(SeedCondition.self, "for", in: node, of: what) ?? .anybody
  }

  /// A word of a closed list.
  private mutating func word<Word>(
    _ list: Word.Type, _ key: String, in node: YAMLNode, of what: String
  ) -> Word? where Word: RawRepresentable<String> & CaseIterable {
    guard let value = node[key], let text = file.text(value, "'\(key)' of \(what)") else {
      return nil
    }
    if let word = Word(rawValue: text) { return word }
    let all = Word.allCases.map(\.rawValue)
    file.report(
      .wrongShape, "'\(key)' of \(what) cannot be '\(text)'", at: value,
      remedy: text.likelyMeant(in: all).map { "Did you mean '\($0)'?" }
        ?? "Write one of: \(all.joined(separator: ", "))")
    return nil
  }

  /// `12%` as 0.12.
  private mutating func share(_ node: YAMLNode?) -> Double? {
    guard let node, let text = file.text(node, "a share") else { return nil }
    guard text.hasSuffix("%"), let number = Double(text.dropLast()), (0...100).contains(number)
    else {
      file.report(.wrongShape, "'\(text)' is no share", at: node, remedy: "Write it as 12%")
      return nil
    }
    return number / 100
  }

  private mutating func moment(_ key: String, in node: YAMLNode) -> Int? {
    guard let text = file.requiredText(key, in: node, of: "the rehearsal"), let value = node[key]
    else { return nil }
    if let moment = DefectSeeder.moment(text) ?? DefectSeeder.moment("\(text) 00:00") {
      return moment
    }
    file.report(
      .wrongShape, "'\(key)' is no moment", at: value, remedy: "Write it as 2026-11-22 02:00")
    return nil
  }
}
