import Diagnostics

extension Table {
  package static let patient = Table(
    "patient", root: true,
    about: """
      A person known to the hospital. Names, addresses and numbers are rows of their own; nothing \
      but a person's own number is needed to have a row here
      """,
    columns: [
      Column("nhs_number", .text(10), about: "NHS NUMBER: ten digits that pass the check"),
      Column(
        "nhs_number_status", .code("nhs_number_status_indicator"), required: true,
        about: "NHS NUMBER STATUS INDICATOR CODE; 01 only for a number that was traced"),
      Column("birth_date", .partialDate, about: "PERSON BIRTH DATE, as far as it is known"),
      Column(
        "birth_date_status", .text(20), required: true,
        about: "`known`, `not_recorded`, or `unusable` where the value was set aside"),
      Column(
        "person_stated_gender", .code("person_stated_gender"), about: "PERSON STATED GENDER CODE"),
      Column("ethnic_category", .code("ethnic_category"), about: "ETHNIC CATEGORY (2001)"),
      Column("marital_status", .code("person_marital_status"), about: "PERSON MARITAL STATUS"),
      Column(
        "religion", .code("religious_or_other_belief_system_affiliation_group"),
        about: "RELIGIOUS OR OTHER BELIEF SYSTEM AFFILIATION GROUP CODE"),
      Column("language", .text(2), about: "The language spoken, ISO 639-1 or q1 to q5"),
      Column("interpreter_required", .boolean, about: "Whether to book an interpreter"),
      Column(
        "death_date", .date, mustLand: true,
        about: """
          PERSON DEATH DATE. Never a part of one: activity is compared with it, and one that is \
          partly known makes the death `unconfirmed`
          """),
      Column(
        "deceased", .text(20), required: true, mustLand: true,
        about: """
          `no`, `yes`, `date_unknown` or `unconfirmed`; letters and texts go only to patients of \
          whom it says `no`
          """),
      Column("cause_of_death_1a", .text(255), about: "What led directly to the death"),
      Column("cause_of_death_1b", .text(255), about: "What led to 1a"),
      Column("cause_of_death_1c", .text(255), about: "What led to 1b"),
      Column("cause_of_death_2", .text(255), about: "What contributed to the death"),
      Column(
        "restricted", .boolean, required: true,
        about: "Whether address and practice are shown to nobody without a reason"),
    ],
    constraints: [
      Constraint(
        "patient_nhs_number_verified",
        .unique(["nhs_number"], only: .equals("nhs_number_status", "01")),
        reason: Reasons.nhsVerifiedTwice),
      Constraint(
        "patient_birth_before_death", .ordered(first: "birth_date", last: "death_date"),
        reason: Reasons.dateOutOfOrder),
    ])
}
