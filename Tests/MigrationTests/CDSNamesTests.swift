import TestSupport
import Testing

/// Of whom the number was traced, and of whom nobody may be told, a data set has no name.
@Suite struct CDSNamesTests {
  static let files = [
    ("CDS130_001.xml", "AdmittedPatientCare_Finished_GeneralEpisode_Structure"),
    ("CDS020_001.xml", "OutpatientAttendance_CareActivity_Structure"),
  ]

  @Test(arguments: files)
  func `only records of people whose number was not traced carry a name`(
    _ file: String, record: String
  ) throws {
    let text = try Repository.text("Fixtures/cds-xml/\(file)")
    var counts = ["Verified": 0, "Unverified": 0, "Withheld": 0]

    for record in text.split(separator: "<\(record)>").dropFirst() {
      let identities = counts.keys.filter { record.contains("<\($0)Identity_Structure>") }
      try #require(identities.count == 1)
      counts[identities[0], default: 0] += 1
      let hasName = record.contains("<PatientName>") || record.contains("<PatientAddress>")
      #expect(hasName == (identities[0] == "Unverified"))
    }

    #expect(counts.values.allSatisfy { $0 > 0 }, "\(counts)")
  }
}
