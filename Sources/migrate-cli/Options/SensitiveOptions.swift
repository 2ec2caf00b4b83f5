import ArgumentParser
import Migration

/// What it takes to see records of restricted patients.
struct SensitiveOptions: ParsableArguments {
  /// Beside what everybody may see who may see rejects.
  static let folder = "sensitive"

  @Flag(help: "Write the records of restricted patients too, into a folder of their own.")
  var revealSensitive = false

  @Option(help: "Who asks for them.")
  var by: String?

  @Option(help: "Why they are needed.")
  var reason: String?

  @Option(help: "Who agrees.")
  var secondPerson: String?

  func validate() throws {
    guard revealSensitive else { return }
    guard let by, let reason, let secondPerson,
      ![by, reason, secondPerson].contains(where: { $0.allSatisfy(\.isWhitespace) })
    else {
      throw ValidationError("'--reveal-sensitive' needs '--by', '--reason' and '--second-person'")
    }
    guard by != secondPerson else {
      throw ValidationError("'--second-person' is somebody else than '--by'")
    }
  }

  /// Says in the list of decisions that they were shown, before they are.
  func note(in folder: WorkFolder, records: Int) throws(MigrationError) {
    var log = try DecisionLog(in: folder)
    try log.append([
      Decision(
        .revealed, by: by ?? "",
        reason: "\(reason ?? ""): \(records) records of restricted patients were exported",
        evidence: "second person: \(secondPerson ?? "")")
    ])
  }
}
