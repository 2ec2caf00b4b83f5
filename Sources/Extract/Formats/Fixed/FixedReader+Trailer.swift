extension FixedReader {
  /// Reads the trailer that is the record in progress, if nothing follows it.
  ///
  /// One in the middle of a file, where two were joined, is no trailer: the count of the last one
  /// then shows it.
  mutating func takeTrailer(length: Int) throws(ExtractError) {
    let record = window.copy(0..<length)
    guard let rule = dialect.trailer, try window.restIsBlank() else { return }
    guard let place = rule.recordCountAt else {
      trailer = .found(count: nil)
      return
    }
    guard place.upperBound <= record.count else {
      trailer = .countUnreadable
      return
    }
    let digits = layout.encoding.text(of: record[place]).filter { $0 != " " }
    trailer = Int(digits).map { .found(count: $0) } ?? .countUnreadable
  }
}
