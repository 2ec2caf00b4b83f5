package import Diagnostics

/// Asks for the columns of a record one by one, tries it, and asks again for what is still wrong.
package struct EntryDialogue {
  private let masking: Masking
  private let ask: (String) -> String?
  private let tell: (Diagnostic) -> Void

  /// - Parameters:
  ///   - masking: Whether present values are shown.
  ///   - ask: Shows a question and gives the answer; `nil` where there are no more answers.
  ///   - tell: Shows what is wrong.
  package init(
    masking: Masking, ask: @escaping (String) -> String?, tell: @escaping (Diagnostic) -> Void
  ) {
    self.masking = masking
    self.ask = ask
    self.tell = tell
  }

  /// How an answer leaves a column as it is, and how one empties it.
  package static let howTo =
    "An empty line keeps what stands there; \(FilledRow.emptyWord) makes it empty.\n"

  /// Goes on until nothing is wrong or there are no more answers.
  ///
  /// - Returns: Whether nothing is wrong.
  package func complete(_ entry: inout RecordEntry) throws(ReviewError) -> Bool {
    var wanted = entry.columns
    while true {
      for column in wanted {
        guard let answer = ask("\(column.inWords) [\(masking.cell(entry.value(of: column)))]: ")
        else { return false }
        guard !answer.isEmpty else { continue }
        entry.set(column, to: answer == FilledRow.emptyWord ? "" : answer)
      }
      let faults = try entry.faults()
      if faults.isEmpty { return true }
      for fault in faults { tell(fault.fault) }
      let faulty = faults.map(\.column)
      // Where it is the record as a whole, nobody knows which of its values is meant.
      wanted = entry.columns.filter { faulty.contains($0) || faulty.contains(nil) }
    }
  }
}
