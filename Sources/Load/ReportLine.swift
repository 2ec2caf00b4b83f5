/// Where a line of one of the old system's own reports stands.
package struct ReportLine: Sendable, Hashable {
  /// The number of the load file.
  let file: Int64
  let record: Int
  let firstLine: Int
}
