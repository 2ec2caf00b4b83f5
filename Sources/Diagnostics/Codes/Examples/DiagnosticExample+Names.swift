// Names, phrases and kinds of values.

extension DiagnosticExample {
  static let names: [DiagnosticExample] = [
    .init(.unknownColumn, "person_stated_gender: SEXX", "person_stated_gender: SEX"),
    .init(.unknownStep, "nhs_number: NHS_NO, as NHS nummber", "nhs_number: NHS_NO, as NHS number"),
    .init(.unknownTable, "into: pateint", "into: patient"),
    .init(
      .unknownField, "death_date: DOD, read as dd/MM/yyyy, not before row.birthdate",
      "death_date: DOD, read as dd/MM/yyyy, not before row.birth_date"),
    .init(
      .unknownList, "marital_status: MS, translated by marital",
      "marital_status: MS, translated by marital_status"),
    .init(.unknownSource, "mapping: patient\nfrom: patient", "mapping: patient\nfrom: patients"),
    .init(.unknownKey, "mapping: patient\nform: patients", "mapping: patient\nfrom: patients"),
    .init(
      .unknownReason, "- {if: SURNAME starts with \"ZZZ\", reason: TEST_PATIENT}",
      "- {if: SURNAME starts with \"ZZZ\", reason: SITE_TEST_PATIENT}"),
    .init(
      .unknownAnswer, "when a value cannot be right: ignore",
      "when a value cannot be right: set aside"),
    .init(
      .badArgument, "birth_date: DOB, read as DD/MM/YYYY",
      "birth_date: DOB, read as dd/MM/yyyy"),
    .init(.badCondition, "only if: GP is presnt", "only if: GP is present"),
    .init(
      .wrongStepInput, "birth_date: DOB, not in the future, read as dd/MM/yyyy",
      "birth_date: DOB, read as dd/MM/yyyy, not in the future"),
    .init(
      .wrongColumnType, "discharge_ready_on: READY, read as dd/MM/yyyy HH:mm",
      "discharge_ready_on: READY, read as dd/MM/yyyy HH:mm, its date"),
  ]
}
