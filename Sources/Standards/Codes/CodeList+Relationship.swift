// Codes from the NHS Data Dictionary, NHS England, publication of May 2026, under the Apache
// License 2.0; long meanings are shortened.

/// How people are related.
extension CodeList {
  /// The fullest of the dictionary's lists of relationships; next of kin has none of its own.
  static let relationship = CodeList(
    "relationship", title: "RELATIONSHIP TO PERSON FOR COMMUNITY",
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
