// The files of a project, their form, and its tests.

extension DiagnosticExample {
  static let projects: [DiagnosticExample] = [
    .init(
      .limitWithoutField, "go only if:\n  repairs of patient.dob invalid: at most 20",
      "go only if:\n  repairs of patient.birth_date invalid: at most 20"),
    .init(.projectFileMissing, "rules: rule.yaml", "rules: rules.yaml"),
    .init(.yamlSyntax, "about: One row: one person", "about: \"One row: one person\""),
    .init(.yamlDuplicateKey, "version: 1\nversion: 2", "version: 2"),
    .init(
      .yamlForbidden, "blank values: &blanks [\"\", \"NULL\"]", "blank values: [\"\", \"NULL\"]"),
    .init(.wrongShape, "blank values: NULL", "blank values: [\"NULL\"]"),
    .init(.missingKey, "mapping: patient", "mapping: patient\nfrom: patients"),
    .init(.wrongVersion, "target: epr/2", "target: epr/1"),
    .init(
      .mappingTwice, "# mappings/b.yaml, beside mappings/a.yaml\nmapping: a",
      "# mappings/b.yaml\nmapping: b"),
    .init(
      .unknownMapping, "- test: A name is split\n  mapping: pateint",
      "- test: A name is split\n  mapping: patient"),
    .init(
      .signatureLapsed, "# signed on 14/09/2026, changed on 15/09/2026\nversion: 3",
      "# signed on 16/09/2026, as it is\nversion: 3"),
    .init(.impossibleExpectation, "expect: {outcome: refused}", "expect: {outcome: rejected}"),
  ]
}
