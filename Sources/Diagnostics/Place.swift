/// Where in a file something stands.
///
/// Lines, columns and records count from 1, as an editor shows them; columns count characters.
public struct Place: Sendable, Hashable {
  /// The path as the user gave it, or relative to the project's folder.
  public var file: String
  public var line: Int?
  public var column: Int?
  /// The record's number in its source: header, preamble, trailer and blank lines do not count.
  public var record: Int?

  public init(_ file: String, line: Int? = nil, column: Int? = nil, record: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.record = record
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column`, the form that editors and terminals turn into a link.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
      .joined(separator: ":")
  }
}

extension Place: Comparable {
  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line ?? 0, left.column ?? 0, left.record ?? 0)
      < (right.file, right.line ?? 0, right.column ?? 0, right.record ?? 0)
  }
}
