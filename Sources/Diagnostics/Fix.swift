/// An edit that puts a fault right: this part of a file becomes this text.
///
/// Offered only where there is one thing to do. What a person has to decide (which pattern, which
/// code, which answer) has a remedy in words and no fix.
public struct Fix: Sendable, Hashable {
  /// The file, as a ``Place`` names it.
  public let file: String
  /// Where the part begins: line and column from 1, columns in characters.
  public let start: Position
  /// Behind the last character of the part; the same as `start` where text is only put in.
  public let end: Position
  /// What stands there afterwards; empty where the part is taken out.
  public let text: String

  public struct Position: Sendable, Hashable, Codable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  public init(file: String, start: Position, end: Position, text: String) {
    self.file = file
    self.start = start
    self.end = end
    self.text = text
  }

  /// Puts `text` in the place of so many characters.
  public static func replace(_ length: Int, at place: Place, with text: String) -> Fix {
    let start = Position(line: place.line ?? 1, column: place.column ?? 1)
    return Fix(
      file: place.file, start: start,
      end: Position(line: start.line, column: start.column + length), text: text)
  }

  /// Takes whole lines out.
  public static func remove(lines: ClosedRange<Int>, of file: String) -> Fix {
    Fix(
      file: file, start: Position(line: lines.lowerBound, column: 1),
      end: Position(line: lines.upperBound + 1, column: 1), text: "")
  }

  /// Puts a line in before another.
  public static func insert(line text: String, before line: Int, of file: String) -> Fix {
    let start = Position(line: line, column: 1)
    return Fix(file: file, start: start, end: start, text: text + "\n")
  }

  /// The file's text with the edit made; a position behind the end of the text is its end.
  public func applied(to text: String) -> String {
    var result = text
    result.replaceSubrange(index(of: start, in: text)..<index(of: end, in: text), with: self.text)
    return result
  }

  /// The line of the fault as it would be, or the line that is put in; `nil` where lines go.
  func preview(of excerpt: String?) -> String? {
    if start == end, start.column == 1 { return text.split(separator: "\n").first.map(String.init) }
    guard let excerpt, start.line == end.line, start.column <= excerpt.count + 1 else { return nil }
    let after = excerpt.dropFirst(end.column - 1)
    return excerpt.prefix(start.column - 1) + text + after
  }

  private func index(of position: Position, in text: String) -> String.Index {
    var index = text.startIndex
    var line = 1
    while line < position.line, index < text.endIndex {
      if text[index].isNewline { line += 1 }
      index = text.index(after: index)
    }
    return text.index(index, offsetBy: position.column - 1, limitedBy: text.endIndex)
      ?? text.endIndex
  }
}
