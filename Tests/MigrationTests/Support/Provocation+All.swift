import Extract
import Foundation
import Migration
import RecordStore
import TestSupport

extension Provocation {
  /// One for each reason that no sample export has.
  static let all = fields + rows + files + documents + lookups

  private static let fields = [
    Provocation("DATE_TOO_EARLY") { folder in
      try SmallProject.write(
        into: folder, people: "1,03/05/1850,B\n",
        born: "A, read as dd/MM/yyyy, as partial date, not before 01/01/1890",
        answers: "when a value cannot be right: set aside")
    },
    Provocation("DATE_TOO_LATE") { folder in
      try SmallProject.write(
        into: folder, people: "1,01/01/2099,B\n",
        born: "A, read as dd/MM/yyyy, as partial date, not after 31/12/2026",
        answers: "when a value cannot be right: set aside")
    },
    .rows(
      "NUMBER_INVALID", people: "1,l2,B\n", answers: "when a value cannot be right: set aside",
      """
        - into: casenote_folder
          fields:
            patient: ID, the patient with this key
            volume: A, as whole number
            status: the word "active"
      """),
    .forename("PATTERN", "like \"A99\"", "Oak Ward"),
    .forename("NOT_ONE_OF", "one of \"Y\", \"N\"", "Q"),
    .forename("COLUMNS_DIFFER", "the same as B", "C"),
    .forename("ODS_CODE_INVALID", "as ODS code", "L8?001"),
    .forename("GMC_NUMBER_INVALID", "as GMC number", "C9999998"),
    .forename("SNOMED_INVALID", "as SNOMED identifier", "2.2298E+7"),
    .forename("READ_CODE_INVALID", "as Read code", "G30"),
    .forename("CHI_INVALID", "as CHI number", "9990001235"),
    .forename("HC_NUMBER_INVALID", "as H&C number", "9990001235"),
  ]

  private static let rows = [
    .rows(
      "REGISTRATION_OVERLAP", people: "1,01/02/2020,05/06/2021\n",
      answers: "when a value cannot be right: set aside",
      """
        - into: gp_registration
          fields:
            patient: ID, the patient with this key
            valid_from: A, read as dd/MM/yyyy
        - into: gp_registration
          fields:
            patient: ID, the patient with this key
            valid_from: B, read as dd/MM/yyyy
      """),
    .rows(
      "BARCODE_TWICE", people: "1,00471101,B\n2,00471101,B\n",
      """
        - into: casenote_folder
          fields:
            patient: ID, the patient with this key
            barcode: A
            status: the word "active"
      """),
    Provocation("WAITING_TWICE") { folder in
      try SmallProject.write(
        into: folder, people: "1,A,B\n",
        [
          pathways,
          (
            "waits", ["KEY", "PATH", "ID", "DAY"],
            "W1,P1,1,01/02/2024\nW2,P1,1,02/02/2024\n",
            """
            mapping: waits
            from: waits
            version: 1
            when a mandatory field is empty: reject
            when a value cannot be right: reject
            when it is not found: keep waiting
            when it is too long: cut
            targets:
              - into: waiting_list_entry
                key: KEY
                fields:
                  patient: ID, the patient with this key
                  pathway: PATH, the pathway with this key
                  decided_on: DAY, read as dd/MM/yyyy
                  procedure_code: the word "C712"
                  status: the word "waiting"
            """
          ),
        ])
    },
    Provocation("CONSTRAINT") { folder in
      try SmallProject.write(
        into: folder, people: "1,A,B\n",
        [
          pathways,
          (
            "clocks", ["KEY", "PATH", "SEQ", "START"],
            "C1,P1,1,01/02/2024\nC2,P1,1,05/02/2024\n",
            """
            mapping: clocks
            from: clocks
            version: 1
            when a mandatory field is empty: reject
            when a value cannot be right: reject
            when it is not found: keep waiting
            when it is too long: cut
            targets:
              - into: rtt_clock
                key: KEY
                fields:
                  pathway: PATH, the pathway with this key
                  number: SEQ, as whole number
                  started_on: START, read as dd/MM/yyyy
                  state: the word "running"
            """
          ),
        ])
    },
    Provocation("RECORDS_DIFFER") { folder in
      try EpisodeProject.write(
        into: folder, people: ["P1,SMITH", "P2,BROWN"], first: ["S1,P1,11/03/2024 09:30,,"],
        second: ["S1,P2,12/03/2024 09:30,,"])
    },
    Provocation("RECORDS_TOO_MANY") { folder in
      try EpisodeProject.write(
        into: folder, people: ["P1,SMITH"],
        first: (0..<201).map { _ in "00000000,P1,11/03/2024 09:30,," },
        second: ["S2,P1,11/03/2024 09:30,,"])
    },
    staffChanged, registeredSince, excluded,
  ]

  /// Somebody whom staff have registered under the same hospital number.
  private static let registeredSince = Provocation(
    "REGISTERED_SINCE",
    between: { folder in
      let store = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
      try store.execute("UPDATE store_property SET value = 'live' WHERE name = 'kind'")
      try store.execute(
        """
        INSERT INTO patient (id, row_version, nhs_number_status, birth_date_status, deceased,
          restricted) VALUES (1, 1, '03', 'not_recorded', 'no', \(false))
        """)
      try store.execute(
        """
        INSERT INTO patient_identifier (id, row_version, patient, kind, value)
        VALUES (1, 1, 1, 'local_pas', '2')
        """)
      try folder.write("exports/people.csv", "1,A,B\n2,C,D\n")
    },
    write: { folder in
      try SmallProject.write(
        into: folder, people: "1,A,B\n",
        targets: """
            - into: patient_identifier
              fields:
                patient: ID, the patient with this key
                kind: the word "local_pas"
                value: ID

          """)
    })

  private static let staffChanged = Provocation(
    "STAFF_CHANGED",
    between: { folder in
      let store = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
      try store.execute("UPDATE patient_name SET row_version = 2, surname = 'CLERK'")
      try folder.write("exports/people.csv", "1,A,C\n")
    },
    write: { folder in
      try SmallProject.write(
        into: folder, people: "1,A,B\n", targets: SmallProject.name(forename: "A"))
    })

  /// A record that cannot be split, about which two people decide between the runs.
  private static let excluded = Provocation(
    "EXCLUDED_BY_DECISION",
    between: { folder in
      let store = try Trial.store(in: folder.path)
      let subject = try store.one(
        """
        SELECT r.reject_id, r.legacy_key, f.sha256, r.byte_start, r.original
        FROM isolated_record r JOIN load_file f ON f.id = r.load_file
        """
      ) { (row) throws(StoreError) in
        Decision.Subject(
          reject: row.text(0) ?? "", mapping: "patient", key: row.text(1),
          fileHash: row.text(2) ?? "", offset: Int(row.integer(3) ?? 0),
          recordHash: SHA256.hexDigest(of: row.bytes(4) ?? []))
      }
      var log = try DecisionLog(in: WorkFolder("\(folder.path)/trial.work"))
      try log.append([
        Decision(.excluded, by: "A. Clerk", about: subject, reason: "A training record"),
        Decision(.approved, by: "B. Manager", line: 1),
      ])
    },
    write: { folder in
      try SmallProject.write(
        into: folder, people: "1,A,B\n2,A\n", targets: SmallProject.name(forename: "A"))
    })

  private static let pathways = (
    name: "paths", columns: ["KEY", "ID"], lines: "P1,1\n",
    mapping: """
    mapping: paths
    from: paths
    version: 1
    when a mandatory field is empty: reject
    when it is not found: keep waiting
    when it is too long: cut
    targets:
      - into: pathway
        key: KEY
        fields:
          patient: ID, the patient with this key
          identifier: KEY
          status: the word "open"
    """
  )

  private static let files: [Provocation] = [
    .file("LINE_BREAK", beside: ["QUOTE_BROKEN"], "1,\"A\n2,A,B\n3,A\",B\n"),
    .file("RECORD_TOO_LONG", "1,\(String(repeating: "x", count: 70_000)),B\n2,A,B\n"),
    .file(
      "HEADER_REPEATED",
      head: "header: {row: 1, match: by name, extra columns: error, missing columns: error}",
      "ID,A,B\n1,A,B\nID,A,B\n2,A,B\n"),
  ]

  private static let documents = [
    notReadAgain,
    Provocation("XML_TOO_DEEP") { folder in
      let depth = 80
      return try XMLProject.write(
        into: folder,
        records: [
          "<p:Patient id=\"1\" born=\"not_recorded\"><p:Name>Smith</p:Name>"
            + String(repeating: "<p:More>", count: depth)
            + String(repeating: "</p:More>", count: depth) + "</p:Patient>"
        ])
    },
    Provocation("VALUE_REPEATED") { folder in
      try XMLProject.write(
        into: folder,
        records: [
          "<p:Patient id=\"1\" born=\"not_recorded\"><p:Name>Smith</p:Name>"
            + "<p:Name>Jones</p:Name></p:Patient>"
        ])
    },
    Provocation("ROWS_TOO_MANY") { folder in
      try XMLProject.write(
        into: folder,
        records: [XMLProject.patient("1", "Smith", numbers: (0..<300).map { "N\($0)" })])
    },
  ]

  /// A record that is kept, while the start tags around it are lost.
  private static let notReadAgain = {
    var provocation = Provocation(
      "NOT_READ_AGAIN",
      between: { folder in
        let store = try Stores.open("sqlite:\(folder.path)/trial.db").connect(.live)
        try store.execute("UPDATE load_file SET head = NULL")
      },
      write: { folder in
        try XMLProject.write(
          into: folder, records: [XMLProject.patient("1", "Smith", born: "")])
      })
    provocation.isReplayed = true
    return provocation
  }()

  private static let lookups = [
    lookup("LOOKUP_NOT_FOUND", names: "N2,BROWN\n"),
    lookup("LOOKUP_AMBIGUOUS", names: "N1,SMITH\nN1,BROWN\n"),
  ]

  /// A surname that stands in a file of its own.
  private static func lookup(_ slug: String, names: String) -> Provocation {
    Provocation(slug) { folder in
      let project = try SmallProject.write(
        into: folder, people: "1,N1,B\n",
        answers: "when it is not found: set aside\nwhen more than one fits: set aside",
        targets: SmallProject.name(forename: "A, looked up in names for WORD"))
      let control = try folder.text(of: "project/migration.yaml")
      try folder.write(
        "project/migration.yaml",
        control.replacing(
          "mappings:",
          with: "  names: {layout: layouts/names.yaml, files: \"names.csv\"}\nmappings:"))
      try folder.write(
        "project/layouts/names.yaml",
        """
        layout: names
        kind: csv
        header: none
        columns:
          - {name: REF, key: true}
          - {name: WORD}
        """)
      try folder.write("exports/names.csv", names)
      return project
    }
  }
}
