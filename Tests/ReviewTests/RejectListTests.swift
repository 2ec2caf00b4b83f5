import Review
import Testing

@Suite struct RejectListTests {
  @Test func `the list has a line for each record and the counts`() {
    let list = RejectList(SampleRun.records)
    #expect(list.lines.count == 37)
    #expect(list.text.hasSuffix("6 rejected, 31 waiting\n"))
    #expect(list.text.contains("MIG6007 KEY_CONFLICT in PAS_ID; 10 wait for it"))
    #expect(list.text.contains("waits for a patient that is in none of the files"))
  }

  @Test func `the list can be narrowed by outcome and reason`() {
    #expect(RejectList(SampleRun.records, outcome: .held).lines.count == 31)
    #expect(RejectList(SampleRun.records, slug: "NOT_ONE_OF").lines.count == 1)
    #expect(RejectList(SampleRun.records, slug: "PARENT_MISSING").lines.count == 16)
  }

  @Test func `one record is masked unless it is revealed`() throws {
    let masked = try RejectShow("b1", in: SampleRun.records, reveal: false).text
    #expect(masked.contains("»99/99/9999 99:99«,»A9A«"))
    #expect(!masked.contains("S005121"))
    #expect(masked.contains("5 records wait for it"))
    let shown = try RejectShow("b1", in: SampleRun.records, reveal: true).text
    #expect(shown.contains("»08/03/2024 11:00«"))
    #expect(shown.contains("key S005121"))
  }

  @Test(arguments: [RecordDetails.Privacy.restricted, .unknown])
  func `who is restricted, or may be, stays masked`(privacy: RecordDetails.Privacy) throws {
    var show = try RejectShow("b1", in: SampleRun.records, reveal: true)
    show.privacy = privacy
    #expect(!show.text.contains("S005121") && !show.text.contains("08/03/2024"))
    #expect(show.text.contains("--reveal-sensitive"))
  }

  @Test func `an id that is unknown or begins several is refused`() {
    #expect(throws: ReviewError.recordUnknown("zz")) {
      try RejectShow("zz", in: SampleRun.records, reveal: false)
    }
    #expect(throws: ReviewError.recordAmbiguous("a", 4)) {
      try RejectShow("a", in: SampleRun.records, reveal: false)
    }
  }
}
