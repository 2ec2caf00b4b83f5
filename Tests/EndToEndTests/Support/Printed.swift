import Foundation

/// What `run --json` and `status --json` print.
struct PrintedSummary: Decodable {
  struct File: Decodable {
    let file: String
    let read: Int
    let loaded: Int
    let proved: Bool?
  }

  struct Limit: Decodable {
    let limit: String
    let found: String
    let holds: Bool
  }

  let run: String
  let verdict: String
  let balanced: Bool
  let loaded: Int
  let rejected: Int
  let files: [File]
  let limits: [Limit]
  let message: String?

  init(_ text: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }
}

/// One fault of `check --json`.
struct PrintedFault: Decodable {
  let code: String
  let severity: String
  let message: String
  let help: String
  let file: String?
  let line: Int?
  let column: Int?

  static func all(_ text: String) throws -> [PrintedFault] {
    try JSONDecoder().decode(PrintedFaults.self, from: Data(text.utf8)).faults
  }
}

/// What `check --json` prints.
struct PrintedFaults: Decodable {
  let errors: Int
  let warnings: Int
  let faults: [PrintedFault]

  init(_ text: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
  }
}

/// One line of `rejects list --json`.
struct PrintedReject: Decodable {
  let id: String
  let outcome: String
  let code: String
  let file: String
  let line: Int
  let record: Int

  static func all(_ text: String) throws -> [PrintedReject] {
    try JSONDecoder().decode([PrintedReject].self, from: Data(text.utf8))
  }
}
