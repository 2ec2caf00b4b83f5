// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// How and where to a patient was discharged.
extension CodeList {
  static let dischargeMethod = CodeList(
    "discharge_method", title: "DISCHARGE METHOD CODE",
    table: """
      1 On clinical advice or with clinical consent
      2 Self-discharge, or by a relative or advocate
      3 By a mental health tribunal, the Home Secretary or a court
      4 Died
      5 Stillbirth
      6 Self-discharge (mental health data set)
      7 By a relative or advocate (mental health data set)
      [default]
      8 Not applicable, the spell or episode is not finished
      9 Not known
      """)

  static let dischargeDestination = CodeList(
    "discharge_destination", title: "DISCHARGE DESTINATION CODE",
    table: """
      19 Usual place of residence, also no fixed abode
      29 Temporary place of residence when usually resident elsewhere
      30 Repatriation from high security psychiatric accommodation in an NHS hospital
      37 Court
      38 Penal establishment or police station
      48 High Security Psychiatric Hospital, Scotland
      49 NHS other hospital provider - high security psychiatric accommodation
      50 NHS other hospital provider - medium secure unit
      51 NHS other hospital provider - ward for general patients or younger physically disabled
      52 NHS other hospital provider - ward for maternity patients or Neonates
      53 NHS other hospital provider - ward for mental illness or learning disabilities
      54 NHS run Care Home
      65 Local Authority residential accommodation i.e. where care is provided
      66 Local Authority foster care
      79 Not applicable - patient died or stillbirth
      84 Non-NHS run hospital - medium secure unit
      85 Non-NHS (other than Local Authority) run Care Home
      87 Non-NHS run hospital
      88 Non-NHS (other than Local Authority) run Hospice
      [default]
      98 Not applicable
      99 Not known
      """)
}
