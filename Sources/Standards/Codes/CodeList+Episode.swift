// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// What marks a consultant episode.
extension CodeList {
  static let operationStatus = CodeList(
    "operation_status", title: "OPERATION STATUS CODE",
    table: """
      1 One or more operative procedures carried out
      8 No operative procedure performed or intended
      [default]
      9 Not known
      """)

  static let lastEpisodeInSpellIndicator = CodeList(
    "last_episode_in_spell_indicator", title: "LAST EPISODE IN SPELL INDICATOR CODE",
    table: """
      1 This episode is the last episode in the Hospital Provider Spell
      2 The episode is not the last episode in the Hospital Provider Spell
      """)
}
