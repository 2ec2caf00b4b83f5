import Pages

/// The other record of a fault that two records make together.
package struct OtherRecord: Sendable, Hashable {
  /// `spell`: its mapping; of a row of the EPR's own the table.
  package var type: String
  package var key: String?
  /// `nil` where staff have entered it.
  package var file: String?
  package var record: Int
  /// `nil` where the file is not at hand.
  package var line: Int?

  package init(type: String, key: String?, file: String?, record: Int, line: Int?) {
    self.type = type
    self.key = key
    self.file = file
    self.record = record
    self.line = line
  }

  init(_ record: IsolatedRecord) {
    self.init(
      type: record.mapping, key: record.legacyKey, file: record.file, record: record.record,
      line: record.lines.lowerBound)
  }

  /// `, Spells_001.csv, record 536 (line 537)`.
  var place: String {
    guard let file else { return ", entered in the EPR" }
    return ", \(file), record \(record.grouped)" + (line.map { " (line \($0.grouped))" } ?? "")
  }

  /// `spell 1000034, Spells_001.csv, record 536 (line 537)`, with the key as it is.
  package var words: String { type.inWords + (key.map { " \($0)" } ?? "") + place }

  /// The same for a card, on which the key is masked where values are.
  func candidate(ofFault fault: Int) -> RecordDetails.Candidate {
    RecordDetails.Candidate(
      fault: fault, before: "The other record: \(type.inWords) ", value: key ?? "", after: place,
      isPersonal: true)
  }
}
