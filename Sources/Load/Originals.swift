package import RecordStore
package import Transform

/// Gives records back as the source had them, long after they were mapped.
///
/// Who reads the sources implements it; the loader only asks.
package protocol Originals: AnyObject {
  /// Places and bytes of some records of one file of this run, by record number; of a file that is
  /// not this run's there are none.
  ///
  /// - Throws: ``StoreError/Terminal/exportUnreadable(_:)`` where the file cannot be read again: the
  ///   store would be left with a record of which nobody can see what it was.
  func records(_ numbers: [Int], ofFile file: Int64) throws(StoreError) -> [Int: (
    place: RecordPlace, original: [UInt8]
  )]

  /// On which line some records of one file of this run begin, by record number, which come in ascending
  /// order; of a file that is not this run's there are none.
  ///
  /// - Throws: As ``records(_:ofFile:)`` does.
  func firstLines(of numbers: [Int], inFile file: Int64) throws(StoreError) -> [Int: Int]
}
