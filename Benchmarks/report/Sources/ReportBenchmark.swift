import Foundation
import Migration
import Review

/// Writes the page of a run with many rejects, all of invented people.
///
///     report-benchmark REJECTS FILE
@main
enum ReportBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = Int(arguments[1]), count > 0 else {
      FileHandle.standardError.write(Data("report-benchmark REJECTS FILE\n".utf8))
      exit(64)
    }
    let records = InventedRejects.records(count)
    let begun = ContinuousClock.now
    let page = Report(
      summary: try InventedRejects.summary(of: records), isolated: records, notes: []
    ).html
    let seconds = begun.duration(to: .now) / .seconds(1)
    try Data(page.utf8).write(to: URL(filePath: arguments[2]))
    print("\(page.utf8.count) \(seconds)")
  }
}
