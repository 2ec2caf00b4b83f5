/// How local wards, clinics, practices or people match the EPR's own rows.
package struct Crosswalk: Sendable {
  package let name: String
  /// The table of the EPR's rows.
  package let table: String
  /// The field by which the crosswalk names them.
  package let field: String
  /// Whether a row that the crosswalk names and the EPR lacks is created, inactive.
  package let createsInactive: Bool
  package let codes: CodeTable

  /// The distinct targets of approved lines, in file order.
  package var targets: [(code: String, text: String)] {
    var seen: Set<String> = []
    return codes.lines.filter { $0.status == .approved && seen.insert($0.target).inserted }
      .map { ($0.target, $0.sourceText) }
  }
}
