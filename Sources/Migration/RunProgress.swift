import RecordStore

/// How far a run is: what a terminal shows and `status` reads.
package struct RunProgress: Sendable, Codable {
  package var run: String
  /// The address of the store.
  package var store: String
  /// The mapping that loads, or what is done after the load.
  package var stage: String
  package var file: String
  package var records: Int
  package var rejected: Int
  package var held: Int
  package var bytesRead: Int
  package var bytesInAll: Int
  /// Of all that is to be done, 0 to 1; what comes after the last record is in it.
  package var share: Double
  package var seconds: Double

  /// Who loads, and since when; `nil` when nobody does: the run was killed.
  package var loader: String? { (try? Stores.writer(of: store)) ?? nil }

  /// Records a second since the beginning.
  package var rate: Double { seconds > 0 ? Double(records) / seconds : 0 }

  /// At the pace so far; `nil` before much was done, and after all.
  package var secondsLeft: Double? {
    RunForecast.secondsLeft(share: share, after: seconds)
  }
}
