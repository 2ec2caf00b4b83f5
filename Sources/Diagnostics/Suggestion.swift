extension String {
  /// The candidate that a typing mistake most likely meant, or `nil` when none is close.
  ///
  /// Close is an edit distance (insert, delete, replace, swap of neighbours) of at most a third of
  /// the length, upper and lower case alike.
  public func likelyMeant(in candidates: some Sequence<String>) -> String? {
    let wanted = Array(lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let most = max(1, max(wanted.count, candidate.count) / 3)
      // No fewer edits than the lengths differ: a word without end is compared with few.
      guard abs(wanted.count - candidate.count) <= most else { continue }
      let distance = edits(wanted, Array(candidate.lowercased()))
      guard distance <= most else { continue }
      if let found = best, found.distance <= distance { continue }
      best = (candidate, distance)
    }
    return best?.candidate
  }

  /// The number of single-character edits between two texts, upper and lower case alike.
  public func editDistance(to other: String) -> Int {
    edits(Array(lowercased()), Array(other.lowercased()))
  }
}

/// The number of single-character edits between two words, a swap of neighbours being one.
private func edits(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var rows = [Array(0...right.count)]
  for (row, leftCharacter) in left.enumerated() {
    var current = [row + 1]
    for (column, rightCharacter) in right.enumerated() {
      let replaced = rows[row][column] + (leftCharacter == rightCharacter ? 0 : 1)
      var least = min(rows[row][column + 1] + 1, current[column] + 1, replaced)
      if row > 0, column > 0, leftCharacter == right[column - 1], left[row - 1] == rightCharacter {
        least = min(least, rows[row - 1][column - 1] + 1)
      }
      current.append(least)
    }
    rows.append(current)
  }
  return rows[left.count][right.count]
}
