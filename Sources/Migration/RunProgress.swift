/// How far a run is: what a terminal shows and `status` reads.
package struct RunProgress: Sendable, Codable {
  package var run: String
  /// The mapping that loads, or what is done after the load.
  package var stage: String
  package var file: String
  package var records: Int
  package var rejected: Int
  package var held: Int
  package var bytesRead: Int
  package var bytesInAll: Int
  package var seconds: Double

  /// Records a second since the beginning.
  package var rate: Double { seconds > 0 ? Double(records) / seconds : 0 }

  /// What is left of reading, at the rate so far; `nil` before anything was read and after all.
  package var secondsLeft: Double? {
    guard bytesRead > 0, bytesInAll > bytesRead else { return nil }
    return seconds * Double(bytesInAll - bytesRead) / Double(bytesRead)
  }

  package var share: Double {
    bytesInAll == 0 ? 1 : min(1, Double(bytesRead) / Double(bytesInAll))
  }
}
