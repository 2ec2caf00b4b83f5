/// The mean number of records of each kind for a patient.
///
/// Asked many times for every record, so it is a list and no dictionary.
struct RecordMeans {
  private var means = [Double?](repeating: nil, count: RecordKind.allCases.count)

  /// `nil` where the project has no such file.
  subscript(kind: RecordKind) -> Double? {
    get { means[kind.rawValue] }
    set { means[kind.rawValue] = newValue }
  }

  subscript(kind: RecordKind, default value: Double) -> Double { self[kind] ?? value }

  /// Of all records of a patient but the patient's own.
  var sum: Double {
    RecordKind.allCases.reduce(0) { $0 + ($1 == .patient ? 0 : self[$1, default: 0]) }
  }
}
