import TestSupport

/// One line of the page on data problems.
struct DataProblem {
  /// Where a problem is seeded: `medway-csv: like twins`, `TrailerTests: a count …`.
  struct Seed {
    let place: String
    let words: String
  }

  struct Unreadable: Error {
    let line: String
  }

  /// The number of the row in the list that the page began with; `nil` for what came later.
  let kind: Int?
  let problem: String
  let treatment: String
  let reasons: [String]
  let seeds: [Seed]

  static func all() throws -> [DataProblem] {
    try cells(of: Repository.text("docs/data-problems.md"), heading: "no.").map { row in
      guard row.count == 5 else { throw Unreadable(line: row.joined(separator: "|")) }
      return DataProblem(
        kind: Int(row[0]), problem: row[1], treatment: row[2],
        reasons: row[3].split(separator: ", ").filter { $0.hasPrefix("`") }.map {
          String($0.dropFirst().dropLast())
        },
        seeds: try row[4].split(separator: "; ").map { text in
          let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
          guard parts.count == 2 else { throw Unreadable(line: row[4]) }
          return Seed(place: parts[0], words: parts[1])
        })
    }
  }

  /// The cells of the tables of a page, without their headings.
  static func cells(of page: String, heading: String) -> [[String]] {
    page.split(separator: "\n")
      .filter {
        $0.hasPrefix("| ") && !$0.hasPrefix("| ---") && !$0.hasPrefix("| \(heading)")
      }
      .map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
          .map { $0.split(separator: " ").joined(separator: " ") }
      }
  }

  /// What of a text must be found again as it is: words in capitals, codes, dates.
  ///
  /// Words of small letters are the writer's own, and those in square brackets his sources.
  /// `V81997/V81998` are two codes; `ZZ99 3VZ` is found by its parts.
  static func names(in text: String) -> [String] {
    let words = text.split { " ;,()`\"=&".contains($0) }.filter { !$0.hasPrefix("[") }
    let parts = words.flatMap { word in
      let isDate = word.first?.isNumber ?? false && word.count { $0 == "/" } == 2
      return isDate ? [word] : word.split(separator: "/")
    }
    return parts.map { word in
      word.hasSuffix(".") || word.hasSuffix(":") ? String(word.dropLast()) : String(word)
    }.filter { word in
      word.count >= 3 && !word.contains { $0.isLowercase }
        && word.contains { $0.isLetter || $0.isNumber }
    }
  }
}
