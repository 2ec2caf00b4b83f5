import Diagnostics
import Extract
import Schema
import Transform

/// What a mapping makes of the records of a file that stands in memory.
struct MappedRecords {
  /// The rows of each target, `legacy_value` last: the cells as texts by the stored columns' names.
  var rows: [(table: String, cells: [[String: String]])] = []
  let account: Account

  /// Maps one file as a run does.
  init(
    _ plan: MappingPlan, _ csv: String, layout: Layout, index: KeyIndex, file: Int64 = 1,
    crosswalks: [ResolvedCrosswalk] = []
  ) throws {
    // Midday of 1 June 2026.
    guard
      let facts = RunFacts(
        asAt: 1_780_311_600_000_000, timezone: "Europe/London", sourceSystem: "OLD",
        crosswalks: crosswalks, origins: Array(repeating: 1, count: 8))
    else { throw NothingToRead() }
    var runner = PlanRunner(
      plan, facts: facts, files: [FileFacts(number: file, name: "a.csv", sha256: "00")],
      index: index)
    var batch = runner.makeBatch()
    var reader = try Format.reader(
      of: SourceFile.memory(Array(csv.utf8), name: "a.csv"), layout: layout)
    var records = RecordBatch(layout)
    var broken: [BrokenRecord] = []
    guard try reader.read(into: &records, broken: &broken) else { throw NothingToRead() }
    runner.map(records, broken: broken, into: &batch)
    account = batch.account
    for (target, table) in batch.tables.enumerated() {
      let (found, arena) = batch.rows(target)
      let cells = (0..<found.count).map { row in
        var values: [String: String] = [:]
        for (cell, column) in table.stored.enumerated() {
          switch found.kinds[row * found.width + cell] {
          case 1: values[column.name] = found.integer(row, cell).map(String.init)
          case 2: values[column.name] = found.text(row, cell, in: arena)
          default: break
          }
        }
        return values
      }
      rows.append((table.name, cells))
    }
  }

  struct NothingToRead: Error {}

  /// All rows of a table.
  subscript(table: String) -> [[String: String]] {
    rows.filter { $0.table == table }.flatMap(\.cells)
  }

  var notes: [String] { account.notes.map { "\($0.kind.rawValue) \($0.slug)" } }
  var faults: [[String]] { account.isolated.map { $0.faults.map(\.reason.slug) } }
}

/// A mapping of the small project's columns, compiled, with what a run keeps between files.
struct SmallMapping {
  let plan: MappingPlan
  let layout: Layout
  let index: KeyIndex
  let project: Project

  /// The mapping is its lines from `targets:` on, or all of them.
  init(_ mapping: String, layout: String = SmallProject.layout) throws {
    let checked = try SmallProject.check([
      "mappings/people.yaml": mapping, "layouts/people.yaml": layout,
      "migration.yaml": SmallProject.migration.replacing(
        "  repairs of patient.birth_date invalid: at most 1% of its records\n", with: ""),
    ])
    guard let project = checked.project, let plan = checked.plans.first,
      let source = project.sources.first
    else { throw NotRunnable(faults: checked.faults.map { "\($0.code) \($0.message)" }) }
    self.project = project
    self.plan = plan
    self.layout = source.layout
    index = KeyIndex(spaces: 8)
  }

  struct NotRunnable: Error { let faults: [String] }

  func map(_ csv: String, file: Int64 = 1, ids: [String: Int64] = [:]) throws -> MappedRecords {
    try MappedRecords(
      plan, csv, layout: layout, index: index, file: file,
      crosswalks: project.crosswalks.map { ResolvedCrosswalk($0, ids: ids) })
  }
}
