import Pages
import Schema
package import Standards

/// Why a record cannot wait: what makes it live, and where its patient is.
package struct LiveConcern: Sendable, Hashable {
  /// The tables of the rows that are live.
  package var tables: [String]
  /// Those that a record might have become which could not be read.
  package var possibleTables: [String]
  /// The names of the ward and the bed, where they are known.
  package var ward: String?
  package var bed: String?
  /// The day of the next appointment.
  package var expectedOn: CalendarDate?

  package init(
    tables: [String], possibleTables: [String] = [], ward: String? = nil, bed: String? = nil,
    expectedOn: CalendarDate? = nil
  ) {
    self.tables = tables
    self.possibleTables = possibleTables
    self.ward = ward
    self.bed = bed
    self.expectedOn = expectedOn
  }

  /// Whether the record could be read: of others it is not known whom they concern.
  package var isCertain: Bool { !tables.isEmpty }

  /// `in a bed, with a booking to come`; of a record that could not be read, `perhaps in a bed`.
  package var becauseInWords: String {
    let known = Self.meanings(of: tables)
    let possible = Self.meanings(of: possibleTables).filter { !known.contains($0) }
    var parts = known.joined(separator: ", ")
    if !possible.isEmpty {
      parts += (known.isEmpty ? "" : "; ") + "perhaps " + possible.joined(separator: " or ")
    }
    return parts.isEmpty ? "being cared for now" : parts
  }

  /// `it concerns someone in a bed`, or for a record that could not be read `it may concern …`.
  package var sentence: String {
    isCertain || possibleTables.isEmpty
      ? "it concerns someone \(becauseInWords)"
      : "it may concern someone \(Self.meanings(of: possibleTables).joined(separator: " or "))"
  }

  /// `Oak Ward, bed 3`; `nil` where neither is known.
  package var placeInWords: String? {
    // Beds are mostly named by their ward.
    guard let ward, bed?.hasPrefix(ward) != true else { return bed }
    return bed.map { "\(ward), \($0)" } ?? ward
  }

  /// `12/03/2024`.
  package var expectedInWords: String? {
    guard let expectedOn, let pattern = try? DatePattern("dd/MM/yyyy") else { return nil }
    return pattern.string(days: expectedOn.days)
  }

  /// All of it as one line: `in a bed; Oak Ward, bed 3; next appointment 12/03/2024`.
  package var inWords: String {
    [
      becauseInWords, placeInWords, expectedInWords.map { "next appointment \($0)" },
    ].compactMap(\.self).joined(separator: "; ")
  }

  private static func meanings(of tables: [String]) -> [String] {
    var meanings: [String] = []
    for name in tables {
      guard let meaning = Tables.table(named: name)?.live?.meaning, !meanings.contains(meaning)
      else { continue }
      meanings.append(meaning)
    }
    return meanings
  }
}
