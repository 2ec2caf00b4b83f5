// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// Appointments and referrals.
extension CodeList {
  static let attendedOrDidNotAttend = CodeList(
    "attended_or_did_not_attend", title: "ATTENDED OR DID NOT ATTEND CODE",
    table: """
      5 Attended on time or, if late, before the professional was ready
      6 Arrived late, after the professional was ready, but was seen
      7 Arrived late and could not be seen
      2 Cancelled by, or on behalf of, the patient
      3 Did not attend, without warning
      4 Cancelled or postponed by the provider
      0 Not applicable, the appointment is in the future
      """)

  static let firstAttendance = CodeList(
    "first_attendance", title: "FIRST ATTENDANCE CODE",
    table: """
      1 First attendance face to face
      2 Follow-up attendance face to face
      3 First telephone or Telemedicine consultation
      4 Follow-up telephone or Telemedicine consultation
      5 Referral To Treatment Clock Stop Administrative Event
      """)

  static let consultationMediumUsed = CodeList(
    "consultation_medium_used", title: "CONSULTATION MEDIUM USED",
    table: """
      01 Face to face communication
      02 Telephone
      03 Telemedicine
      04 Talk type for a person unable to speak
      05 Email
      06 Short Message Service (SMS) - Text Messaging
      07 On-line Triage
      08 Online Instant Messaging
      98 Other (not listed)
      """)

  static let outcomeOfAttendance = CodeList(
    "outcome_of_attendance", title: "OUTCOME OF ATTENDANCE CODE",
    table: """
      1 Discharged from consultant's care (last attendance)
      2 Another appointment given
      3 Appointment to be made at a later date
      """)

  static let priorityType = CodeList(
    "priority_type", title: "PRIORITY TYPE CODE",
    table: """
      1 Routine
      2 Urgent
      3 Two Week Wait
      """)

  static let sourceOfReferralForOutPatients = CodeList(
    "source_of_referral_for_out_patients", title: "SOURCE OF REFERRAL FOR OUT-PATIENTS",
    table: """
      01 Initiated by the consultant, after an emergency admission
      02 Initiated by the consultant, after a domiciliary consultation
      10 Initiated by the consultant, after an emergency care attendance
      11 Initiated by the consultant, other
      03 General medical practitioner
      92 General dental practitioner
      12 General practitioner with an extended role or dentist with enhanced skills
      04 Emergency care department
      05 Consultant, other than in an emergency care department
      06 Self-referral
      07 Prosthetist
      13 Specialist nurse (secondary care)
      14 Allied health professional
      15 Optometrist
      16 Orthoptist
      17 National screening programme
      93 Community dental service
      97 Not initiated by the consultant, other
      """)

  static let referralToTreatmentPeriodStatus = CodeList(
    "referral_to_treatment_period_status", title: "REFERRAL TO TREATMENT PERIOD STATUS",
    table: """
      10 First activity in a period
      11 First activity of a new period, following active monitoring
      12 First activity of a new period, following a decision to refer for a separate condition
      20 Subsequent activity, further activities anticipated
      21 Subsequent activity by another provider, following a transfer
      30 End of the period - start of first definitive treatment
      31 End of the period - active monitoring initiated by the patient
      32 End of the period - active monitoring initiated by the professional
      33 End of the period - did not attend the first activity after the referral
      34 End of the period - decision not to treat
      35 End of the period - patient declined offered treatment
      36 End of the period - patient died before treatment
      90 Not part of a period - after treatment
      91 Not part of a period - activity during active monitoring
      92 Not part of a period - not yet referred, diagnostic tests by the general practitioner
      98 Not part of a period - not applicable
      99 Not yet known
      """)
}
