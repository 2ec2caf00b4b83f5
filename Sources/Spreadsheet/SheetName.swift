/// The name of a sheet: at most 31 characters, none of them `[]:*?/\`, and no name twice.
package enum SheetName {
  package static let longest = 31

  /// Names for sheets, in their order: each the wanted one, as far as a sheet can have it.
  package static func names(for wanted: [String]) -> [String] {
    var taken: Set<String> = []
    return wanted.map { text in
      let base = allowed(text)
      var name = String(base.prefix(longest))
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        let ending = " \(number)"
        name = String(base.prefix(longest - ending.count)) + ending
        number += 1
      }
      return name
    }
  }

  private static func allowed(_ text: String) -> String {
    var name = String(text.map { "[]:*?/\\".contains($0) ? "-" : $0 })
    while name.hasPrefix("'") { name.removeFirst() }
    while name.hasSuffix("'") { name.removeLast() }
    return name.isEmpty ? "sheet" : name
  }
}
