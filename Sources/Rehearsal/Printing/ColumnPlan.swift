/// One column of a file, made ready for printing.
///
/// Plain numbers only: it is looked at for every cell, and counts no references.
struct ColumnPlan {
  let content: Meaning.Content?
  /// The index of the list that it draws from; -1 for none.
  let list: Int
  /// How often it is empty that would have a value.
  let blankShare: Double
  let isMultiLine: Bool
  /// The place among the file's columns of the same meaning, from 0.
  let ordinal: Int
  /// Whose records show it.
  var shownFor = Identity.everybody

  /// The structures in which a commissioning data set tells who somebody is.
  enum Identity: String, Sendable, CaseIterable {
    case everybody
    /// The NHS number was traced: there is no need for a name.
    case verified
    case unverified
  }

  func isShown(for person: Person) -> Bool {
    switch shownFor {
    case .everybody: true
    case .verified: person.nhsNumberStatus == .status01
    case .unverified: person.nhsNumberStatus != .status01
    }
  }
}
