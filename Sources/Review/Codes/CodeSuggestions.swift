import Extract
package import Foundation
import Pages
import Standards
package import Transform

/// Proposes lines for a code table or crosswalk; people approve them.
///
/// Every line is `flagged`, which translates nothing. A target is proposed where the value is a
/// code of the national list or of the EPR as it stands, or where its words are those of one; the
/// note says which.
package struct CodeSuggestions {
  /// One proposed line.
  package struct Line: Codable, Sendable, Hashable {
    package let sourceCode: String
    package let sourceText: String
    /// Empty where nothing fits.
    package let target: String
    package let note: String
    package let records: Int
  }

  /// Relative to the project.
  package let file: String
  package let lines: [Line]
  /// Values of too few records to be named without being asked for.
  package let rare: Int

  /// What a value may be matched with.
  struct Candidate: Hashable {
    let code: String
    let text: String
    /// Where it is from, for the note.
    let origin: String
  }

  /// - Parameters:
  ///   - missing: The values, and the table that lacks them.
  ///   - project: For the reference data of a crosswalk.
  ///   - withRare: Whether values of fewer than ``Scan/fewest`` records are named.
  package init(_ missing: MissingCodes, of project: Project, withRare: Bool) {
    file = missing.table.file
    let known = Set(missing.table.lines.map(\.sourceCode))
    let values = missing.values.filter { !known.contains($0.text) }
    let shown = withRare ? values : values.filter { $0.records >= Scan.fewest }
    rare = values.count - shown.count
    let matcher = CodeMatcher(Self.candidates(missing, of: project))
    lines = shown.map { value in
      let match = matcher.match(value.text)
      let rows = "\(value.records.of("row")) in the scan"
      return Line(
        sourceCode: value.text, sourceText: match?.candidate.text ?? "",
        target: match?.candidate.code ?? "",
        note: [match?.why, rows].compactMap(\.self)
          .joined(separator: "; "), records: value.records)
    }
  }

  private static func candidates(_ missing: MissingCodes, of project: Project) -> [Candidate] {
    let decided = missing.table.lines.filter { $0.status == .approved }.map {
      Candidate(code: $0.target, text: $0.sourceText, origin: "line \($0.line) of this table")
    }
    if let list = missing.list.flatMap(CodeList.named) {
      let ordered = list.codes.filter { !$0.isRetired } + list.codes.filter(\.isRetired)
      return ordered.map {
        Candidate(
          code: $0.code, text: $0.meaning,
          origin: $0.isRetired ? "\(list.name), retired" : list.name)
      } + decided
    }
    guard let crosswalk = missing.crosswalk else { return decided }
    return ReferenceCodes.read(of: crosswalk, in: project).map {
      Candidate(code: $0.code, text: $0.text, origin: "the EPR's \(crosswalk.table)")
    } + decided
  }

  // MARK: Files

  private static let heading = [
    "source_code", "source_text", "target", "status", "by", "on", "valid_from", "valid_to", "note",
  ]

  /// The proposed lines as a file of their own.
  package var text: String { CSVLine.text(Self.heading) + body }

  private var body: String {
    lines.map { line in
      CSVLine.text([
        line.sourceCode, line.sourceText, line.target, "flagged", "", "", "", "", line.note,
      ])
    }.joined()
  }

  /// The lines behind those of a file, which stay byte for byte as they are.
  ///
  /// - Returns: `nil` where the file's columns are not in the usual order: it is not touched.
  package func appended(to file: Data) -> Data? {
    let first = String(decoding: file.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let names = first.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != "\u{FEFF}" } }
    guard names == Self.heading else { return nil }
    let hasCarriageReturn = file.contains(0x0D)
    var data = file
    if data.last != 0x0A { data.append(contentsOf: (hasCarriageReturn ? "\r\n" : "\n").utf8) }
    let lines = hasCarriageReturn ? body : body.replacing("\r\n", with: "\n")
    data.append(contentsOf: lines.utf8)
    return data
  }
}
