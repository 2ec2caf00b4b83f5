// A small project with a source of each kind, in which nothing is wrong.

extension FuzzProject {
  /// Names and texts, in the order in which an input chooses among them.
  static let files: [(name: String, text: String)] = [
    ("mappings/people.yaml", people), ("mappings/stays.yaml", stays),
    ("mappings/notes.yaml", notes), ("layouts/people.yaml", peopleLayout),
    ("layouts/stays.yaml", staysLayout), ("layouts/notes.yaml", notesLayout),
    ("rules.yaml", rules), ("migration.yaml", migration), ("tests/people.yaml", tests),
    ("codes/sex.csv", header + "F,Female,2,approved,A Person,2026-01-01,,,\n"),
    (
      "crosswalks/practices.csv",
      header + "P1,The Practice,V81999,approved,A Person,2026-01-01,,,\n"
    ),
  ]

  private static let header =
    "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"

  private static let migration = """
    format: 1
    migration: hostile
    source system: OLD
    target: epr/1
    sources:
      people: {layout: layouts/people.yaml, files: "*.csv"}
      stays: {layout: layouts/stays.yaml, record type: spell, files: "*.dat"}
      notes: {layout: layouts/notes.yaml, files: "*.xml"}
    codes: codes/
    crosswalks:
      practices: {file: crosswalks/practices.csv, to: organisation, by: ods_code}
    mappings: [mappings/people.yaml, mappings/stays.yaml, mappings/notes.yaml]
    rules: rules.yaml
    go only if:
      to fix: at most 5
      repairs of patient.birth_date invalid: at most 1% of its records

    """

  private static let peopleLayout = """
    layout: people
    kind: csv
    delimiter: ","
    quote: '"'
    columns:
      - {name: ID, required: true, key: true}
      - {name: SURNAME, multi line: true}
      - {name: STATUS}
      - {name: DOB}
      - {name: DOD, blank values: ["0"]}
      - {name: SEX}
      - {name: GP}

    """

  private static let staysLayout = """
    layout: stays
    kind: fixed
    encoding: ebcdic-285
    record length: 40
    record end: none
    record type: {at: 1-2, values: {"10": person, "20": spell, "99": trailer}}
    trailer: {type: trailer, record count at: 3-10}
    trim: both
    record types:
      spell:
        columns:
          - {name: SPELL, at: 3-8, required: true}
          - {name: PERSON, at: 9-14}
          - {name: ADMITTED, at: 15-28}
          - {name: METHOD, at: 29-30}

    """

  private static let notesLayout = """
    layout: notes
    kind: xml
    namespaces: {x: "urn:legacy:pas:2"}
    record: /x:Extract/x:Patient
    limits: {record bytes: 2048, depth: 9, children: 3}
    columns:
      - {name: NOTE_ID, path: "@id", required: true}
      - {name: NOTE_NAME, path: "x:Name[@use='usual'][1]/x:Surname"}
    children:
      - name: alerts
        record: x:Alerts/x:Alert
        columns:
          - {name: ALERT_CODE, path: "@code"}
          - {name: ALERT_TEXT, path: .}

    """

  private static let people = """
    mapping: people
    from: people
    skip when:
      - {if: SURNAME starts with "ZZZ", reason: SITE_TEST_PATIENT}
    when a mandatory field is empty: reject
    when a value cannot be right: set aside
    when a code is not in the table: set aside
    when it is not found: set aside
    when it is too long: cut
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number_status: the word "03"
          birth_date: DOB, read as dd/MM/yyyy, not in the future
          birth_date_status: STATUS
          person_stated_gender: SEX, in capitals, translated by sex
          death_date: DOD, read as dd/MM/yyyy
          deceased:
            first that fits:
              - {if: row.death_date is present and DOD is not "1", use: "yes"}
              - {otherwise: "no"}
          restricted: the word "no"
      - into: patient_name
        fields:
          patient: ID, the patient with this key
          use: the word "usual"
          surname: SURNAME, trimmed, single spaces
      - into: gp_registration
        only if: GP is present
        fields:
          patient: ID, the patient with this key
          practice: GP, matched by crosswalk practices

    """

  private static let stays = """
    mapping: stays
    from: stays
    when a mandatory field is empty: reject
    when it is too long: cut
    when the hour happens twice: use the first
    when the hour does not exist: move forward
    targets:
      - into: spell
        key: SPELL
        fields:
          patient: {from: "PERSON, the patient with this key", when it is not found: keep waiting}
          number: SPELL
          admitted_at: {from: "ADMITTED, as MUMPS date with time", when a value cannot be right: reject}

    """

  private static let notes = """
    mapping: notes
    from: notes
    when a mandatory field is empty: reject
    when it is too long: cut
    targets:
      - into: patient
        key: NOTE_ID
        fields:
          nhs_number_status: the word "03"
          birth_date_status: the word "not_recorded"
          deceased: the word "no"
          restricted: the word "no"
      - into: patient_identifier
        for each: alerts
        fields:
          patient: NOTE_ID, the patient with this key
          kind: ALERT_CODE
          value: ALERT_TEXT, trimmed

    """

  private static let rules = """
    rules:
      - rule: nhs_shared
        no two: patient share nhs_number
        otherwise: list NHS_SHARED

    """

  private static let tests = """
    as at: 22/11/2026
    tests:
      - test: A birth date is read
        mapping: people
        given: {ID: "1", SURNAME: SMITH, STATUS: known, DOB: 01/02/1950, SEX: f}
        expect:
          patient: {birth_date: 01/02/1950, deceased: "no"}
          repairs: []

    """
}
