import Foundation
import Standards
import TestSupport
import Testing

@Suite struct TextTests {
  /// Every file that a clone has, but the long licence.
  static let all =
    Repository.files(in: [
      "Benchmarks", "Fixtures", "Mappings", "Sources", "Tests", "bin", "docs",
    ])
    + [".ci/run", "CHANGELOG.md", "CONTRIBUTING.md", "Package.swift", "README.md"]

  /// Places that only one machine has.
  static let machinePaths = ["home", "mnt", "opt", "root", "tmp", "Users", "work"].map { "/\($0)/" }

  @Test func `nothing names a place that only one machine has`() throws {
    for file in Self.all {
      let text = try Data(contentsOf: URL(filePath: Repository.path(file)))
      for path in Self.machinePaths {
        // The slash begins a path: what stands before it is no part of a name.
        let isThere = text.ranges(of: Data(path.utf8)).contains { found in
          guard found.lowerBound > text.startIndex else { return true }
          return !TenDigits.isPartOfName(text[found.lowerBound - 1])
        }
        #expect(!isThere, "\(file) names \(path)")
      }
    }
  }

  @Test func `every NHS number in the repository is of a range that is never issued`() throws {
    for file in Self.all {
      let bytes = try Array(Data(contentsOf: URL(filePath: Repository.path(file))))
      let issued = TenDigits.all(in: bytes).filter { digits in
        guard case .valid(let number) = NHSNumber.check(digits.span) else { return false }
        return ![998, 999].contains(number / 10_000_000)
      }
      // The number itself could be a person's: it is counted, not shown.
      #expect(issued.count == 0, "\(file)")
    }
  }
}
