/// Texts in the encoding of one file, ready to be printed.
struct TextPool {
  private(set) var texts: [[UInt8]]
  /// Whether a text can only stand in quotes.
  private(set) var needsQuotes: [Bool]

  init(_ texts: [String], _ form: CellForm) {
    self.texts = texts.map { form.bytes(of: $0) }
    needsQuotes = self.texts.map { form.needsQuotes($0) }
  }

  var count: Int { texts.count }
}

/// The codes that one list has for one file.
struct CodePool {
  let codes: TextPool
  let texts: TextPool
  let targets: [String]

  init(_ lines: [RehearsalProject.Code], _ form: CellForm) {
    codes = TextPool(lines.map(\.source), form)
    texts = TextPool(lines.map(\.text), form)
    targets = lines.map(\.target)
  }

  /// The first line that means a national code.
  func line(meaning target: String) -> Int? { targets.firstIndex(of: target) }
}
