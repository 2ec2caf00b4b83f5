import Extract
import Foundation

/// Reads polluted CSV files with the reader of a load, and scores what came of them.
///
///     pollock-benchmark list FOLDER OUT            a line a file, for a peer that writes to OUT
///     pollock-benchmark read FOLDER OUT            to OUT/kept, OUT/whole and OUT/diagnostics
///     pollock-benchmark score FOLDER OUT [WEIGHTS] files, score, weighted score
///     pollock-benchmark silent FOLDER OUT          the files that were read wrongly without a word
///
/// FOLDER has `csv`, `clean` and `parameters`.
@main
struct PollockBenchmark {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 3 || (words.count == 4 && words[0] == "score") else {
      fail("usage: pollock-benchmark list|read|score|silent FOLDER OUT [WEIGHTS]", status: 64)
    }
    let files = PollockFiles(folder: words[1])
    do {
      switch words[0] {
      case "list": print(try files.list(out: words[2]).joined(separator: "\n"))
      case "read": try files.read(into: words[2])
      case "score":
        let weights = words.count == 4 ? try PollockFiles.weights(words[3]) : nil
        print(try files.score(words[2], weights: weights))
      case "silent": for name in try files.silent(words[2]) { print(name) }
      default: fail("there is no command '\(words[0])'", status: 64)
      }
    } catch {
      fail("\(error)", status: 5)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
