import Foundation
import Transform

/// The lines in which two versions of a project differ.
struct ProjectChanges {
  /// By file: the lines of the first version that the second lacks, from 1.
  private var removed: [String: Set<Int>] = [:]
  /// By file: the lines of the second version that the first lacks.
  private var added: [String: Set<Int>] = [:]

  /// Of two versions that are the same.
  init() {}

  init(from first: Project, to second: Project) {
    guard first.ruleset != second.ruleset else { return }
    let names = Set((first.signedFiles + second.signedFiles).map(\.name))
    for name in names {
      let lines = (Self.lines(of: name, in: first), Self.lines(of: name, in: second))
      guard lines.0 != lines.1 else { continue }
      for change in lines.1.difference(from: lines.0) {
        switch change {
        case .remove(let offset, _, _): removed[name, default: []].insert(offset + 1)
        case .insert(let offset, _, _): added[name, default: []].insert(offset + 1)
        }
      }
    }
  }

  var isEmpty: Bool { removed.isEmpty && added.isEmpty }

  private static func lines(of name: String, in project: Project) -> [Substring] {
    let url = URL(filePath: "\(project.folder)/\(name)").standardizedFileURL
    let text = FileManager.default.contents(atPath: url.path).map {
      String(decoding: $0, as: UTF8.self)
    }
    return (text ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Where the versions differ within some lines of a file: in the second version where that has a
  /// line, else in the first.
  func place(
    in file: String, before: [ClosedRange<Int>], after: [ClosedRange<Int>]
  ) -> String? {
    if let line = Self.first(of: added[file], in: after) { return "\(file):\(line)" }
    return Self.first(of: removed[file], in: before).map { "\(file):\($0), before" }
  }

  /// The first line in which a file differs; `nil` where it does not.
  func place(in file: String) -> String? {
    place(in: file, before: [1...Int.max], after: [1...Int.max])
  }

  private static func first(of lines: Set<Int>?, in ranges: [ClosedRange<Int>]) -> Int? {
    for range in ranges {
      if let line = lines?.filter(range.contains).min() { return line }
    }
    return nil
  }
}
