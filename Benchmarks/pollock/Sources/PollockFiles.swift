import Extract
import Foundation

/// A folder of polluted files, each with its parameters and the file as it should have been.
package struct PollockFiles {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  /// In the order of their names.
  package func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/csv").sorted()
  }

  package func parameters(of name: String) throws -> PollockParameters {
    try PollockParameters(ofFile: "\(folder)/parameters/\(name)_parameters.json")
  }

  package func clean(_ name: String) throws -> [[String]] {
    try Self.rows("\(folder)/clean/\(name)")
  }

  package func reading(of name: String) throws -> PollockReading {
    PollockReading(ofFile: "\(folder)/csv/\(name)", try parameters(of: name))
  }

  package static func weights(_ path: String) throws -> [String: Double] {
    try JSONDecoder().decode(
      [String: Double].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func rows(_ path: String) throws -> [[String]] {
    PlainCSV.rows(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

// What the commands do.

extension PollockFiles {
  /// Lines of the file, the one to write, the delimiter's and the quote's first byte as numbers, and
  /// the lines of the preamble, with tabs between them.
  func list(out: String) throws -> [String] {
    try names().map { name in
      let parameters = try parameters(of: name)
      let dialect = parameters.dialect
      let numbers = [Int(dialect.delimiter[0]), Int(dialect.quote ?? 0), dialect.preambleLines]
      return (["\(folder)/csv/\(name)", "\(out)/\(name)"] + numbers.map(String.init))
        .joined(separator: "\t")
    }
  }

  func read(into out: String) throws {
    var report: [String] = []
    for kind in ["kept", "whole"] {
      try FileManager.default.createDirectory(
        atPath: "\(out)/\(kind)", withIntermediateDirectories: true)
    }
    for name in try names() {
      let reading = try reading(of: name)
      let header = reading.header.isEmpty ? [] : [reading.header]
      for (kind, records) in [("kept", reading.kept), ("whole", reading.whole)] {
        try PlainCSV.text(header + records).write(
          to: URL(fileURLWithPath: "\(out)/\(kind)/\(name)"))
      }
      report += reading.diagnostics.map { "\(name)\t\($0)\n" }
    }
    try Data(report.joined().utf8).write(to: URL(fileURLWithPath: "\(out)/diagnostics"))
  }

  func score(_ out: String, weights: [String: Double]?) throws -> String {
    let names = try names()
    let scores = try names.map { name in
      PollockScore(clean: try clean(name), loaded: try? Self.rows("\(out)/\(name)")).total
    }
    let simple = scores.reduce(0, +) / Double(scores.count)
    let own = names.map { weights?[$0] ?? 0 }
    let weighted = zip(scores, own).map(*).reduce(0, +) / max(own.reduce(0, +), .ulpOfOne)
    return "\(names.count) "
      + [simple, weighted].map { String(format: "%.4f", $0) }
      .joined(separator: " ")
  }

  /// The files of which a load reports nothing although what it goes on with is not the clean
  /// file; empty records are neither wrong nor missed.
  func silent(_ out: String) throws -> [String] {
    let report = try String(contentsOfFile: "\(out)/diagnostics", encoding: .utf8)
    let reported = Set(
      report.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) })
    return try names().filter { name in
      try !reported.contains(name)
        && !Self.agree(
          clean(name), Self.rows("\(out)/kept/\(name)"))
    }
  }

  package static func agree(_ clean: [[String]], _ kept: [[String]]) -> Bool {
    let clean = clean.dropFirst().filter { $0.contains { !$0.isEmpty } }
    let kept = kept.dropFirst().filter { $0.contains { !$0.isEmpty } }
    return clean.count == kept.count && PollockScore.shared(clean, kept) == clean.count
  }
}
