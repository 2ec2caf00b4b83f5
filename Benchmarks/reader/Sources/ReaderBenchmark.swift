import Extract
import Foundation
import Transform

/// Times the reader of one source of a project over one file, as a run uses it, and nothing else.
///
///     reader-benchmark PROJECT SOURCE FILE
@main
struct ReaderBenchmark {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4 else { fail("usage: reader-benchmark PROJECT SOURCE FILE", status: 64) }
    guard let source = ProjectReader.read(words[1]).project?.source(named: words[2]) else {
      fail("\(words[1]) has no source '\(words[2])'", status: 64)
    }
    do throws(ExtractError) {
      let (records, broken, time) = try read(words[3], source.layout)
      let seconds = String(format: "%.3f", time / .seconds(1))
      print("\(records) records, \(records * source.layout.columns.count) fields, \(seconds) s")
      guard broken == 0 else { fail("\(broken) records are broken", status: 1) }
    } catch {
      fail("\(error)", status: 5)
    }
  }

  /// From the opening of the file to its end, as a run reads it: with batches of that size, and a tag of
  /// the bytes.
  private static func read(
    _ path: String, _ layout: Layout
  ) throws(ExtractError) -> (records: Int, broken: Int, time: Duration) {
    let clock = ContinuousClock()
    let start = clock.now
    var reader = try Format.reader(
      of: SourceFile.open(path: path, digest: .tag), layout: layout)
    var batch = RecordBatch(layout, records: 2048, bytes: 256 << 10)
    var broken: [BrokenRecord] = []
    var records = 0
    var brokenInAll = 0
    while try reader.read(into: &batch, broken: &broken) {
      records += batch.count
      brokenInAll += broken.count
    }
    return (records, brokenInAll, clock.now - start)
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
