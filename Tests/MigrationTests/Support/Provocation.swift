import Migration
import TestSupport
import Testing

/// A small migration whose exports hold what one reason speaks of.
struct Provocation: Sendable, CustomTestStringConvertible {
  /// The slug of the reason.
  let slug: String
  /// Writes project and exports into a folder; gives the project's folder.
  let write: @Sendable (borrowing TemporaryFolder) throws -> String
  /// Done to the store between a first run and the one that is looked at; `nil` where one run does.
  var between: (@Sendable (borrowing TemporaryFolder) throws -> Void)?
  /// Whether the second run reads what the first has kept out, and not the exports.
  var isReplayed = false
  /// Other reasons that it brings about, too.
  var beside: Set<String> = []

  var testDescription: String { slug }

  init(
    _ slug: String, between: (@Sendable (borrowing TemporaryFolder) throws -> Void)? = nil,
    write: @escaping @Sendable (borrowing TemporaryFolder) throws -> String
  ) {
    self.slug = slug
    self.between = between
    self.write = write
  }

  /// A line for the forename that refuses this value.
  static func forename(_ slug: String, _ phrases: String, _ value: String) -> Provocation {
    Provocation(slug) { folder in
      try SmallProject.write(
        into: folder, people: "1,\(value),B\n",
        answers: "when a value cannot be right: set aside",
        targets: SmallProject.name(forename: "A, \(phrases)"))
    }
  }

  /// Rows of another table that each person has, of which the store takes only some.
  static func rows(_ slug: String, people: String, answers: String = "", _ targets: String)
    -> Provocation
  {
    Provocation(slug) { folder in
      try SmallProject.write(into: folder, people: people, answers: answers, targets: targets)
    }
  }

  /// A file that cannot be read as its layout says.
  static func file(
    _ slug: String, head: String = "header: none", beside: Set<String> = [], _ people: String
  ) -> Provocation {
    var provocation = Provocation(slug) { folder in
      try SmallProject.write(
        into: folder, head: head, people: people, targets: SmallProject.name(forename: "A"))
    }
    provocation.beside = beside
    return provocation
  }
}

/// A project of people with two more columns each, and what a test needs beside.
enum SmallProject {
  /// The lines of a target for names.
  static func name(forename: String) -> String {
    """
      - into: patient_name
        fields:
          patient: ID, the patient with this key
          use: the word "usual"
          surname: B
          forename: \(forename)

    """
  }

  /// Writes a project of one file: `head` is what its layout says of the header, `born` the line of
  /// the birth date, `answers` what the mapping says of failures beyond the usual, and `targets` what
  /// stands behind the patient; gives the project's folder.
  static func write(
    into folder: borrowing TemporaryFolder, head: String = "header: none", people: String,
    born: String? = nil, answers: String = "", targets: String = ""
  ) throws -> String {
    let project = try TinyProject.write(into: folder, people: people)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      \(head)
      columns:
        - {name: ID, required: true}
        - {name: A}
        - {name: B}
      """)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      version: 1
      when a mandatory field is empty: reject
      when it is too long: cut
      \(answers)
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number_status: the word "03"
            \(born.map { "birth_date: \($0)" } ?? "birth_date_status: the word \"not_recorded\"")
            \(born == nil ? "" : "birth_date_status: the word \"known\"")
            deceased: the word "no"
            restricted: the word "no"
      \(targets)
      """)
    return project
  }

  /// The same with more sources, each a CSV file without a header, and more mappings.
  static func write(
    into folder: borrowing TemporaryFolder, people: String,
    _ sources: [(name: String, columns: [String], lines: String, mapping: String)]
  ) throws -> String {
    let project = try write(into: folder, people: people, targets: name(forename: "A"))
    var control = """
      format: 1
      migration: tiny
      source system: TINY
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}

      """
    for source in sources {
      control +=
        "  \(source.name): {layout: layouts/\(source.name).yaml, files: \"\(source.name).csv\"}\n"
      try folder.write("exports/\(source.name).csv", source.lines)
      try folder.write("project/mappings/\(source.name).yaml", source.mapping)
      try folder.write(
        "project/layouts/\(source.name).yaml",
        "layout: \(source.name)\nkind: csv\nheader: none\ncolumns:\n"
          + source.columns.map { "  - {name: \($0)}\n" }.joined())
    }
    control += "mappings:\n  - mappings/patient.yaml\n"
    control += sources.map { "  - mappings/\($0.name).yaml\n" }.joined()
    try folder.write("project/migration.yaml", control)
    return project
  }
}
