import Extract
import Migration
import TestSupport
import Testing

/// A second mapping over a file that another one has accounted for.
@Suite struct DerivedFileTests {
  @Test(
    arguments: [
      (people: ["P1,SMITH,JO", "P2,SMITH"], declared: 2, isProved: true),
      (people: ["P1,SMITH,JO", "P2,SMITH"], declared: nil, isProved: false),
      (people: ["P1,SMITH,JO", "P2,SMITH"], declared: 3, isProved: false),
    ] as [([String], Int?, Bool)])
  func `says nothing of the proof of the file`(
    people: [String], declared: Int?, isProved: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let project = try TinyProject.write(
      into: folder, people: people.map { $0 + "\n" }.joined())
    let yaml = try folder.text(of: "project/migration.yaml")
    try folder.write("project/migration.yaml", yaml + "\n  - mappings/flag.yaml\n")
    try folder.write(
      "project/mappings/flag.yaml",
      """
      mapping: flag
      from: people
      version: 1
      when a mandatory field is empty: reject
      targets:
        - into: patient_flag
          key: ID
          fields:
            patient:
              from: ID, the patient with this key
              when it is not found: keep waiting
            category: the word "other"
      """)
    if let declared {
      let hash = try SHA256.hexDigest(ofFile: folder.path(of: "exports/people.csv"))
      try folder.write(
        "exports/manifest.csv",
        """
        file,record_type,rows,sha256,as_at,extent
        people.csv,people,\(declared),\(hash),2026-11-22T02:00:00,full

        """)
    }
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    #expect(summary.files.map(\.derived) == [false, true])
    #expect(summary.files.map(\.proved) == [isProved, nil])
  }
}
