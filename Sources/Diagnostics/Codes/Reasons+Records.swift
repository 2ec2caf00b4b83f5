// 5xxx: what shows only over several records.

extension Reasons {
  public static let spellOpenTwice = Reason(
    5001, "SPELL_OPEN_TWICE", route: .oldPAS, team: .site,
    "The patient has more than one open spell",
    why: "Nobody is in two beds: one of the spells was never closed.",
    action: "Close the spell that has ended in the old PAS",
    example: "Two admissions without a discharge")
  public static let episodeOverlap = Reason(
    5002, "EPISODE_OVERLAP", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell overlap",
    why: "A patient is under one consultant at a time; the activity would be counted twice.",
    action: "Correct the start or end of the episodes in the old PAS",
    example: "Episode 2 starts before episode 1 ends")
  public static let episodeOutsideSpell = Reason(
    5003, "EPISODE_OUTSIDE_SPELL", route: .oldPAS, team: .coding,
    "The consultant episode lies outside its spell",
    why: "One of the dates is wrong, and the length of stay with it.",
    action: "Correct the dates of the episode or of the spell in the old PAS",
    example: "An episode that starts before the admission")
  public static let episodeNumberTwice = Reason(
    5004, "EPISODE_NUMBER_TWICE", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell have the same number",
    why: "Their order is not known.",
    action: "Correct the episode number in the old PAS",
    example: "Two episodes with the number 1")
  public static let episodeGap = Reason(
    5005, "EPISODE_GAP", route: .oldPAS, team: .coding,
    "There is a gap between two consultant episodes of one spell",
    why: "For that time nobody was responsible for the patient on paper.",
    action: "Correct the start or end of the episodes in the old PAS",
    example: "Episode 2 starts two days after episode 1 ends")
  public static let lastEpisodeMissing = Reason(
    5006, "LAST_EPISODE_MISSING", route: .oldPAS, team: .coding,
    "The spell has ended and no episode is marked as its last",
    why: "The spell cannot be grouped and paid.",
    action: "Mark the last episode in the old PAS",
    example: "A discharged patient whose only episode is marked 'not last'")
  public static let activityAfterDeath = Reason(
    5007, "ACTIVITY_AFTER_DEATH", route: .oldPAS, team: .pmi,
    "There is activity after the patient's death",
    why: "The death, or the activity, belongs to another patient.",
    action: "Compare with the case notes; correct the death or move the activity in the old PAS",
    example: "An admission a month after the date of death")
  public static let deceasedWithBooking = Reason(
    5008, "DECEASED_WITH_BOOKING", route: .oldPAS, team: .bookings,
    "A patient who has died has an appointment in the future",
    why: "A reminder would go to the family.",
    action: "Cancel the appointment in the old PAS",
    example: "A follow-up booked for next month")
  public static let constraintBroken = Reason(
    5099, "CONSTRAINT", route: .oldPAS, team: .supplier,
    "The record breaks a rule of the record store",
    why: "The store keeps its rules always, so that screens can rely on them.",
    action: "Compare the record with the rule that the fault names",
    example: "Two rows for what can only be one")

  // MARK: 6xxx - identity
}
