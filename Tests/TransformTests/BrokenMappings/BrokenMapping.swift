import Diagnostics
import Testing

/// One mistake in the sound project, and the one thing that the check must say of it.
struct BrokenMapping: Sendable, CustomTestStringConvertible {
  let code: String
  /// What the mistake is, in a few words.
  let mistake: String
  let file: String
  /// What stood there, the first in the file; empty for the file's end.
  let piece: String
  /// What stands there now; `‸` is where the place points, unless `at` says it.
  let wrong: String
  /// Words of the changed file with `‸` before the one that the place points at.
  let at: String?
  /// The file of the place, where it is another one.
  let placeFile: String?

  static let mark: Character = "‸"

  init(
    _ code: String, _ mistake: String, _ file: String, _ piece: String, _ wrong: String,
    at: String? = nil, in placeFile: String? = nil
  ) {
    self.code = code
    self.mistake = mistake
    self.file = file
    self.piece = piece
    self.wrong = wrong
    self.at = at
    self.placeFile = placeFile
  }

  var testDescription: String { "\(code): \(mistake)" }

  /// The project with the mistake.
  func files() throws -> [String: String] {
    var files = SoundProject.files
    let text = try #require(files[file], "\(self)")
    let plain = wrong.filter { $0 != Self.mark }
    let changed =
      piece.isEmpty ? text + plain : text.replacing(piece, with: plain, maxReplacements: 1)
    try #require(changed != text, "the piece is not in \(file): \(piece)")
    files[file] = changed
    return files
  }

  /// Where the fault is: line and column, from 1.
  func place() throws -> Place {
    let files = try files()
    let name = placeFile ?? file
    let text = try #require(files[name], "\(self)")
    let context = at ?? wrong
    let mark = try #require(context.firstIndex(of: Self.mark), "\(self) marks no place")
    let found: String.Index
    if at != nil || piece.isEmpty {
      let plain = context.filter { $0 != Self.mark }
      found = try #require(text.firstRange(of: plain), "\(self) marks what is not there").lowerBound
    } else {
      let sound = try #require(SoundProject.files[file])
      let edited = try #require(sound.firstRange(of: piece)).lowerBound
      found = text.index(
        text.startIndex, offsetBy: sound.distance(from: sound.startIndex, to: edited))
    }
    let offset = context.distance(from: context.startIndex, to: mark)
    let before = text[..<text.index(found, offsetBy: offset)]
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Place(name, line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }
}
