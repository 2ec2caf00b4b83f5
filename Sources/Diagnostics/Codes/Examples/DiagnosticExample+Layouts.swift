// Layouts and rules.

extension DiagnosticExample {
  private static let mixed = "layout: layouts/pas.yaml, files: PAS.DAT"

  static let layouts: [DiagnosticExample] = [
    .init(
      .columnTwice, "- {name: WARD}\n- {name: WARD}", "- {name: WARD}\n- {name: WARD_NAME}"),
    .init(.badLayout, "encoding: cp1252", "encoding: windows-1252"),
    .init(.dialectConflict, "delimiter: \"|\"\nquote: \"|\"", "delimiter: \"|\"\nquote: none"),
    .init(.unknownMeaning, "- {name: DOB, means: birthdate}", "- {name: DOB, means: birth_date}"),
    .init(
      .badPath, "- {name: LINE_1, path: \"//x:Line\"}",
      "- {name: LINE_1, path: \"x:Address/x:Line[1]\"}"),
    .init(
      .unknownPrefix, "namespaces: {x: \"urn:old:pas\"}\nrecord: /y:Extract/y:Patient",
      "namespaces: {x: \"urn:old:pas\"}\nrecord: /x:Extract/x:Patient"),
    .init(
      .badPosition, "record length: 40\ncolumns:\n  - {name: NAME, at: 11-44}",
      "record length: 44\ncolumns:\n  - {name: NAME, at: 11-44}"),
    .init(
      .unknownRecordType, "doctors: {\(mixed), record type: docter}",
      "doctors: {\(mixed), record type: doctor}"),
    .init(
      .recordTypeNotPicked, "doctors: {\(mixed)}", "doctors: {\(mixed), record type: doctor}"),
    .init(
      .badRule, "no two: patient with the same nhs_number", "no two: patient share nhs_number"),
    .init(.ruleNames, "no two: patient share nhs_no", "no two: patient share nhs_number"),
    .init(
      .reportLoaded, "# ward_list has use: reconciliation\nfrom: ward_list", "from: ward_stays"),
    .init(
      .unknownUse, "ward_list: {layout: layouts/ward_list.yaml, files: WARDS.csv, use: compare}",
      "ward_list: {layout: layouts/ward_list.yaml, files: WARDS.csv, use: reconciliation}"),
  ]
}
