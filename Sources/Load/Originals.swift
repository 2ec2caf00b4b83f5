package import Transform

/// Gives records back as the source had them, long after they were mapped.
///
/// Who reads the sources implements it; the loader only asks.
package protocol Originals: AnyObject {
  /// Places and bytes of some records of one file of this run, by record number.
  func records(_ numbers: [Int], ofFile file: Int64) -> [Int: (
    place: RecordPlace, original: [UInt8]
  )]
}
