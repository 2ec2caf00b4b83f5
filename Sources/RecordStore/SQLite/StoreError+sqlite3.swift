import CSQLite
import Glibc

extension StoreError {
  /// What the database's last failure means.
  ///
  /// SQLite's own words name tables, columns and constraints, never a value.
  init(_ database: OpaquePointer?) {
    let extended = sqlite3_extended_errcode(database)
    // SAFETY: the text belongs to the connection until its next call, and is copied here.
    let words = sqlite3_errmsg(database).map { String(cString: $0) } ?? "out of memory"
    let errno = sqlite3_system_errno(database)
    self =
      switch extended & 0xff {
      case SQLITE_BUSY, SQLITE_LOCKED: .transient(.locked)
      case SQLITE_CONSTRAINT: .terminal(.constraint(Self.subject(of: words)))
      case SQLITE_FULL: .terminal(.diskFull)
      case SQLITE_IOERR where errno == ENOSPC || errno == EDQUOT: .terminal(.diskFull)
      case SQLITE_IOERR: .terminal(.diskFailed(words, code: extended))
      case SQLITE_READONLY, SQLITE_PERM: .terminal(.readOnly)
      case SQLITE_CORRUPT, SQLITE_NOTADB: .terminal(.corrupt)
      default: .terminal(.refused(words, code: extended))
      }
  }

  /// `UNIQUE constraint failed: patient.nhs_number` is about `patient.nhs_number`, and
  /// `UNIQUE constraint failed: index 'diagnosis_seq'` about `diagnosis_seq`.
  private static func subject(of words: String) -> String {
    guard let mark = words.firstRange(of: "failed: ") else { return words }
    let subject = words[mark.upperBound...]
    guard subject.hasPrefix("index '") else { return String(subject) }
    return subject.dropFirst("index '".count).prefix { $0 != "'" }.description
  }
}
