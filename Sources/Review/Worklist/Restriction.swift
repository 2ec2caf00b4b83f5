import Extract
import Migration
import Transform

// Restricted patients: their records are apart, and where they live is shown to nobody.

extension WorklistSources {
  /// The ids of the records that are about restricted patients, or of which that cannot be ruled out.
  ///
  /// - Parameters:
  ///   - records: All isolated records of a run.
  ///   - asAt: Of the extract, microseconds UTC.
  /// - Returns: Their ids.
  package mutating func restricted(_ records: [IsolatedRecord], asAt: Int64) -> Set<String> {
    var trials: [String: CorrectionTrial] = [:]
    for plan in allPlans {
      trials[plan.name] = CorrectionTrial(plan, plans: allPlans, of: project, asAt: asAt)
    }
    var restricted: Set<String> = []
    for record in records {
      let isOwn = record.isRestricted ?? trials[record.mapping].flatMap { isRestricted(record, $0) }
      if isOwn == true { restricted.insert(record.id) }
    }
    // What waits for one of them is about the same patient.
    let causes = RootCauses(records).all.filter {
      $0.record.map { restricted.contains($0.id) } == true
    }
    return restricted.union(causes.flatMap(\.waiting).map(\.id))
  }

  private mutating func isRestricted(_ record: IsolatedRecord, _ trial: CorrectionTrial) -> Bool? {
    if let cells = split(record)?.cells {
      return trial.isRestricted(cells.values, children: cells.children)
    }
    guard let layout = source(of: record)?.layout, let plan = plan(of: record) else { return nil }
    let columns = plan.columns(feeding: "patient.restricted")
    guard !columns.isEmpty else { return nil }
    let cells = recovered(record) ?? []
    // A cell that was not reached says nothing, and that means restricted.
    guard columns.allSatisfy({ $0 < cells.count }) else { return true }
    let values = layout.columns.indices.map { $0 < cells.count ? cells[$0] : "" }
    return trial.isRestricted(values, children: layout.children.map { _ in [] })
  }
}

extension Worklist {
  /// The same without addresses and practices.
  package func withholdingPlaces(_ sources: WorklistSources) -> Worklist {
    var result = self
    for index in result.sheets.indices {
      guard let record = sheets[index].rows.first?.record, let plan = sources.plan(of: record)
      else { continue }
      let places = ["patient_address", "gp_registration"].flatMap { plan.columns(feeding: $0) }
      let needed = Set(plan.columns(referringTo: "patient") + [plan.keyColumn])
      var withheld = Set(places.filter { !needed.contains($0) }.map { plan.columns[$0] })
      withheld.formUnion(
        sheets[index].layout?.allColumns.filter { $0.sensitive == "address" }.map(\.name) ?? [])
      result.sheets[index].withheld = withheld
    }
    return result
  }
}
