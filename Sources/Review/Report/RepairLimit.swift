import Migration

/// The limit of `go only if` that concerns the repairs of one rule.
struct RepairLimit {
  let limit: LimitResult

  /// - Returns: The limit that names the rule, else the one for any rule, else `nil`.
  init?(for rule: String, among limits: [LimitResult]) {
    let named = limits.first { $0.limit == "repairs of \(rule)" }
    guard let limit = named ?? limits.first(where: { $0.limit == "repairs of any one rule" })
    else { return nil }
    self.limit = limit
  }

  /// How much of the limit is used: 1 is all of it; `nil` where the limit is in other words.
  func use(repairs: Int, of records: Int) -> Double? {
    let words = limit.allowed.split(separator: " ")
    guard
      let number = words.first(where: { $0.first?.isNumber == true }),
      let value = Double(number.filter { $0.isNumber || $0 == "." })
    else { return nil }
    guard number.hasSuffix("%") else { return Self.ratio(Double(repairs), value) }
    guard records > 0 else { return nil }
    return Self.ratio(Double(repairs) * 100 / Double(records), value)
  }

  private static func ratio(_ found: Double, _ allowed: Double) -> Double {
    guard allowed > 0 else { return found > 0 ? .infinity : 0 }
    return found / allowed
  }
}
