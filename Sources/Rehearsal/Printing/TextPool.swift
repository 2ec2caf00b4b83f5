/// The bytes of all texts that one file draws from, one after the other.
struct TextArena {
  private(set) var bytes: [UInt8] = []

  fileprivate mutating func add(_ text: String, _ form: CellForm) -> TextPool.Text {
    let encoded = form.bytes(of: text)
    let start = bytes.count
    bytes += encoded
    return TextPool.Text(
      start: start, end: bytes.count, needsQuotes: form.needsQuotes(encoded))
  }
}

/// Texts in the encoding of one file, ready to be printed.
struct TextPool {
  /// One text: where it lies in the file's ``TextArena``.
  struct Text {
    let start: Int
    let end: Int
    /// Whether it can only stand in quotes.
    let needsQuotes: Bool
  }

  private let texts: [Text]

  init(_ texts: [String], _ form: CellForm, in arena: inout TextArena) {
    self.texts = texts.map { arena.add($0, form) }
  }

  var count: Int { texts.count }

  subscript(index: Int) -> Text { texts[index] }
}

/// The codes that one list has for one file.
struct CodePool {
  let codes: TextPool
  let texts: TextPool
  let targets: [String]
  /// What a list of the rehearsal says beside that.
  let more: TextPool
  private let isFirst: [Bool]

  init(_ lines: [RehearsalProject.Code], _ form: CellForm, in arena: inout TextArena) {
    codes = TextPool(lines.map(\.source), form, in: &arena)
    texts = TextPool(lines.map(\.text), form, in: &arena)
    targets = lines.map(\.target)
    more = TextPool(lines.map(\.more), form, in: &arena)
    var seen: Set<String> = []
    isFirst = lines.map { seen.insert($0.source).inserted }
  }

  /// Whether no line before it has the same code: one that was used again has two.
  func isFirstOfItsCode(_ line: Int) -> Bool { isFirst[line] }

  /// The first line that means a national code.
  func line(meaning target: String) -> Int? { targets.firstIndex(of: target) }
}
