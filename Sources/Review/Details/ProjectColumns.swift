import Extract
package import Transform

/// What the columns of a project's sources hold, mapping by mapping.
package struct ProjectColumns: Sendable {
  /// The columns by which a patient is known, as far as a mapping reads them.
  struct Roles: Sendable {
    var key: String
    var names: [String]
    var birthDate: [String]
    var nhsNumber: [String]
    /// Address, telephone and practice: what says where someone lives.
    var whereabouts: Set<String>
    /// What says that a patient is protected.
    var restricted: Set<String>
    /// Whether the records are patients.
    var arePatients: Bool
  }

  private let roles: [String: Roles]
  private let columns: [String: FieldColumns]
  /// By mapping and column: what the layout says of it.
  private let plain: [String: Set<String>]
  private let project: Project
  private let plans: [MappingPlan]

  package init(_ project: Project, plans: [MappingPlan]) {
    var roles: [String: Roles] = [:]
    var plain: [String: Set<String>] = [:]
    var columns: [String: FieldColumns] = [:]
    for declaration in project.mappings {
      guard let source = project.source(named: declaration.source),
        let plan = plans.first(where: { $0.name == declaration.name })
      else { continue }
      let fields = FieldColumns(declaration, layout: source.layout)
      columns[declaration.name] = fields
      roles[declaration.name] = Roles(
        key: plan.columns[plan.keyColumn],
        names: fields.columns(of: "patient_name.forename")
          + fields.columns(of: "patient_name.surname"),
        birthDate: fields.columns(of: "patient.birth_date"),
        nhsNumber: fields.columns(of: "patient.nhs_number"),
        whereabouts: WouldBe.whereabouts.reduce(into: []) {
          $0.formUnion(fields.columns(ofTable: $1))
        },
        restricted: Set(fields.columns(of: "patient.restricted")),
        arePatients: plan.rootTable == "patient")
      plain[declaration.name] = Set(
        source.layout.allColumns.filter { $0.sensitive == nil && !$0.isKey }.map(\.name))
    }
    self.roles = roles
    self.plain = plain
    self.columns = columns
    self.project = project
    self.plans = plans
  }

  func roles(of mapping: String) -> Roles? { roles[mapping] }

  /// Whether a layout marks the column as nothing personal, so that a value which several records
  /// have may be shown: the rule that holds for a scan.
  func isPlain(_ column: String, of mapping: String) -> Bool {
    plain[mapping]?.contains(column) ?? false
  }

  /// The code tables, crosswalks and the national list by which the value of a field is understood.
  func lists(of target: String, in mapping: String) -> (names: [String], national: String?) {
    let parts = target.split(separator: ".").map(String.init)
    guard parts.count == 2 else { return ([], nil) }
    return MappingDescriber.lists(
      of: parts[1], ofTable: parts[0], in: mapping, project, plans: plans)
  }
}
