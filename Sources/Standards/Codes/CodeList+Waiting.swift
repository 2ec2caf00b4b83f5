// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// Waiting to be seen or admitted.
extension CodeList {
  static let electiveAdmissionType = CodeList(
    "elective_admission_type", title: "ELECTIVE ADMISSION TYPE",
    table: """
      11 Waiting list admission, no date given at the decision
      12 Booked admission, a date given at the decision
      13 Planned admission, part of a planned sequence of care
      """)

  static let electiveAdmissionListStatus = CodeList(
    "elective_admission_list_status", title: "ELECTIVE ADMISSION LIST STATUS",
    table: """
      01 Patient is available for treatment
      02 Patient is not available for treatment
      """)

  static let electiveAdmissionListRemovalReason = CodeList(
    "elective_admission_list_removal_reason", title: "ELECTIVE ADMISSION LIST REMOVAL REASON",
    table: """
      1 Patient admitted electively
      2 Patient admitted as an emergency for the same condition
      3 Patient died
      4 Patient removed for other reasons
      """)

  static let admissionOfferOutcome = CodeList(
    "admission_offer_outcome", title: "ADMISSION OFFER OUTCOME",
    table: """
      8 Patient admitted - treatment commenced
      1 Patient admitted - treatment completed
      2 Admission cancelled by, or on behalf of, the patient
      6 Admission cancelled by hospital before the day offered for admission
      7 Admission cancelled by hospital on the day offered for admission
      4 Patient failed to arrive
      5 Patient admitted - treatment deferred
      """)

  static let waitingTimeMeasurementType = CodeList(
    "waiting_time_measurement_type", title: "WAITING TIME MEASUREMENT TYPE",
    table: """
      01 Included in consultant-led waiting times
      02 Allied health professional measurement
      05 Crisis response intermediate care within 2 hours
      06 Other intermediate care within 2 days
      07 Crisis response intermediate care
      08 Other intermediate care
      09 Other measurement (not listed)
      [retired]
      03 Improving access to psychological therapies
      04 Early intervention in psychosis
      """)

  static let serviceTypeRequested = CodeList(
    "service_type_requested", title: "SERVICE TYPE REQUESTED",
    table: """
      1 Advice or consultation
      2 Specific procedure
      3 Other
      """)
}
