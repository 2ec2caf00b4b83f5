// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened. The lists of accident and emergency attendances are
// those of commissioning data set V6-2, type 010.

/// Attendances at emergency departments.
extension CodeList {
  /// Of the emergency care data set.
  ///
  /// The accident and emergency data set before it has the same digits with other meanings:
  /// `accident_and_emergency_attendance_category`.
  static let emergencyCareAttendanceCategory = CodeList(
    "emergency_care_attendance_category", title: "EMERGENCY CARE ATTENDANCE CATEGORY",
    table: """
      1 Unplanned first attendance for a new clinical condition
      2 Unplanned follow-up within 7 days of the first attendance at this department
      3 Unplanned follow-up within 7 days of the first attendance at another department
      4 Planned follow-up within 7 days of the first attendance at this department
      """)

  static let accidentAndEmergencyAttendanceCategory = CodeList(
    "accident_and_emergency_attendance_category", title: "A and E ATTENDANCE CATEGORY",
    source: accidentAndEmergency,
    table: """
      1 First accident and emergency attendance
      2 Follow-up accident and emergency attendance, planned
      3 Follow-up accident and emergency attendance, unplanned
      """)

  static let emergencyCareDepartmentType = CodeList(
    "emergency_care_department_type", title: "A and E DEPARTMENT TYPE",
    source: accidentAndEmergency,
    table: """
      01 Consultant-led 24 hour service with full resuscitation facilities
      02 Consultant-led single specialty service, such as ophthalmology or dental
      03 Other type, or minor injury unit
      04 NHS walk-in centre
      """)

  static let arrivalMode = CodeList(
    "arrival_mode", title: "A and E ARRIVAL MODE",
    source: accidentAndEmergency,
    table: """
      1 Brought in by emergency ambulance, air ambulance included
      2 Other
      """)

  static let emergencyCareAttendanceDisposal = CodeList(
    "emergency_care_attendance_disposal", title: "A and E ATTENDANCE DISPOSAL",
    source: accidentAndEmergency,
    table: """
      01 Admitted to a bed, or became a lodged patient, of the same provider
      02 Discharged, follow-up treatment by the general practitioner
      03 Discharged, no follow-up treatment required
      04 Referred to accident and emergency clinic
      05 Referred to fracture clinic
      06 Referred to other out-patient clinic
      07 Transferred to other provider
      10 Died in department
      11 Referred to other health care professional
      12 Left department before being treated
      13 Left department having refused treatment
      14 Other
      """)
}
