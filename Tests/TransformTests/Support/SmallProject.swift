import Diagnostics
import TestSupport
import Transform

/// A project of six files in which nothing is wrong; each case changes one thing.
enum SmallProject {
  static let migration = """
    format: 1
    migration: small
    source system: OLD
    target: epr/1
    sources:
      people: {layout: layouts/people.yaml, files: "*.csv"}
    codes: codes/
    crosswalks:
      practices:
        file: crosswalks/practices.csv
        to: organisation
        by: ods_code
    mappings: [mappings/people.yaml]
    rules: rules.yaml
    go only if:
      to fix: at most 5
      repairs of patient.birth_date invalid: at most 1% of its records

    """

  static let layout = """
    layout: people
    kind: csv
    delimiter: ","
    quote: '"'
    columns:
      - {name: ID, required: true, means: key of patient}
      - {name: SURNAME, means: surname}
      - {name: STATUS}
      - {name: DOB}
      - {name: DOD}
      - {name: SEX}
      - {name: GP}

    """

  static let mapping = """
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
          deceased: the word "no"
          restricted: the word "no"
      - into: patient_name
        fields:
          patient: ID, the patient with this key
          use: the word "usual"
          surname: SURNAME, trimmed
      - into: gp_registration
        only if: GP is present
        fields:
          patient: ID, the patient with this key
          practice: GP, matched by crosswalk practices

    """

  static let rules = """
    rules:
      - rule: nhs_shared
        no two: patient share nhs_number
        otherwise: list NHS_SHARED

    """

  private static let header =
    "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"
  static let codes =
    header
    + "F,Female,2,approved,A Person,2026-01-01,,,\nM,Male,1,approved,A Person,2026-01-01,,,\n"
  static let crosswalk = header + "P1,The Practice,V81999,approved,A Person,2026-01-01,,,\n"

  static let files = [
    "migration.yaml": migration, "layouts/people.yaml": layout, "mappings/people.yaml": mapping,
    "rules.yaml": rules, "codes/sex.csv": codes, "crosswalks/practices.csv": crosswalk,
  ]

  static let meanings = MeaningList(["key of patient", "surname", "code of LIST"]) {
    ["key of patient", "surname"].contains($0) || $0.hasPrefix("code of ")
  }

  /// Writes the files, some of them changed, and finds what is wrong with them.
  static func check(_ changes: [String: String] = [:]) throws -> Checked {
    let folder = try TemporaryFolder()
    for (name, text) in files.merging(changes, uniquingKeysWith: { $1 }) {
      try folder.write(name, text)
    }
    let (project, faults) = ProjectReader.read(folder.path, meanings: meanings)
    guard let project else { return Checked(project: nil, plans: [], faults: faults) }
    let (plans, compiled) = MappingCompiler.compile(project, codes: NationalCodes.codes)
    var seen: Set<Diagnostic> = []
    let all = (faults + compiled).filter { seen.insert($0).inserted }.inFileOrder()
    return Checked(project: project, plans: plans, faults: all)
  }

  struct Checked {
    let project: Project?
    let plans: [MappingPlan]
    let faults: [Diagnostic]
  }
}
