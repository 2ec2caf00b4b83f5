/// All texts that one file draws from: their bytes, one after the other, and where each lies.
struct TextArena {
  private(set) var bytes: [UInt8] = []
  private(set) var texts: [TextPool.Text] = []

  fileprivate mutating func add(_ added: [String], _ form: CellForm) -> Int {
    let first = texts.count
    for text in added {
      let encoded = form.bytes(of: text)
      let start = bytes.count
      bytes += encoded
      texts.append(
        TextPool.Text(start: start, end: bytes.count, needsQuotes: form.needsQuotes(encoded)))
    }
    return first
  }
}

/// Texts in the encoding of one file, ready to be printed: which of its ``TextArena``.
///
/// Plain numbers only, as it is looked at for every cell.
struct TextPool {
  /// One text: where it lies in the file's ``TextArena``.
  struct Text {
    let start: Int
    let end: Int
    /// Whether it can only stand in quotes.
    let needsQuotes: Bool
  }

  private let first: Int
  let count: Int

  init(_ texts: [String], _ form: CellForm, in arena: inout TextArena) {
    count = texts.count
    first = arena.add(texts, form)
  }

  /// The place of a text in the arena.
  subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "text \(index) of \(count)")
    return first + index
  }
}
