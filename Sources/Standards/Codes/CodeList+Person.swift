// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// Who a person is: ethnic category, gender, marital status, number status, belief.
extension CodeList {
  /// The national letter alone.
  ///
  /// The second character, which the item leaves to local use, is no part of the list: a mapping
  /// translates a local subdivision to its letter.
  static let ethnicCategory = CodeList(
    "ethnic_category", title: "ETHNIC CATEGORY CODE 2001",
    table: """
      A White - British
      B White - Irish
      C White - any other White background
      D Mixed - White and Black Caribbean
      E Mixed - White and Black African
      F Mixed - White and Asian
      G Mixed - any other mixed background
      H Asian or Asian British - Indian
      J Asian or Asian British - Pakistani
      K Asian or Asian British - Bangladeshi
      L Asian or Asian British - any other Asian background
      M Black or Black British - Caribbean
      N Black or Black British - African
      P Black or Black British - any other Black background
      R Other ethnic groups - Chinese
      S Other ethnic groups - any other ethnic group
      Z Not stated
      [default]
      99 Not known
      """)

  static let personStatedGender = CodeList(
    "person_stated_gender", title: "PERSON STATED GENDER CODE",
    table: """
      1 Male
      2 Female
      9 Indeterminate (unable to be classified as either male or female)
      [default]
      X Not known (not recorded)
      """)

  static let personMaritalStatus = CodeList(
    "person_marital_status", title: "PERSON MARITAL STATUS",
    table: """
      S Single
      M Married/Civil Partner
      D Divorced/Person whose Civil Partnership has been dissolved
      W Widowed/Surviving Civil Partner
      P Separated
      N Not disclosed
      [default]
      8 Not applicable
      9 Not known
      [retired]
      1 Single
      2 Married/separated
      3 Divorced
      4 Widowed
      """)

  static let nhsNumberStatusIndicator = CodeList(
    "nhs_number_status_indicator", title: "NHS NUMBER STATUS INDICATOR CODE",
    table: """
      01 Number present and verified
      02 Number present but not traced
      03 Trace required
      04 Trace attempted - No match or multiple match found
      05 Trace needs to be resolved - conflict of NHS number or patient details
      06 Trace in progress
      07 Number not present and trace not required
      08 Trace postponed (baby under six weeks old)
      """)

  /// The groups.
  ///
  /// The detailed codes (C22, C67) add a number to the letter of the group.
  static let religiousAffiliation = CodeList(
    "religious_or_other_belief_system_affiliation_group",
    title: "RELIGIOUS OR OTHER BELIEF SYSTEM AFFILIATION GROUP CODE",
    table: """
      A Baha'i
      B Buddhist
      C Christian
      D Hindu
      E Jain
      F Jewish
      G Muslim
      H Pagan
      I Sikh
      J Zoroastrian
      K Other
      L None
      M Declines to Disclose
      N Patient Religion Unknown
      """)
}
