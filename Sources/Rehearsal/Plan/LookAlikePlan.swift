/// Something that looks like a defect and is none: no migration may touch it.
package struct LookAlikePlan: Sendable {
  package var name: String
  package var how: Likeness
  /// Taken in turn.
  package var targets: [SeedTarget]
  package var values: [String]
  package var also: [(column: String, value: String)]
  package var condition: SeedCondition
  /// The defects beside which it stands: ten of it for each of them.
  package var beside: [String]
  /// Its share of the patients, from 0 to 1, however few defects there are.
  package var share: Double

  package init(
    _ name: String, _ how: Likeness, in targets: [String], values: [String] = [],
    also: [(column: String, value: String)] = [], for condition: SeedCondition = .anybody,
    beside: [String], share: Double = 0
  ) {
    self.name = name
    self.how = how
    self.targets = targets.map(SeedTarget.init)
    self.values = values
    self.also = also
    self.condition = condition
    self.beside = beside
    self.share = share
  }
}

/// The ways in which a look-alike is made.
package enum Likeness: String, Sendable, CaseIterable {
  /// One of the values stands in the cell.
  case write
  /// The NHS number is printed 3-3-4.
  case numberInGroups = "number in groups"
  /// A baby that has no NHS number yet.
  case newborn
  case twins
  /// Two people with one surname, address and telephone.
  case couple
  /// A number that is given up for one that is given up itself.
  case mergeChain = "merge chain"
  /// A number that is given up, and visits that stay under it.
  case seenUnderLoser = "seen under the number given up"
  /// Two episodes of which one starts the moment the other ends.
  case touchingEpisodes = "touching episodes"
  /// A stay that ends with the patient's death.
  case diesInHospital = "dies in hospital"
  /// One stay that has ended and one that has not.
  case openBesideEnded = "open beside ended"
  /// The visit begins at one of the values, near a clock change.
  case startAt = "start at"
}
