import TestSupport

/// The `import` lines of a folder.
enum SourceImports {
  /// What comes with the toolchain, so that no manifest declares it.
  static let fromToolchain: Set = [
    "Dispatch", "Foundation", "Glibc", "Synchronization", "Testing",
  ]

  /// Every module that a file of the folder names, without those of the toolchain.
  static func modules(in folder: String) throws -> Set<String> {
    let lines = try Repository.files(in: [folder], ending: ".swift").flatMap {
      try Repository.text($0).split(separator: "\n")
    }
    let pattern =
      /^\s*(?:@\S+\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
    return Set(lines.compactMap { $0.firstMatch(of: pattern).map { String($0.1) } })
      .subtracting(fromToolchain)
  }
}
