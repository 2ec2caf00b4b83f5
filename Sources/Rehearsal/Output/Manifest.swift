import Foundation
import Standards

/// Writes `manifest.csv`: what the supplier says was delivered.
struct Manifest {
  /// In minutes of the wall clock.
  let asAt: Int
  let files: [RehearsalReport.File]

  func write(in folder: URL) throws(RehearsalError) {
    let output = try OutputFile("manifest.csv", in: folder)
    try output.append("file,record_type,rows,sha256,as_at,extent\n")
    for file in files {
      try output.append(
        "\(file.file),\(file.recordType),\(file.records),\(file.sha256),\(moment),full\n")
    }
    try output.close()
  }

  /// The moment of the extract, as `2026-11-22T02:00:00`.
  private var moment: String {
    let day = WallClock.day(ofMinute: asAt)
    let minute = asAt - WallClock.minute(ofDay: day)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CalendarDate(days: Int64(day)))T\(two(minute / 60)):\(two(minute % 60)):00"
  }
}
