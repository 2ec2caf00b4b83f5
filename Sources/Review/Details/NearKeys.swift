import RecordStore

/// The keys in a store that differ from one by a slip of the hand: a wrong, lost, added or exchanged
/// character, or zeros before it.
///
/// The slips are made and looked up, some hundred at a time; the keys themselves are never read
/// through, there may be millions.
struct NearKeys {
  /// Longer keys are not typed by hand.
  static let longest = 20

  let connection: any Connection

  /// At most three, in the order of the keys.
  func near(_ key: String, in table: String) throws(StoreError) -> [String] {
    guard (3...Self.longest).contains(key.count) else { return [] }
    let slips = Self.slips(of: key)
    var list: SQL = ""
    for (number, slip) in slips.enumerated() {
      list = list + (number == 0 ? "\(slip)" : ", \(slip)")
    }
    let rows: SQL = """
      SELECT DISTINCT legacy_key FROM \(identifier: table)
      WHERE origin IN (SELECT id FROM source_system WHERE key_space = \(table))
      """
    return try connection.all(
      rows + " AND legacy_key IN (" + list + ") ORDER BY legacy_key LIMIT 3"
    ) { (row) throws(StoreError) in row.text(0) ?? "" }
  }

  /// Each once, and not the key itself.
  static func slips(of key: String) -> [String] {
    let characters = Array(key)
    let digits = (0...9).map { Character("\($0)") }
    var slips: Set<String> = []
    func add(_ characters: [Character]) { slips.insert(String(characters)) }
    for index in characters.indices {
      var changed = characters
      changed.remove(at: index)
      add(changed)
      for digit in digits {
        if characters[index].isNumber {
          changed = characters
          changed[index] = digit
          add(changed)
        }
        changed = characters
        changed.insert(digit, at: index)
        add(changed)
      }
      if index + 1 < characters.count {
        changed = characters
        changed.swapAt(index, index + 1)
        add(changed)
      }
    }
    for digit in digits { add(characters + [digit]) }
    add(Array(characters.drop { $0 == "0" }))
    slips.remove(key)
    slips.remove("")
    return slips.sorted()
  }
}
