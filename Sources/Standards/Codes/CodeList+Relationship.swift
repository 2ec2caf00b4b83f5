// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// How people are related.
extension CodeList {
  /// The fullest of the dictionary's lists of relationships.
  ///
  /// It has no spouse or partner, so it cannot serve for next of kin, for which there is no
  /// national list.
  static let relationshipToPersonForCommunity = CodeList(
    "relationship_to_person_for_community", title: "RELATIONSHIP TO PERSON FOR COMMUNITY",
    table: """
      BPX Biological Parent
      BPM Biological Mother
      BPF Biological Father
      SPX Step-Parent
      SPM Stepmother
      SPF Stepfather
      PIX Parents-in-Law
      PIF Father-in-Law
      PIM Mother-in-Law
      CHX Children
      CHS Son
      CHD Daughter
      CIX Children-in-Law
      CIS Son-in-Law
      CID Daughter-in-Law
      GPX Grandparent
      GPM Grandmother
      GPF Grandfather
      GCX Grandchild
      GCS Grandson
      GCD Granddaughter
      ORX Other Relative
      ORA Aunt
      ORU Uncle
      ORS Sister
      ORB Brother
      ORO Other (not listed)
      APX Adoptive Parent
      APM Adoptive Mother
      APF Adoptive Father
      FPX Foster Parent
      FPM Foster Mother
      FPF Foster Father
      RCX Residential Carer
      OTX Other
      NOX None - Lives Alone
      """)
}
