/// Every table, referred-to tables before those that refer to them.
///
/// Adding a table is one file in `Tables/` and one line here.
public enum Tables {
  /// The EPR's own tables.
  public static let record: [Table] = [
    .legacyValue, .codeValue, .organisation, .location, .practitioner, .patient,
    .patientIdentifier, .patientName, .patientAddress, .patientContact, .gpRegistration,
    .relatedPerson, .patientFlag, .allergy, .patientMerge, .referral, .pathway, .rttClock,
    .rttEvent, .clinicTemplate, .clinicSession, .waitingListEntry, .waitingListOffer, .spell,
    .episode, .wardStay, .diagnosis, .procedure, .edAttendance, .appointment, .document,
    .casenoteFolder, .casenoteMovement, .cdsRecord,
  ]

  /// What the migration knows about itself.
  public static let control: [Table] = [
    .storeProperty, .sourceSystem, .run, .loadFile, .ledgerLine, .isolatedRecord,
    .isolatedFault, .recordNote, .foldedRecord, .appliedDecision, .beforeImage, .ruleSetting,
  ]

  public static let all = record + control

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  public static func table(named name: String) -> Table? { byName[name] }
}
