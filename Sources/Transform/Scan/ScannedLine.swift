import Diagnostics
import Extract

/// One line of a mapping beside what the scan found in its columns.
struct ScannedLine {
  let field: FieldPlan
  let node: YAMLNode
  let declaration: MappingDeclaration
  let columns: [ColumnScan]

  /// The place of the source column on the line.
  var place: Place { declaration.file.place(node["from"] ?? node) }

  var excerpt: String? { declaration.file.excerpt(node["from"] ?? node) }

  /// What the mapping now does with a failure, in its own words.
  func answer(to failure: FailureClass) -> String {
    let key = "when \(failure.phrase)"
    return node[key]?.text ?? declaration.root[key]?.text ?? "reject"
  }

  /// What becomes of a value by the phrases before one of them.
  ///
  /// - Returns: `nil` where a phrase is more than text, fails, or leaves nothing.
  func value(_ text: String, before position: Int) -> [UInt8]? {
    var bytes = Array(text.utf8)
    for instruction in field.instructions[..<position] {
      guard case .text(let operation) = instruction else { return nil }
      var outcome = StepOutcome.ok
      let converted = [UInt8](capacity: operation.capacity(for: bytes.count)) { output in
        outcome = operation.apply(bytes.span, to: &output)
      }
      guard outcome == .ok, !converted.isEmpty else { return nil }
      bytes = converted
    }
    return bytes
  }

  static func rows(_ count: Int) -> String { "\(grouped(count)) \(count == 1 ? "row" : "rows")" }

  static func grouped(_ count: Int) -> String {
    var digits = String(count)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    return ([digits[...]] + groups).joined(separator: ",")
  }
}
