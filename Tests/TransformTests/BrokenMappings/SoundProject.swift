import Diagnostics
import TestSupport
import Transform

/// A project with a bit of everything, in which nothing is wrong; each case makes one mistake in it.
enum SoundProject {
  static let migration = """
    format: 1
    migration: sound
    source system: OLD
    target: epr/1
    timezone: Europe/London
    sources:
      people: {layout: layouts/people.yaml, files: "PEOPLE*.csv"}
      alerts: {layout: layouts/alerts.yaml, files: "ALERTS*.csv"}
      stays: {layout: layouts/stays.yaml, files: "STAYS*.csv"}
      kin: {layout: layouts/kin.yaml, files: "KIN*.xml"}
      staff: {layout: layouts/staff.yaml, files: STAFF.DAT, record type: doctor}
      ward_list: {layout: layouts/ward_list.yaml, files: WARDLIST.csv, use: reconciliation}
      ties: {layout: layouts/ties.yaml, files: TIES.csv, look-up megabytes: 8}
    codes: codes/
    crosswalks:
      practices:
        file: crosswalks/practices.csv
        to: organisation
        by: ods_code
        when the EPR lacks it: create inactive
      wards:
        file: crosswalks/wards.csv
        to: location
        by: code
    mappings:
      - mappings/people.yaml
      - mappings/alerts.yaml
      - mappings/stays.yaml
      - mappings/parts.yaml
      - mappings/staff.yaml
      - mappings/kin.yaml
    rules: rules.yaml
    stop when:
      rejected: 100
      rejected share: 0.1% after 10000 records
    go only if:
      to fix: at most 5
      repairs of patient.birth_date invalid: at most 1% of its records

    """

  static let people = """
    layout: people
    kind: csv
    encoding: utf-8
    bad bytes: reject
    delimiter: ","
    quote: '"'
    header: {row: 1, match: by name, extra columns: error, missing columns: error}
    trailer: {first cell: TRL, record count in: 2}
    blank values: ["", "NULL"]
    short row: reject
    columns:
      - {name: ID, required: true, means: key of patient}
      - {name: NHS_NO, sensitive: identifier}
      - {name: SURNAME, means: surname}
      - {name: DOB}
      - {name: DOD}
      - {name: SEX}
      - {name: MARITAL}
      - {name: GP}
      - {name: DEAD}

    """

  static let alertsLayout = """
    layout: alerts
    kind: csv
    columns:
      - {name: ALERT_ID, required: true}
      - {name: PERSON}
      - {name: KIND}
      - {name: NOTE}
      - {name: SINCE}

    """

  static let staysLayout = """
    layout: stays
    kind: csv
    columns:
      - {name: STAY_ID, required: true}
      - {name: PERSON}
      - {name: IN_DATE}
      - {name: IN_TIME}
      - {name: OUT_AT}
      - {name: EXPECTED}
      - {name: METHOD}
      - {name: WARD}
      - {name: DIAG_1}
      - {name: DIAG_2}
      - {name: DIAG_3}
      - {name: ON_1}
      - {name: ON_2}
      - {name: ON_3}
      - {name: PART}

    """

  static let staffLayout = """
    layout: staff
    kind: fixed
    record length: 40
    record end: lf
    record type: {at: 1-2, values: {"10": doctor, "20": nurse, "99": trailer}}
    columns:
      - {name: CODE, at: 3-10, required: true}
      - {name: NAME, at: 11-40}

    """

  static let wardListLayout = """
    layout: ward_list
    kind: csv
    columns:
      - {name: PERSON, required: true}
      - {name: WARD}

    """

  static let kinLayout = """
    layout: kin
    kind: xml
    record: /x:Extract/x:Relative
    namespaces: {x: "urn:old:kin"}
    columns:
      - {name: REF, path: "@id", required: true}
      - {name: PERSON, path: x:Patient}
      - {name: FULL_NAME, path: "x:Name[@use='usual']/x:Full"}
      - {name: TIE, path: x:Tie}

    """

  static let tiesLayout = """
    layout: ties
    kind: csv
    columns:
      - {name: CODE, required: true, key: true}
      - {name: WORDS}

    """

  static let mapping = """
    mapping: people
    from: people
    version: 1
    about: One row for each person.
    skip when:
      - {if: SURNAME starts with "ZZZ", reason: SITE_TEST_PATIENT}
    when a value cannot be right: set aside
    when a code is not in the table: set aside
    when it is not found: set aside
    when it is too long: cut
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number: NHS_NO, as NHS number
          nhs_number_status:
            first that fits:
              - {if: row.nhs_number is present, use: "02"}
              - {otherwise: "03"}
          birth_date: DOB, read as dd/MM/yyyy, not in the future
          birth_date_status:
            first that fits:
              - {if: row.birth_date is present, use: known}
              - {if: DOB is present, use: unusable}
              - {otherwise: not_recorded}
          person_stated_gender: SEX, in capitals, translated by person_stated_gender
          marital_status: MARITAL, translated by marital_status
          death_date: DOD, read as dd/MM/yyyy, not before row.birth_date
          deceased:
            first that fits:
              - {if: row.death_date is present and DEAD is "N", use: unconfirmed, list: DEATH_CONFLICT}
              - {if: row.death_date is present, use: "yes"}
              - {if: DEAD is "Y" or "J", use: date_unknown}
              - {otherwise: "no"}
          restricted: the word "no"
      - into: patient_name
        fields:
          patient: ID, the patient with this key
          use: the word "usual"
          surname: SURNAME, the part before the first "," or the whole, trimmed
      - into: gp_registration
        only if: GP is present
        fields:
          patient: ID, the patient with this key
          practice: GP, in capitals, matched by crosswalk practices

    """

  static let alerts = """
    mapping: alerts
    from: alerts
    when a mandatory field is empty: reject
    when a value cannot be right: set aside
    when a code is not in the table: set aside
    targets:
      - into: patient_flag
        key: ALERT_ID
        fields:
          patient:
            from: PERSON, the patient with this key
            when it is not found: keep waiting
          category: KIND, translated by alert_kind
          text:
            from: NOTE, single spaces
            when it is too long: reject
            because: an alert that is cut off may lose the words that matter
          started_on: SINCE, read as yyyyMMdd

    """

  static let stays = """
    mapping: stays
    from: stays
    when a mandatory field is empty: reject
    when a value cannot be right: set aside
    when a code is not in the table: set aside
    when it is not found: set aside
    when the hour happens twice: use the first
    when the hour does not exist: move forward
    targets:
      - into: spell
        key: STAY_ID
        fields:
          patient:
            from: PERSON, the patient with this key
            when it is not found: keep waiting
          admitted_at:
            from: IN_DATE with time IN_TIME, read as yyyyMMdd HHmm
            when a value cannot be right: reject
          discharged_at:
            from: OUT_AT, read as dd/MM/yyyy HH:mm, not before row.admitted_at
            when a value cannot be right: reject
            because: without its end the stay would show the patient in a bed
            when the hour happens twice: use the second
          admission_method: METHOD, translated by admission_method
          expected_discharge_on: EXPECTED, read as dd/MM/yyyy HH:mm, its date
          ward: WARD, matched by crosswalk wards

    """

  static let parts = """
    mapping: parts
    from: stays
    only if: PART is present
    when a mandatory field is empty: reject
    when a value cannot be right: set aside
    when it is not found: set aside
    when the hour happens twice: use the first
    when the hour does not exist: move forward
    targets:
      - into: episode
        key: STAY_ID
        fields:
          spell:
            from: STAY_ID, the spell with this key
            when it is not found: keep waiting
          number:
            from: PART, as whole number, between 1 and 99
            when a value cannot be right: reject
          started_at:
            from: IN_DATE with time IN_TIME, read as yyyyMMdd HHmm
            when a value cannot be right: reject
          ward: WARD, matched by crosswalk wards
      - into: diagnosis
        for each: DIAG_1 to DIAG_3 with ON_1 to ON_3
        fields:
          episode: STAY_ID, the episode with this key
          seq: the number
          code: each, as ICD-10
          diagnosed_on: each with, read as dd/MM/yyyy

    """

  static let staff = """
    mapping: staff
    from: staff
    when a mandatory field is empty: reject
    when it is too long: cut
    targets:
      - into: practitioner
        key: CODE
        fields:
          local_code: CODE
          name: NAME
          is_active: the word "yes"

    """

  static let kin = """
    mapping: kin
    from: kin
    when a mandatory field is empty: reject
    when it is not found: set aside
    when more than one fits: set aside
    when it is too long: cut
    targets:
      - into: related_person
        key: REF
        fields:
          patient:
            from: PERSON, the patient with this key
            when it is not found: keep waiting
          name: FULL_NAME, single spaces
          relationship: TIE, in capitals, looked up in ties for WORDS
          is_next_of_kin: the word "yes"

    """

  static let tests = """
    as at: 22/11/2026
    tests:
      - test: A name is split at its comma
        mapping: people
        given: {ID: "1", SURNAME: "SMITH, Jo"}
        expect:
          outcome: loaded
          patient_name: {surname: SMITH}

    """

  static let rules = """
    rules:
      - rule: nhs_shared
        no two: patient share nhs_number, only where nhs_number_status is "02"
        otherwise: keep both, nhs_number_status "05", list NHS_SHARED
      - rule: activity_after_death
        in order: spell.admitted_at, patient.death_date
        otherwise: list ACTIVITY_AFTER_DEATH
      - rule: episode_gap
        no gap: episode.started_at to episode.ended_at per spell
        otherwise: list EPISODE_GAP
      - rule: last_episode_missing
        every: spell that has discharged_at has an episode where last_episode is "1"
        otherwise: list LAST_EPISODE_MISSING
      - rule: open_spell_on_ward_list
        every: open spell has its PERSON on source ward_list
        otherwise: load as end not recorded, outside the bed board, list OPEN_SPELL_NOT_ON_WARD_LIST
      - rule: ward_list_has_spell
        every: patient on source ward_list as PERSON has an open spell
        otherwise: no go, list INPATIENT_WITHOUT_SPELL

    """

  private static let header =
    "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"

  private static func table(_ lines: [String]) -> String {
    header + lines.map { "\($0),A Person,2026-01-01,,,\n" }.joined()
  }

  static let files = [
    "migration.yaml": migration, "layouts/people.yaml": people,
    "layouts/alerts.yaml": alertsLayout, "layouts/stays.yaml": staysLayout,
    "layouts/staff.yaml": staffLayout, "mappings/staff.yaml": staff, "tests/people.yaml": tests,
    "layouts/ward_list.yaml": wardListLayout, "layouts/kin.yaml": kinLayout,
    "mappings/kin.yaml": kin,
    "layouts/ties.yaml": tiesLayout,
    "mappings/people.yaml": mapping, "mappings/alerts.yaml": alerts,
    "mappings/stays.yaml": stays, "mappings/parts.yaml": parts, "rules.yaml": rules,
    "codes/person_stated_gender.csv": table(["F,Female,2,approved", "M,Male,1,approved"])
      + "Q,Asked,,ignored,A Person,,,,\n",
    "codes/marital_status.csv": table(["S,Single,S,approved", "M,Married,M,approved"]),
    "codes/alert_kind.csv": table(["ALG,Allergy,clinical,approved"]),
    "codes/admission_method.csv": table(["EM,Emergency,21,approved"]),
    "crosswalks/practices.csv": table(["P1,The Practice,V81999,approved"]),
    "crosswalks/wards.csv": table(["7A,Fern Ward,FERN,approved"]),
  ]

  /// Writes the files, some of them changed, and finds what is wrong with them.
  static func check(_ files: [String: String]) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    let (project, faults) = ProjectReader.read(folder.path, meanings: SmallProject.meanings)
    guard let project else { return faults }
    let compiled = MappingCompiler.compile(project, codes: NationalCodes.codes).faults
    var seen: Set<Diagnostic> = []
    let tests = MappingTestReader.read(project).faults
    return (faults + compiled + tests).filter { seen.insert($0).inserted }.inFileOrder()
  }
}
