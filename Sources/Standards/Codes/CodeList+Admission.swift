// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// How and why a patient was admitted.
extension CodeList {
  static let admissionMethod = CodeList(
    "admission_method", title: "ADMISSION METHOD",
    table: """
      11 Elective - waiting list
      12 Elective - booked
      13 Elective - planned
      21 Emergency - emergency care department or dental casualty of the provider
      22 Emergency - general practitioner, after a request for immediate admission
      23 Emergency - bed bureau
      24 Emergency - consultant clinic of this or another provider
      25 Emergency - admission via mental health crisis resolution team
      2A Emergency - emergency care department of another provider
      2B Emergency - transfer of an admitted patient from another hospital provider
      2C Emergency - baby born at home as intended
      2D Emergency - other emergency admission
      31 Maternity - admitted ante-partum
      32 Maternity - admitted post-partum
      82 Other - birth of a baby in this provider
      83 Other - baby born outside the provider, except when born at home as intended
      81 Other - transfer of an admitted patient, not in an emergency
      [default]
      98 Not applicable
      99 Not known
      [retired]
      28 Emergency - other means, replaced by 2A to 2D
      """)

  static let sourceOfAdmission = CodeList(
    "source_of_admission", title: "SOURCE OF ADMISSION",
    table: """
      19 Usual place of residence, also no fixed abode
      29 Temporary place of residence when usually resident elsewhere
      39 Penal establishment, Court, or Police Station / Police Custody Suite
      40 Penal establishment
      41 Court
      42 Police Station / Police Custody Suite
      49 NHS other hospital provider - high security psychiatric accommodation
      51 NHS other hospital provider - general ward or emergency care department
      52 NHS other hospital provider - ward for maternity patients or Neonates
      53 NHS other hospital provider - ward for mental illness or learning disabilities
      54 NHS run Care Home
      65 Local Authority residential accommodation i.e. where care is provided
      66 Local Authority foster care
      79 Babies born in or on the way to hospital
      85 Non-NHS (other than Local Authority) run Care Home
      87 Non NHS run hospital
      88 Non-NHS (other than Local Authority) run Hospice
      [default]
      98 Not applicable
      99 Not known
      """)

  static let patientClassification = CodeList(
    "patient_classification", title: "PATIENT CLASSIFICATION CODE",
    table: """
      1 Ordinary admission
      2 Day case admission
      3 Regular day admission
      4 Regular night admission
      5 Mother and baby using delivery facilities only
      [default]
      8 Not applicable
      """)

  static let intendedManagement = CodeList(
    "intended_management", title: "INTENDED MANAGEMENT CODE",
    table: """
      1 To stay in hospital for at least one night
      2 Not to stay in hospital overnight
      3 Planned sequence of admissions, each with at least one overnight stay
      4 Planned sequence of admissions without overnight stay
      5 Planned sequence of nights, at home for the rest of the 24 hours
      [default]
      8 Not applicable
      9 Not known
      """)

  static let administrativeCategory = CodeList(
    "administrative_category", title: "ADMINISTRATIVE CATEGORY CODE",
    table: """
      01 NHS patient, including overseas visitors charged by the regulations
      02 Private patient
      03 Amenity patient, who pays for a single room or small ward
      04 Category II patient
      [default]
      98 Not applicable
      99 Not known
      """)
}
