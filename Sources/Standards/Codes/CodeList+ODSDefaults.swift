// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// The codes of the Organisation Data Service that stand for no one.
extension CodeList {
  /// Codes of organisations and people that stand for none; see ``ODSCode``.
  static let odsDefaults = CodeList(
    "organisation_data_service_default", title: "ORGANISATION DATA SERVICE DEFAULT CODES",
    table: """
      [default]
      C9999998 Consultant not known
      CD999998 Dental consultant not known
      D9999998 Dentist not known
      D9999981 Dentist not applicable
      G9999998 General practitioner not known
      G9999981 General practitioner not applicable
      M9999998 Midwife not known
      N9999998 Nurse not known
      H9999998 Other health care professional not known
      A9999998 Ministry of Defence doctor
      R9999981 Referrer other than those with a code
      X9999998 Referrer not applicable or not known
      V81997 No registered practice
      V81998 Practice not applicable
      V81999 Practice not known
      X99998 Referring organisation not applicable
      X99999 Referring organisation not known
      89999 Provider outside the NHS in the United Kingdom
      89997 Provider outside the United Kingdom
      R9998 Not a hospital site
      Q99 Area of residence not known
      X98 Not applicable, overseas visitor
      TDH00 Overseas visitor exempt from charges
      VPP00 Private patient, or overseas visitor liable for charges
      """)
}
