/// The national lists that Trackway knows.
extension CodeList {
  /// Every list, in one line each; a column of the schema and a mapping name one of these.
  package static let all: [CodeList] = [
    .ethnicCategory, .personStatedGender, .personMaritalStatus, .nhsNumberStatusIndicator,
    .religiousAffiliation, .relationshipToPersonForCommunity, .admissionMethod,
    .sourceOfAdmission, .patientClassification, .intendedManagement, .administrativeCategory,
    .operationStatus, .lastEpisodeInSpellIndicator, .dischargeMethod, .dischargeDestination,
    .attendedOrDidNotAttend, .firstAttendance, .consultationMediumUsed, .outcomeOfAttendance,
    .priorityType, .sourceOfReferralForOutPatients, .referralToTreatmentPeriodStatus,
    .mainSpecialty, .treatmentFunction, .emergencyCareAttendanceCategory,
    .accidentAndEmergencyAttendanceCategory, .emergencyCareDepartmentType, .arrivalMode,
    .emergencyCareAttendanceDisposal, .electiveAdmissionType, .electiveAdmissionListStatus,
    .electiveAdmissionListRemovalReason, .admissionOfferOutcome, .waitingTimeMeasurementType,
    .serviceTypeRequested, .odsDefaults,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The list of that name.
  package static func named(_ name: String) -> CodeList? {
    byName[name]
  }

  static let dictionary = "NHS Data Dictionary, May 2026"
  static let accidentAndEmergency = "NHS Data Dictionary, CDS V6-2 type 010"
}
