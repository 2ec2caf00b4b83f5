import Diagnostics

/// The file `rejected.faults.csv`: a line for each fault of each isolated record.
struct FaultsFile {
  let records: [IsolatedRecord]

  init(_ records: [IsolatedRecord]) { self.records = records }

  static let columns = [
    "reject_id", "outcome", "file", "record", "first_line", "code", "slug", "column", "byte_start",
    "byte_length", "target", "expected", "action", "waits_for",
  ]

  var text: String {
    // The mark tells spreadsheets that this is UTF-8.
    var text = "\u{FEFF}" + CSVLine.text(Self.columns)
    for record in records {
      for fault in record.knownFaults { text += line(fault, of: record) }
    }
    return text
  }

  private func line(_ fault: IsolatedFault, of record: IsolatedRecord) -> String {
    let waitsFor =
      switch record.cause {
      case .reject(let id): id
      case .missing(let table, let key): "\(table) \(key)"
      case nil: ""
      }
    return CSVLine.text([
      record.id, record.outcome.rawValue, record.file, String(record.record),
      String(record.lines.lowerBound), "MIG\(fault.reason.number)", fault.slug,
      fault.column ?? "", fault.bytes.map { String($0.lowerBound) } ?? "",
      fault.bytes.map { String($0.count) } ?? "", fault.target ?? "", fault.expected ?? "",
      fault.reason.action, waitsFor,
    ])
  }
}
