import Schema
import Testing

@Suite struct StoredColumnsTests {
  @Test func `a record table has a version, and one that is loaded by key also has its origin`() {
    for table in Tables.all {
      let names = table.stored.map(\.name)
      #expect(names.first == "id")
      #expect(names.contains("row_version") == (table.part == .record))
      for name in ["origin", "legacy_key", "content_hash"] where table.part == .record {
        #expect(names.contains(name) == table.isRoot, "\(table.name)")
      }
    }
  }

  @Test func `exactly the tables that a mapping loads by key are roots`() {
    #expect(
      Set(Tables.all.filter(\.isRoot).map(\.name)) == [
        "code_value", "organisation", "location", "practitioner", "patient",
        "patient_identifier", "patient_name", "patient_address", "patient_contact",
        "gp_registration", "related_person", "patient_flag", "allergy", "patient_merge",
        "referral", "pathway", "rtt_clock", "rtt_event", "clinic_template", "clinic_session",
        "waiting_list_entry", "waiting_list_offer", "spell", "episode", "ward_stay", "diagnosis",
        "procedure", "ed_attendance", "appointment", "document", "casenote_folder",
        "casenote_movement", "cds_record",
      ])
  }

  @Test(
    arguments: [
      (ColumnType.text(9), ["x"]), (.integer, ["x"]), (.decimal(places: 2), ["x"]),
      (.boolean, ["x"]), (.date, ["x"]), (.code("ethnic_category"), ["x"]),
      (.ref("patient"), ["x"]), (.json, ["x"]), (.bytes, ["x"]),
      (.partialDate, ["x", "x_precision"]), (.instant, ["x", "x_precision"]),
    ])
  func `a column whose precision may vary is stored as two`(_ type: ColumnType, _ stored: [String])
  {
    #expect(Column("x", type, about: "").stored.map(\.name) == stored)
  }

  @Test func `where a value is required so is its precision`() {
    let column = Column("x", .instant, required: true, about: "")
    #expect(column.stored.allSatisfy { $0.isRequired })
    #expect(column.stored.map(\.form) == [.integer, .text])
  }

  @Test func `no policy may drop what is known of alerts, allergies and deaths`() {
    let marked = Tables.record.flatMap { table in
      table.columns.filter(\.mustLand).map { "\(table.name).\($0.name)" }
    }
    #expect(
      Set(marked) == [
        "patient.death_date", "patient.deceased", "patient_flag.category", "patient_flag.text",
        "patient_flag.severity", "patient_flag.started_on", "patient_flag.ended_on",
        "allergy.kind", "allergy.substance_code", "allergy.substance", "allergy.reaction",
        "allergy.severity", "allergy.verification", "allergy.recorded_on", "allergy.onset",
        "allergy.ended_on",
      ])
  }

  @Test func `a table that a crosswalk can add to needs no more than code, name and activity`() {
    for (table, code) in [
      ("organisation", "ods_code"), ("location", "code"), ("practitioner", "national_code"),
    ] {
      let columns = Tables.table(named: table)?.columns ?? []
      #expect(
        Set(columns.filter(\.isRequired).map(\.name)).isSubset(of: [code, "name", "is_active"]))
      #expect(columns.contains { $0.name == code })
    }
  }
}
