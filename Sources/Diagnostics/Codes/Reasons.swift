/// The registry of what can happen to a record.
///
/// Retired reasons stay listed.
public enum Reasons {
  /// Every reason, in the order of the reference pages.
  public static let all: [Reason] = [
    tooFewFields, tooManyFields, brokenQuote, lineBreakInField, recordTooLong, badBytes, truncated,
    repeatedHeader, recordLength, recordTypeUnknown,
    brokenXML, tooDeep, repeatedValue, tooManyRows, notReadAgain,
    fieldBlank, dateInvalid, dateInFuture, dateTooEarly, dateOutOfOrder, dateSentinel,
    twoDigitYear, partialDate, ageOverLimit, hourTwice, hourMissing, numberInvalid, tooLong,
    pattern, notOneOf, mojibake, postcodeInvalid, telephoneInvalid, organisationInvalid,
    diagnosisInvalid, procedureInvalid, controlCharacter, placeholder, dateTooLate, columnsDiffer,
    gmcInvalid, snomedInvalid, readCodeInvalid, codeUnmapped, parentMissing,
    parentWaiting, crosswalkMissing, crosswalkAmbiguous, lookupMissing, lookupAmbiguous,
    spellOpenTwice, episodeOverlap,
    episodeOutsideSpell, episodeNumberTwice, episodeGap, lastEpisodeMissing, activityAfterDeath,
    deceasedWithBooking, mergedTwice, registrationOverlap, wardStayOverlap, bedTwice, waitingTwice,
    waitingWithoutPathway, clockStopBeforeStart, clocksOpenTwice, bookingWithoutSession,
    barcodeTwice, mergeLoop, recordsDiffer, recordsTooMany,
    openSpellNotOnWardList, inpatientWithoutSpell, notOnReport, reportWithoutRecord,
    deceasedWaiting, clockStopWithoutDate, outcomeMissing, excludedByDecision, constraintBroken,
    nhsCheckDigit, nhsRepeatedDigit, nhsForm, nhsShared,
    nhsVerifiedTwice, possibleDuplicate, registeredSince, staffChanged, keyConflict, deathConflict,
    deathDateInvalid,
    chiInvalid, healthAndCareInvalid, identityWithheld,
  ]

  private static let byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })
  private static let bySlug = Dictionary(uniqueKeysWithValues: all.map { ($0.slug, $0) })

  public static func reason(numbered number: UInt16) -> Reason? { byNumber[number] }
  public static func reason(named slug: String) -> Reason? { bySlug[slug] }
}
