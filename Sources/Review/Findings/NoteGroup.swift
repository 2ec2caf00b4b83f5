package import Diagnostics

/// The lines about records that one rule of one mapping wrote: repairs, a list for people, or
/// records that it left out.
package struct NoteGroup: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case repair
    case list
    case skip
  }

  package struct Place: Sendable, Hashable {
    package var file: String
    package var record: Int
    package var line: Int

    package init(file: String, record: Int, line: Int) {
      self.file = file
      self.record = record
      self.line = line
    }
  }

  package var kind: Kind
  package var slug: String
  /// As limits name it: `patient.nhs_number invalid`.
  package var rule: String
  package var mapping: String
  package var column: String?
  package var count: Int
  /// The first places, in file order; fewer than ``count`` where there are many.
  package var places: [Place]

  package init(
    kind: Kind, slug: String, rule: String, mapping: String, column: String? = nil, count: Int,
    places: [Place]
  ) {
    self.kind = kind
    self.slug = slug
    self.rule = rule
    self.mapping = mapping
    self.column = column
    self.count = count
    self.places = places
  }

  package var reason: Reason { Reason.known(as: slug) }
}
