/// The codes that one list has for one file.
struct CodePool {
  let codes: TextPool
  let texts: TextPool
  /// What a list of the rehearsal says beside that.
  let more: TextPool

  init(_ lines: [RehearsalProject.Code], _ form: CellForm, in arena: inout TextArena) {
    codes = TextPool(lines.map(\.source), form, in: &arena)
    texts = TextPool(lines.map(\.text), form, in: &arena)
    more = TextPool(lines.map(\.more), form, in: &arena)
  }
}

/// What the lines of one list are translated to.
struct CodeTargets {
  let targets: [String]
  /// For each ``NationalCode`` the first line that means it.
  private let lines: [Int?]
  private let isFirst: [Bool]

  init(_ lines: [RehearsalProject.Code]) {
    let targets = lines.map(\.target)
    self.targets = targets
    self.lines = NationalCode.allCases.map { code in targets.firstIndex(of: code.text) }
    var seen: Set<String> = []
    isFirst = lines.map { seen.insert($0.source).inserted }
  }

  /// Whether no line before it has the same code: one that was used again has two.
  func isFirstOfItsCode(_ line: Int) -> Bool { isFirst[line] }

  /// The first line that means a national code.
  func line(meaning code: NationalCode) -> Int? { lines[Int(code.rawValue)] }
}
