// Values that are looked up in other sources.

extension BrokenMapping {
  private static let kin = "mappings/kin.yaml"
  private static let ties = "layouts/ties.yaml"
  private static let phrase = "looked up in ties for WORDS"

  static let lookups: [BrokenMapping] = [
    BrokenMapping(
      "MAP101", "a column of the source in which a value is looked up", kin, phrase,
      "looked up in ties for ‸WORD"),
    BrokenMapping(
      "MAP101", "such a column far from any other", kin, phrase,
      "looked up in ties for ‸RELATIONSHIP"),
    BrokenMapping(
      "MAP102", "a look-up without its column", kin, phrase, "‸looked up in ties"),
    BrokenMapping(
      "MAP106", "a source in which a value is looked up", kin, phrase,
      "found in ties, looked up in ‸tise for WORDS"),
    BrokenMapping(
      "MAP106", "a source in which a value must be found", kin, phrase,
      "found in ‸tie, looked up in ties for WORDS"),
    BrokenMapping(
      "MAP201", "a day that is looked up", kin, phrase,
      "read as dd/MM/yyyy, ‸looked up in ties for WORDS"),
    BrokenMapping(
      "MAP401", "a value that is not found, and nothing says what then", kin,
      "when it is not found: set aside\n", "", at: "relationship: ‸TIE"),
    BrokenMapping(
      "MAP401", "a value that fits two records, and nothing says what then", kin,
      "when more than one fits: set aside\n", "", at: "relationship: ‸TIE"),
    BrokenMapping(
      "MAP407", "waiting for a record that nothing loads", kin,
      "relationship: TIE, in capitals, \(phrase)",
      "relationship:\n        from: TIE, \(phrase)\n        when it is not found: ‸keep waiting"),
    BrokenMapping(
      "MAP408", "a look-up in a source whose key nobody names", ties, ", key: true", "",
      at: "in capitals, looked up in ‸ties for", in: kin),
    BrokenMapping(
      "MAP601", "an answer to a look-up that cannot be ambiguous", kin, phrase, "found in ties",
      at: "‸when more than one fits"),
    BrokenMapping(
      "MAP702", "two keys of a layout", ties, "{name: WORDS}", "{name: WORDS, key: ‸true}"),
    BrokenMapping(
      "MAP906", "memory for look-ups that is none", "migration.yaml", "look-up megabytes: 8",
      "look-up megabytes: ‸0"),
    BrokenMapping(
      "MAP106", "a source of a test", "tests/people.yaml", "    expect:",
      "    given sources:\n      ‸tise: {CODE: M}\n    expect:"),
    BrokenMapping(
      "MAP101", "a column of a source of a test", "tests/people.yaml", "    expect:",
      "    given sources:\n      ties: [{CODE: M, ‸WORD: Mother}]\n    expect:"),
  ]
}
