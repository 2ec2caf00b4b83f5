/// One national list of codes: what a coded column may hold.
///
/// Shape: `codes` in the order of the dictionary; `keys` are the same codes packed into eight bytes
/// each and sorted, so that a field is looked up without making text of it. No code has more than
/// eight characters.
package struct CodeList: Sendable {
  /// One code of a list.
  package struct Code: Sendable, Hashable {
    package let code: String
    package let meaning: String
    /// Stands for no value: not known, not applicable.
    package let isDefault: Bool
    /// Right for old records, but no longer to be chosen.
    package let isRetired: Bool
  }

  /// The name in snake case, as mappings and the schema write it: `admission_method`.
  package let name: String
  /// The name that the dictionary gives it.
  package let title: String
  /// Where the list is from.
  package let source: String
  package let codes: [Code]
  private let keys: [UInt64]
  private let places: [Int]

  /// Reads a list from the table in its file.
  ///
  /// - Parameters:
  ///   - name: In snake case.
  ///   - title: The dictionary's name of the item.
  ///   - source: Where the codes are from.
  ///   - table: A code, a space and its meaning in each line. `[default]`, `[retired]` and
  ///     `[current]` in a line of their own say of what kind the codes after it are.
  init(_ name: String, title: String, source: String = Self.dictionary, table: String) {
    self.name = name
    self.title = title
    self.source = source
    codes = Self.parse(table, of: name)
    let sorted = codes.enumerated()
      .map { (key: Self.key(of: $0.element.code.utf8Span.span), place: $0.offset) }
      .sorted { ($0.key ?? 0) < ($1.key ?? 0) }
    keys = sorted.map { $0.key ?? 0 }
    places = sorted.map(\.place)
    precondition(!keys.contains(0), "a code of \(name) has more than eight characters")
    precondition(Set(keys).count == keys.count, "a code of \(name) stands there twice")
  }

  /// Whether the list has the code, default and retired ones included.
  ///
  /// - Complexity: O(log n).
  package func contains(_ field: Span<UInt8>) -> Bool {
    guard let key = Self.key(of: field) else { return false }
    return contains(key: key)
  }

  /// The code with its meaning.
  package func code(_ field: Span<UInt8>) -> Code? {
    Self.key(of: field).flatMap { code(key: $0) }
  }

  /// The code with its meaning.
  package func code(_ text: String) -> Code? {
    code(text.utf8Span.span)
  }

  /// The codes that may be chosen for a new record.
  package var current: [Code] {
    codes.filter { !$0.isDefault && !$0.isRetired }
  }

  func contains(key: UInt64) -> Bool {
    place(of: key) != nil
  }

  func code(key: UInt64) -> Code? {
    place(of: key).map { codes[places[$0]] }
  }

  private func place(of key: UInt64) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      let found = keys[middle]
      guard found != key else { return middle }
      if found < key {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nil
  }

  private static func key(of field: Span<UInt8>) -> UInt64? {
    guard (1...8).contains(field.count) else { return nil }
    var key: UInt64 = 0
    for index in field.indices {
      key = key << 8 | UInt64(field[index])
    }
    return key << UInt64((8 - field.count) * 8)
  }

  private static func parse(_ table: String, of name: String) -> [Code] {
    var codes: [Code] = []
    var section: Substring = "[current]"
    for line in table.split(separator: "\n") {
      guard !line.hasPrefix("[") else {
        section = line
        continue
      }
      let cells = line.split(separator: " ", maxSplits: 1)
      precondition(cells.count == 2, "a line of the code list \(name) has no meaning")
      codes.append(
        Code(
          code: String(cells[0]), meaning: String(cells[1]), isDefault: section == "[default]",
          isRetired: section == "[retired]"))
    }
    return codes
  }
}
