import TestSupport
import Testing

@Suite struct FileTests {
  static let swift = Repository.files(in: ["Sources", "Tests"], ending: ".swift")

  /// Files that stay long, each with its reason.
  static let longFiles: [String: String] = [:]

  @Test func `a file holds one concept: past 400 lines there is a second one in it`() throws {
    for file in Self.swift where Self.longFiles[file] == nil {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 400, "\(file)")
    }
    #expect(Set(Self.longFiles.keys).isSubset(of: Self.swift))
  }

  @Test func `a file's name stands for one thing in its module`() {
    let byModule = Dictionary(grouping: Self.swift) { file in
      file.split(separator: "/").prefix(2).joined(separator: "/")
    }
    for (module, files) in byModule {
      let names = Dictionary(grouping: files) { $0.split(separator: "/").last ?? "" }
      let twice = names.filter { $0.value.count > 1 }.keys.sorted()
      #expect(twice == [], "\(module)")
    }
  }

  @Test func `no folder is named for having no concept`() {
    let refused: Set<Substring> = ["Common", "Core", "Utils", "Helpers", "Models", "Managers"]
    let folders = Set(Self.swift.flatMap { $0.split(separator: "/").dropLast() })

    #expect(folders.intersection(refused) == [])
  }
}
