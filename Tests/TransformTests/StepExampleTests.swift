import Testing
import Transform

@Suite struct StepTemplateTests {
  @Test func `no two templates are the same`() {
    let templates = Steps.all.flatMap { $0.reference.templates }
    #expect(Set(templates).count == templates.count)
  }
}
