// 5xxx: what shows only over several records.

extension Reasons {
  public static let spellOpenTwice = Reason(
    5001, "SPELL_OPEN_TWICE", route: .oldPAS, team: .site,
    "The patient has more than one open spell",
    why: "Nobody is in two beds: one of the spells was never closed.",
    action: "Ask the ward where the patient is, and close the spell that has ended in the old PAS",
    example: "Two admissions without a discharge")
  public static let episodeOverlap = Reason(
    5002, "EPISODE_OVERLAP", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell overlap",
    why: "A patient is under one consultant at a time; the activity would be counted twice.",
    action: "Correct the start or the end of the episodes in the old PAS so that one ends when"
      + " the next begins",
    example: "Episode 2 starts before episode 1 ends")
  public static let episodeOutsideSpell = Reason(
    5003, "EPISODE_OUTSIDE_SPELL", route: .oldPAS, team: .coding,
    "The consultant episode lies outside its spell",
    why: "One of the dates is wrong, and the length of stay with it.",
    action: "Compare the dates of the episode with those of its spell and correct the wrong one"
      + " in the old PAS",
    example: "An episode that starts before the admission")
  public static let episodeNumberTwice = Reason(
    5004, "EPISODE_NUMBER_TWICE", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell have the same number",
    why: "Their order is not known.",
    action: "Correct the number of one of the two episodes in the old PAS",
    example: "Two episodes with the number 1")
  public static let episodeGap = Reason(
    5005, "EPISODE_GAP", route: .oldPAS, team: .coding,
    "There is a gap between two consultant episodes of one spell",
    why: "For that time nobody was responsible for the patient on paper.",
    action: "Correct the start or the end of the episodes in the old PAS so that one ends when"
      + " the next begins",
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
    action: "Confirm the death, then cancel the appointment in the old PAS",
    example: "A follow-up booked for next month")
  public static let mergedTwice = Reason(
    5009, "MERGED_TWICE", route: .oldPAS, team: .pmi,
    "A number was given up for two different ones",
    why: "The activity under it would be shown to two people.",
    action: "Find out which of the two merges is right, and undo the other in the old PAS",
    example: "Hospital number 4711, merged into 4712 and into 4713")
  public static let registrationOverlap = Reason(
    5010, "REGISTRATION_OVERLAP", route: .oldPAS, team: .pmi,
    "Two registrations of one patient with a practice overlap",
    why: "Letters go to the practice on the day; there can be one only.",
    action: "Ask at which practice the patient is, and close the other registration in the old PAS",
    example: "Two practices, both without an end")
  public static let wardStayOverlap = Reason(
    5011, "WARD_STAY_OVERLAP", route: .oldPAS, team: .site,
    "Two ward stays of one spell overlap",
    why: "Nobody is on two wards; the bed board would show the patient twice.",
    action: "Ask the ward when the patient moved, and correct the times of the transfer in the"
      + " old PAS",
    example: "The second stay starts an hour before the first one ends")
  public static let bedTwice = Reason(
    5012, "BED_TWICE", route: .oldPAS, team: .site,
    "Two patients are in one bed",
    why: "One of them is somewhere else, and nobody will find them.",
    action: "Ask the ward who is in the bed, and correct the other stay in the old PAS",
    example: "Two stays in bed 7A-03, neither of which has ended")
  public static let waitingTwice = Reason(
    5013, "WAITING_TWICE", route: .oldPAS, team: .bookings,
    "A patient waits twice for the same procedure on one pathway",
    why: "The wait would be counted twice, and one of the two never ends.",
    action: "Find out which entry is meant, and remove the other from the list in the old PAS",
    example: "Two open entries for a cataract operation")
  public static let waitingWithoutPathway = Reason(
    5014, "WAITING_WITHOUT_PATHWAY", route: .oldPAS, team: .rtt,
    "A patient waits for admission and has no pathway",
    why: "No clock runs, so nobody would see how long the patient has waited.",
    action: "Find the referral that led to it, and put the entry on its pathway in the old PAS",
    example: "An open waiting-list entry without a pathway number")
  public static let clockStopBeforeStart = Reason(
    5015, "CLOCK_STOP_BEFORE_START", route: .oldPAS, team: .rtt,
    "A clock stops before it starts",
    why: "The wait is negative and falls out of every count.",
    action: "Validate the pathway, and correct the start or the stop in the old PAS",
    example: "Started on 04/05/2026, stopped on 01/05/2026")
  public static let clocksOpenTwice = Reason(
    5016, "CLOCKS_OPEN_TWICE", route: .oldPAS, team: .rtt,
    "Two clocks of one pathway run at the same time",
    why: "The patient is counted twice among those who wait.",
    action: "Validate the pathway, and stop the clock that has ended in the old PAS",
    example: "Two periods of a pathway, neither with an end")
  public static let bookingWithoutSession = Reason(
    5017, "BOOKING_WITHOUT_SESSION", route: .oldPAS, team: .bookings,
    "An appointment to come is booked into a clinic that is not held",
    why: "The patient would come to a closed door.",
    action: "Book the patient into another clinic in the old PAS, or enter the clinic if it is"
      + " held",
    example: "A follow-up in a clinic that was closed in the spring")
  public static let barcodeTwice = Reason(
    5018, "BARCODE_TWICE", route: .oldPAS, team: .healthRecords,
    "Two volumes of case notes have the same bar code",
    why: "A scan at the library would find the wrong patient's notes.",
    action: "Look at both covers, print a new label for one of them and correct its bar code in"
      + " the old PAS",
    example: "Two volumes with the bar code 00471101")
  public static let mergeLoop = Reason(
    5019, "MERGE_LOOP", route: .oldPAS, team: .pmi,
    "The number was merged, by way of others, into itself",
    why: "No survivor can be found, so the activity is nobody's.",
    action: "Find out which number survives, and undo the merge that is wrong in the old PAS",
    example: "4711 into 4712, and 4712 into 4711")
  public static let recordsDiffer = Reason(
    5020, "RECORDS_DIFFER", route: .oldPAS, team: .supplier,
    "Records that belong together say different things",
    why: "They are one stay, visit or person, and one of them is wrong.",
    action: "Find out which of the records is right, and correct the others in the old PAS",
    example: "Two episodes of one spell with two patients")
  public static let recordsTooMany = Reason(
    5021, "RECORDS_TOO_MANY", route: .mapping, team: .supplier,
    "More records have this key than one row can be made of",
    why: "A key that so many records share means nothing, such as a filler of zeros.",
    action: "Ask what the key stands for; if it is a filler, declare it as a blank value in the"
      + " layout",
    example: "Ten thousand episodes of spell 00000000")
  public static let openSpellNotOnWardList = Reason(
    5022, "OPEN_SPELL_NOT_ON_WARD_LIST", route: .oldPAS, team: .site,
    "The spell is open and the patient is not on the ward list",
    why: "The patient has gone home and nobody closed the spell; the bed would stay taken.",
    action: "Ask the ward; if the patient has gone home, enter the discharge in the old PAS",
    example: "Admitted in 2019, never discharged, on no ward at midnight")
  public static let inpatientWithoutSpell = Reason(
    5023, "INPATIENT_WITHOUT_SPELL", route: .oldPAS, team: .site,
    "The ward list has a patient who has no open spell",
    why: "The patient is in a bed and would be on no list of the new system.",
    action: "Look for the admission among the rejected and waiting records; if it is not there,"
      + " enter it in the old PAS",
    example: "On ward 7A at midnight, the last spell closed in May")
  public static let notOnReport = Reason(
    5024, "NOT_ON_OLD_LIST", route: .oldPAS, team: .supplier,
    "The record is not on the old system's own list",
    why: "One of the two is wrong, and the service works from the list today.",
    action: "Look the record up in the old PAS: close it if it has ended, else ask who keeps the"
      + " list to add it",
    example: "An open clock that the waiting list of Monday does not show")
  public static let reportWithoutRecord = Reason(
    5025, "OLD_LIST_WITHOUT_RECORD", route: .supplier, team: .supplier,
    "The old system's own list has a line for which nothing is loaded",
    why: "Someone who is waited for or treated today would be missing in the new system.",
    action: "Look for the record among the rejected and waiting ones; if it is not there, ask the"
      + " supplier for it",
    example: "A booked appointment on Monday's clinic list that no export has")
  public static let deceasedWaiting = Reason(
    5026, "DECEASED_WAITING", route: .oldPAS, team: .bookings,
    "A patient who has died still waits for admission",
    why: "A letter would go to the family, and the wait is counted for ever.",
    action: "Confirm the death, then remove the entry from the list in the old PAS",
    example: "An open waiting-list entry of someone who died in March")
  public static let clockStopWithoutDate = Reason(
    5027, "CLOCK_STOP_WITHOUT_DATE", route: .oldPAS, team: .rtt,
    "A clock has a status that stops it, and no day on which it stopped",
    why: "Either the patient still waits, or the wait has ended and is counted on.",
    action: "Validate the pathway: enter the day on which the clock stopped, or correct the"
      + " status, in the old PAS",
    example: "Status 30, first treatment, on a clock without an end")
  public static let outcomeMissing = Reason(
    5028, "OUTCOME_MISSING", route: .oldPAS, team: .bookings,
    "A patient was seen, and what was decided is not recorded",
    why: "Nobody knows whether the patient waits for something.",
    action: "Ask the clinic what was decided, and enter the outcome of the attendance in the old"
      + " PAS",
    example: "An attended appointment without an outcome")
  public static let excludedByDecision = Reason(
    5029, "EXCLUDED_BY_DECISION", route: .exclude, team: .governance,
    "A person has decided that the record is not to be migrated, and a second one has agreed",
    why: "It is in the old system alone, and whatever belongs to it is not loaded either.",
    action: "Leave it out, as decided; if the decision was wrong, withdraw its line",
    example: "A record of a training course")
  public static let constraintBroken = Reason(
    5099, "CONSTRAINT", route: .oldPAS, team: .supplier,
    "The record breaks a rule of the record store",
    why: "The store keeps its rules always, so that screens can rely on them.",
    action: "Compare the record with the rule that the fault names, and correct it in the old PAS",
    example: "Two rows for what can only be one")
}
