import Diagnostics
import Extract

/// Whether a file that was read to its end is the one that was declared.
struct FileProof {
  let ending: SourceEnding
  let planned: PlannedFile

  func prove() throws(MigrationError) {
    let place = Place(planned.name)
    // Each record that could not be split may hide one more, or be none; in a mixed file of any
    // type.
    let broken = ending.brokenOfFile
    guard planned.digest.proved.matches(ending.digest) else {
      throw MigrationError(ExtractError.changedWhileRead(path: planned.name))
    }
    switch ending.trailer {
    case .notDeclared: break
    case .missing:
      throw MigrationError(
        Diagnostic(
          .trailerMissing, "'\(planned.name)' ends without the trailer that its layout declares",
          at: place, remedy: "Ask for the file again; its rows were taken out of the store"))
    case .countUnreadable:
      throw MigrationError(
        Diagnostic(
          .trailerDisagrees, "the trailer of '\(planned.name)' has no readable count", at: place,
          remedy: "Ask for the file again; its rows were taken out of the store"))
    case .found(let count):
      if let count, abs(count - ending.recordsOfFile) > broken {
        throw MigrationError(
          Diagnostic(
            .trailerDisagrees,
            "the trailer of '\(planned.name)' says \(count) records, and"
              + " \(ending.recordsOfFile) were found", at: place,
            remedy: "Ask for the file again; its rows were taken out of the store"))
      }
    }
    if let declared = planned.declared, abs(declared - ending.records) > broken {
      throw MigrationError(
        Diagnostic(
          .countDisagrees,
          "the manifest declares \(declared) records for '\(planned.name)'\(planned.ofType), and"
            + " \(ending.records) were found", at: place,
          remedy: "Ask the supplier which is right; the file's rows were taken out of the store"))
    }
  }
}
