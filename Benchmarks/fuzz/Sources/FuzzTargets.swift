import Diagnostics
import Foundation

/// Gives the readers and the project reader hostile input, and traps where one breaks a promise.
///
///     fuzz-targets run TARGET [OPTION…]       libFuzzer's options; where it is linked in
///     fuzz-targets replay TARGET FILE…        inputs, one after the other
///     fuzz-targets seed TARGET FOLDER FILE…   writes inputs made of ordinary files
@main
struct FuzzTargets {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2, let target = FuzzTarget(rawValue: words[1]) else {
      let targets = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      fail("usage: fuzz-targets run|replay|seed \(targets) …", status: 64)
    }
    do {
      switch words[0] {
      case "run":
        guard let status = LibFuzzer.run() else {
          fail("libFuzzer is not linked in; Benchmarks/fuzz/run does", status: 1)
        }
        exit(status)
      case "replay":
        let fuzzing = try Fuzzing(target)
        for path in words.dropFirst(2) { fuzzing.run(try bytes(path)) }
      case "seed" where words.count > 2:
        // Behind a fault of the project's own nothing would be reached.
        let faults = target == .mapping ? try FuzzProject().faults : []
        guard faults.isEmpty else { fail(TerminalRenderer().render(faults), status: 1) }
        for (number, sample) in target.samples.enumerated() {
          try Data(sample).write(to: URL(filePath: "\(words[2])/own-\(number)"))
        }
        for (number, path) in words.dropFirst(3).enumerated() {
          let name = path.split(separator: "/").suffix(2).joined(separator: "-")
          for (kind, seed) in target.seeds(of: try bytes(path), named: path).enumerated() {
            try Data(seed).write(
              to: URL(filePath: "\(words[2])/\(number)-\(kind)-\(name)"))
          }
        }
      default: fail("there is no command '\(words[0])'", status: 64)
      }
    } catch {
      fail("\(error)", status: 5)
    }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path)))
  }

  static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
