/// A file of a project, by name and content.
package struct SignedFile: Sendable, Hashable {
  /// Relative to the project's folder.
  package let name: String
  /// In hexadecimal digits.
  package let sha256: String

  package init(name: String, sha256: String) {
    self.name = name
    self.sha256 = sha256
  }
}
