extension Meaning {
  /// Every meaning that a layout may give to a column, in the order of the reference page.
  package static let all: [Meaning] =
    anyRecord + person + stay + outpatients + emergency + alerts + ownFiles + lists

  private static let anyRecord = [
    Meaning("key of record", .recordKey, "A number of the record's own, unlike any in its file"),
    Meaning("code of LIST", .code, "An approved source code of a code table"),
    Meaning("crosswalk code of LIST", .code, "An approved source code of a crosswalk"),
    Meaning("always LIST", .always, "The same word in every record: `always 9` is 9"),
    Meaning("text of LIST", .text, "The words beside the code that the record has of that list"),
    Meaning("update_status", .updateStatus, "Added or Updated"),
    Meaning("changed_at", .changedAt, "When the record was last changed"),
    Meaning("yes_or_no", .yesOrNo, "Y or N, mostly N"),
    Meaning("note", .note, "A few words, over several lines where the column may have them"),
  ]

  private static let person = [
    Meaning("key of patient", .patientKey, "The hospital number, in the file of patients"),
    Meaning("patient", .patient, "The hospital number of the patient, in every other file"),
    Meaning("nhs_number", .nhsNumber, "An NHS number of the range that is never issued"),
    Meaning(
      "nhs_number_status by LIST", .nhsNumberStatus,
      "Whether the number is traced, in the code table's own codes"),
    Meaning("title", .title, "A title that fits age and sex"),
    Meaning("forename", .forename, "A first name"),
    Meaning("surname", .surname, "A surname, shared by a household"),
    Meaning("full_name", .fullName, "SURNAME, Forename"),
    Meaning("full_name in order", .fullNameInOrder, "Forename Surname"),
    Meaning("sex by LIST", .sex, "The person's sex, in the code table's own codes"),
    Meaning("birth_date", .birthDate, "The date of birth"),
    Meaning("death_date", .deathDate, "The date of death, empty for the living"),
    Meaning("death_flag", .deathFlag, "Y for the dead, N or nothing for the living"),
    Meaning("cause_of_death", .causeOfDeath, "The cause of death in words"),
    Meaning("house_and_street", .houseAndStreet, "12 Mill Lane"),
    Meaning("locality", .locality, "A part of the town, often empty"),
    Meaning("town", .town, "An invented town"),
    Meaning("county", .county, "A county, often empty"),
    Meaning("address_line", .addressLine, "House, street and town in one"),
    Meaning("postcode", .postcode, "A postcode of the right form; a household has its own"),
    Meaning("sensitive_flag", .sensitiveFlag, "S for a few people, else empty"),
    Meaning("phone", .phone, "A telephone number kept free for drama, shared by a household"),
    Meaning("mobile", .mobile, "A mobile number kept free for drama, often empty"),
    Meaning("email", .email, "An address at example.org, often empty"),
    Meaning("consent_flag", .consentFlag, "Y, N or nothing"),
    Meaning("next_of_kin", .nextOfKin, "The name of a relative"),
    Meaning("gp_code", .gpCode, "G and seven digits, the same on all records of a person"),
    Meaning(
      "practice of LIST", .practice,
      "An approved source code of a crosswalk, the same on all records of a person"),
  ]

  private static let stay = [
    Meaning("key of spell", .spellKey, "The number of a stay, in the file of stays"),
    Meaning("spell", .spell, "The number of the stay, in the files that belong to it"),
    Meaning("spell_number", .spellNumber, "The number of a stay as printed on a wristband"),
    Meaning("start of spell", .spellStart, "When the stay began"),
    Meaning("end of spell", .spellEnd, "When it ended, empty while it lasts"),
    Meaning("expected end of spell", .expectedEnd, "When it was expected to end"),
    Meaning("ready to leave", .readyToLeave, "When the patient was ready to leave"),
    Meaning(
      "discharge_method by LIST", .dischargeMethod,
      "How the stay ended, in the code table's own codes"),
    Meaning(
      "discharge_destination by LIST", .dischargeDestination,
      "Where the patient went, in the code table's own codes"),
    Meaning(
      "crosswalk code at the end of LIST", .codeAtEnd,
      "An approved source code of a crosswalk, empty while the stay lasts"),
    Meaning(
      "stay code of LIST", .stayCode,
      "An approved source code of a code table, the same on all episodes of a stay"),
    Meaning(
      "cds_type of episode", .cdsType, "130 for an episode that has ended, 190 for any other"),
    Meaning("key of episode", .episodeKey, "The number of a consultant episode"),
    Meaning(
      "cds_unique_identifier of episode", .cdsEpisode,
      "The identifier under which an episode was sent to the national data sets"),
    Meaning("number of episode", .episodeNumber, "Its place in the stay, from 1"),
    Meaning(
      "last_episode by LIST", .lastEpisode,
      "Whether it is the last, in the code table's own codes"),
    Meaning("start of episode", .episodeStart, "When it began: the moment the one before ended"),
    Meaning("end of episode", .episodeEnd, "When it ended, empty while it lasts"),
    Meaning(
      "operation_status by LIST", .operationStatus,
      "Whether there was an operation, in the code table's own codes"),
    Meaning("diagnosis", .diagnosis, "An ICD-10 code; several columns are filled in order"),
    Meaning("procedure", .procedure, "An OPCS-4 code; several columns are filled in order"),
    Meaning("date of procedure", .procedureDate, "The day of the procedure in the same order"),
  ]

  private static let outpatients = [
    Meaning("key of appointment", .appointmentKey, "The number of an appointment"),
    Meaning(
      "cds_unique_identifier of appointment", .cdsAppointment,
      "The identifier under which an appointment was sent to the national data sets"),
    Meaning("key of referral", .referralKey, "The number of a referral"),
    Meaning("pathway", .pathway, "A patient pathway identifier of twenty characters"),
    Meaning("referred_at", .referredAt, "When the referral came"),
    Meaning("booked_at", .bookedAt, "When the appointment was made"),
    Meaning("start of appointment", .appointmentStart, "When the appointment is or was"),
    Meaning("minutes", .minutes, "Its planned length"),
    Meaning(
      "attendance by LIST", .attendance,
      "Attended, did not attend, cancelled or to come, in the code table's own codes"),
    Meaning(
      "outcome_of_attendance by LIST", .outcomeOfAttendance,
      "What was decided, in the code table's own codes, empty if not seen"),
    Meaning(
      "rtt_status by LIST", .rttStatus,
      "The referral to treatment status, in the code table's own codes"),
    Meaning("arrived_at", .arrivedAt, "When the patient arrived, empty if not seen"),
    Meaning("seen_at", .seenAt, "When the patient was seen"),
    Meaning("left_at", .leftAt, "When the patient left"),
    Meaning("cancelled_at", .cancelledAt, "When the appointment was cancelled"),
    Meaning("cancellation_reason", .cancellationReason, "Why, in words"),
    Meaning("key of session", .key(.session), "The number of a day of a clinic"),
    Meaning(
      "clinic of LIST", .clinic,
      "A clinic of a crosswalk: of a booking that of its session"),
    Meaning("rare diagnosis", .rareDiagnosis, "An ICD-10 code, mostly empty"),
    Meaning("rare procedure", .rareProcedure, "An OPCS-4 code, mostly empty"),
  ]

  private static let emergency = [
    Meaning("key of attendance", .attendanceKey, "The number of an emergency attendance"),
    Meaning("start of attendance", .attendanceStart, "When the patient arrived"),
    Meaning("stage of attendance", .stage, "A moment after the column before, seldom empty"),
    Meaning("rare stage of attendance", .rareStage, "The same, mostly empty"),
    Meaning("end of attendance", .attendanceEnd, "When the patient left, after all stages"),
  ]

  private static let alerts = [
    Meaning("key of alert", .alertKey, "The number of an alert"),
    Meaning("start of alert", .alertStart, "When it was entered"),
    Meaning("end of alert", .alertEnd, "When it ended, mostly empty"),
  ]

  /// What some systems keep in files of their own.
  private static let ownFiles = [
    Meaning("start of record", .start, "When it began or was written down"),
    Meaning("start of record or 1800", .startOrPast, "The same, 01/01/1800 for no start"),
    Meaning("end of record", .end, "When it ended, empty while it holds"),
    Meaning("end of record or 2100", .endOrFuture, "The same, 31/12/2100 for no end"),
    Meaning("number of record", .number, "Its place among those of the same owner, from 1"),
    Meaning("active flag", .activeFlag, "1; 0 would be a record that was deleted"),
    Meaning(
      "use by LIST", .use,
      "usual, former, home, local_pas or district, in the code table's own codes"),
    Meaning("key of allergy", .key(.allergy), "The number of an allergy"),
    Meaning("key of name", .key(.name), "The number of a name in a file of names"),
    Meaning("key of address", .key(.address), "The number of an address in a file of addresses"),
    Meaning("key of alias", .key(.alias), "The number of a number in a file of numbers"),
    Meaning("alias", .alias, "The hospital number, or one from before"),
    Meaning("hospital number", .hospitalNumber, "The number printed on the case notes"),
    Meaning("key of registration", .key(.registration), "The number of a registration"),
    Meaning("key of relative", .key(.relative), "The number of a relative"),
    Meaning("relative forename", .relativeForename, "The first name of a relative"),
    Meaning("key of merge", .key(.merge), "The number of a merge of two hospital numbers"),
    Meaning("number given up", .loser, "The patient whose number was given up in a merge"),
    Meaning("key of clock", .key(.clock), "The number of a clock on a pathway"),
    Meaning("start status by LIST", .startStatus, "What started a clock"),
    Meaning("stop status by LIST", .stopStatus, "What stopped it, empty while it runs"),
    Meaning("key of waiting", .key(.waiting), "The number of a waiting-list entry"),
    Meaning("planned procedure", .plannedProcedure, "The OPCS-4 code that a patient waits for"),
    Meaning("key of offer", .key(.offer), "The number of an offer of admission"),
    Meaning("key of ward stay", .key(.wardStay), "The number of a stay on one ward"),
    Meaning("ward of LIST", .ward, "A ward of a crosswalk: for those in hospital that of the bed"),
    Meaning("bed of LIST", .bed, "A bed of a list, for those who are in hospital"),
    Meaning("key of diagnosis", .key(.diagnosis), "The number of a diagnosis in its own file"),
    Meaning("key of procedure", .key(.procedure), "The number of a procedure in its own file"),
    Meaning("key of folder", .key(.folder), "The number of a volume of case notes"),
    Meaning("bar code", .barcode, "As printed on the cover of a volume"),
    Meaning("key of movement", .key(.movement), "The number of a volume's movement"),
    Meaning("key of document", .key(.document), "The number of a document"),
    Meaning("storage key", .storageKey, "Where the file of a document lies"),
    Meaning("digest", .digest, "64 hexadecimal digits"),
    Meaning("what it belongs to", .link, "The number of its episode, entry, volume or session"),
  ]

  private static let lists = [
    Meaning("key of line", .lineKey, "The code of a line of a list"),
    Meaning("text of line", .lineText, "The words beside it"),
    Meaning("target of line", .lineTarget, "What it is translated to"),
    Meaning(
      "more of line", .lineMore, "What a list of the rehearsal says beside that, often empty"),
    Meaning("list of line", .lineList, "The name of the list"),
  ]
}
