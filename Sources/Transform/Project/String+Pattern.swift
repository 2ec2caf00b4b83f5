extension String {
  /// Whether the name fits a pattern in which `*` stands for any run of characters.
  package func matches(pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return self == pattern }
    guard let first = parts.first, let last = parts.last, hasPrefix(first), hasSuffix(last),
      count >= first.count + last.count
    else { return false }
    var rest = dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
