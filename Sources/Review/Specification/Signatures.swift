package import Diagnostics
import Foundation
package import Transform

/// Who has signed a project's specification: `signatures.csv` in its folder.
///
/// A signature is bound to the SHA-256 of every file that decides what becomes of a record; it has
/// a line for each. It lapses when one of them changes, and says which.
package struct Signatures: Sendable {
  /// The last signature of one person.
  package struct Signature: Sendable, Hashable {
    package let name: String
    /// The day, as 2026-11-22.
    package let on: String
    package let files: [SignedFile]
    /// The line at which it begins.
    package let line: Int

    /// The files that are no longer what was signed; empty while it holds.
    package func changes(in project: Project) -> [String] {
      let now = Dictionary(
        project.signedFiles.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
      let then = Dictionary(
        files.map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
      return Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
    }
  }

  package static let fileName = "signatures.csv"
  private static let columns = ["name", "on", "file", "sha256"]

  package private(set) var all: [Signature] = []
  package private(set) var faults: [Diagnostic] = []

  /// Reads the signatures of a project; none where there is no file.
  package init(of project: Project) {
    let path = "\(project.folder)/\(Self.fileName)"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let rows =
      SmallCSV.read([UInt8](data), columns: Self.columns, file: Self.fileName, &faults) ?? []
    var found: [Signature] = []
    for row in rows {
      let file = SignedFile(name: row.cells[2], sha256: row.cells[3])
      if let last = found.last, last.name == row.cells[0], last.on == row.cells[1],
        !last.files.contains(where: { $0.name == file.name })
      {
        found[found.count - 1] = Signature(
          name: last.name, on: last.on, files: last.files + [file], line: last.line)
      } else {
        found.append(
          Signature(name: row.cells[0], on: row.cells[1], files: [file], line: row.line))
      }
    }
    for signature in found {
      all.removeAll { $0.name == signature.name }
      all.append(signature)
    }
  }

  /// The lines that a signature adds to the file.
  ///
  /// - Parameters:
  ///   - name: Who signs.
  ///   - on: The day, `2026-11-22`.
  ///   - project: What is signed.
  /// - Returns: CSV lines, one for each file.
  package static func lines(of name: String, on: String, project: Project) -> String {
    project.signedFiles.map { file in
      CSVLine.text([name, on, file.name, file.sha256])
    }.joined()
  }

  package static let header = CSVLine.text(columns)

  /// A warning for each signature that no longer holds.
  package func lapsed(in project: Project) -> [Diagnostic] {
    all.compactMap { signature in
      let changes = signature.changes(in: project)
      guard !changes.isEmpty else { return nil }
      return Diagnostic(
        .signatureLapsed,
        "the signature of \(signature.on) has lapsed: changed since: "
          + changes.joined(separator: ", "),
        at: Place(Self.fileName, line: signature.line, column: 1),
        remedy: "Read what changed in `migrate document`, and have it signed again")
    }
  }

  // MARK: On the page

  /// One sentence for the top of the page.
  func state(of project: Project) -> String {
    guard !all.isEmpty else { return "Not signed." }
    return all.map { signature in
      signature.changes(in: project).isEmpty
        ? "Signed by \(signature.name) on \(signature.on)."
        : "The signature of \(signature.name), \(signature.on), has lapsed."
    }.joined(separator: " ")
  }

  func section(of project: Project) -> DocumentSection {
    var blocks: [DocumentBlock] = []
    if all.isEmpty {
      blocks.append(.paragraph("Nobody has signed this specification."))
    }
    blocks += all.map { signature in
      let changes = signature.changes(in: project)
      return .paragraph(
        changes.isEmpty
          ? "**Signed** by \(signature.name) on \(signature.on); nothing has changed since."
          : "**Signature lapsed**: \(signature.name) signed on \(signature.on); changed since:"
            + " \(changes.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    blocks.append(
      .paragraph(
        "A signature is of the content of \(project.signedFiles.count) files and lapses when one of"
          + " them changes. The whole has the hash `\(project.ruleset)`."))
    return DocumentSection(id: "signed", title: "Signatures", blocks: blocks)
  }
}
