import Standards
import Testing

struct CodeListTests {
  private static let names = CodeList.all.map(\.name)

  @Test(arguments: names)
  func `every list is found by its name and has its own codes`(name: String) throws {
    let list = try #require(CodeList.named(name))
    #expect(!list.codes.isEmpty)
    #expect(!list.title.isEmpty)
    #expect(list.source.hasPrefix("NHS Data Dictionary"))
    for code in list.codes {
      #expect(list.contains(code.code))
      #expect(list.code(code.code) == code)
      #expect(!code.meaning.isEmpty)
    }
  }

  @Test(arguments: names)
  func `a name is in snake case`(name: String) {
    #expect(name.allSatisfy { $0 == "_" || $0.isLowercase && $0.isASCII })
  }

  @Test func `an unknown name is no list`() {
    #expect(CodeList.named("shoe_size") == nil)
  }

  @Test(arguments: [
    ("ethnic_category", 18), ("person_stated_gender", 4), ("person_marital_status", 12),
    ("nhs_number_status_indicator", 8), ("admission_method", 20), ("source_of_admission", 19),
    ("patient_classification", 6), ("discharge_destination", 21), ("main_specialty", 95),
    ("treatment_function", 183), ("emergency_care_attendance_disposal", 12),
    ("source_of_referral_for_out_patients", 18),
    ("religious_or_other_belief_system_affiliation_group", 14),
    ("referral_to_treatment_period_status", 17),
  ])
  func `a list is as long as the dictionary has it`(name: String, count: Int) throws {
    #expect(try #require(CodeList.named(name)).codes.count == count)
  }

  @Test(arguments: [
    ("admission_method", "2A", true), ("admission_method", "2a", false),
    ("admission_method", "21 ", false), ("admission_method", "", false),
    ("admission_method", "2", false), ("admission_method", "21ABCDEFG", false),
    ("ethnic_category", "A", true), ("ethnic_category", "A1", false),
    ("ethnic_category", "99", true), ("treatment_function", "650", true),
    ("main_specialty", "650", false), ("main_specialty", "651", false),
  ])
  func `a field is a code of the list or not`(name: String, field: String, expected: Bool) throws {
    #expect(try #require(CodeList.named(name)).contains(field) == expected)
  }

  @Test(arguments: [
    ("admission_method", "28", false, true), ("admission_method", "99", true, false),
    ("admission_method", "21", false, false), ("person_marital_status", "4", false, true),
    ("person_marital_status", "9", true, false), ("ethnic_category", "Z", false, false),
    ("main_specialty", "990", false, true), ("treatment_function", "510", false, true),
  ])
  func `a code is default, retired or neither`(
    name: String, field: String, isDefault: Bool, isRetired: Bool
  ) throws {
    let list = try #require(CodeList.named(name))
    let code = try #require(list.code(field))
    #expect(code.isDefault == isDefault)
    #expect(code.isRetired == isRetired)
    #expect(list.current.contains(code) == (!isDefault && !isRetired))
  }

  @Test func `a number can mean two things in two lists`() {
    #expect(CodeList.named("main_specialty")?.code("430")?.meaning == "Geriatric Medicine")
    #expect(
      CodeList.named("treatment_function")?.code("430")?.meaning == "Elderly Medicine Service")
  }
}
