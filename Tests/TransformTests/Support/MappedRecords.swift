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
    crosswalks: [ResolvedCrosswalk] = [], lookups: [Lookup: LookupTable] = [:]
  ) throws {
    // Midday of 1 June 2026.
    guard
      var facts = RunFacts(
        asAt: 1_780_311_600_000_000, timezone: "Europe/London", sourceSystem: "OLD",
        crosswalks: crosswalks, origins: Array(repeating: 1, count: 8))
    else { throw NothingToRead() }
    facts.lookups = lookups
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
  private let lookups: [Lookup: LookupTable]

  /// The mapping is its lines from `targets:` on, or all of them.
  ///
  /// Of each other source the text of its file; its first column is its key.
  init(
    _ mapping: String, layout: String = SmallProject.layout, sources: [String: String] = [:]
  ) throws {
    var files = [
      "mappings/people.yaml": mapping, "layouts/people.yaml": layout,
      "migration.yaml": SmallProject.migration.replacing(
        "  repairs of patient.birth_date invalid: at most 1% of its records\n", with: ""
      ).replacing(
        "codes: codes/",
        with: sources.keys.sorted().map {
          "  \($0): {layout: layouts/\($0).yaml, files: \($0).csv}\n"
        }.joined() + "codes: codes/"),
    ]
    for (name, text) in sources { files["layouts/\(name).yaml"] = Self.layout(name, of: text) }
    let checked = try SmallProject.check(files)
    guard let project = checked.project, let plan = checked.plans.first,
      let source = project.sources.first
    else { throw NotRunnable(faults: checked.faults.map { "\($0.code) \($0.message)" }) }
    self.project = project
    self.plan = plan
    self.layout = source.layout
    index = KeyIndex(spaces: 8)
    var lookups: [Lookup: LookupTable] = [:]
    for lookup in plan.lookups {
      let source = project.sources[lookup.source]
      var table = LookupTable(lookup, layout: source.layout)
      var reader = try Format.reader(
        of: SourceFile.memory(Array((sources[source.name] ?? "").utf8), name: source.name),
        layout: source.layout)
      var records = RecordBatch(source.layout)
      var broken: [BrokenRecord] = []
      while try reader.read(into: &records, broken: &broken) { table.add(records) }
      lookups[lookup] = table
    }
    self.lookups = lookups
  }

  private static func layout(_ name: String, of csv: String) -> String {
    let columns = csv.prefix { $0 != "\n" }.split(separator: ",").enumerated().map {
      "  - {name: \($1)\($0 == 0 ? ", key: true" : "")}\n"
    }
    return "layout: \(name)\nkind: csv\nblank values: [\"\", \"NULL\"]\ncolumns:\n"
      + columns.joined()
  }

  struct NotRunnable: Error { let faults: [String] }

  func map(_ csv: String, file: Int64 = 1, ids: [String: Int64] = [:]) throws -> MappedRecords {
    try MappedRecords(
      plan, csv, layout: layout, index: index, file: file,
      crosswalks: project.crosswalks.map { ResolvedCrosswalk($0, ids: ids) }, lookups: lookups)
  }
}
