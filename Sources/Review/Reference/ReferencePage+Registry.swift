package import Diagnostics
import Pages

extension ReferencePage {
  package init(_ code: DiagnosticCode) {
    self.code = code.description
    title = code.title
    group =
      code.description.hasPrefix("MAP")
      ? "In a project, before a record is read" : "In a run, of files and the store"
    parts = [
      Part("Meaning", code.meaning),
      Part(
        "Severity",
        code.severity == .error
          ? "An error: nothing goes on until it is put right."
          : "A warning: the work goes on."),
      Part("What to do", code.action),
    ]
    if let example = DiagnosticExample.of(code) {
      parts.append(Part("Wrong", example.wrong, isListing: true))
      parts.append(Part("Right", example.right, isListing: true))
    }
  }

  package init(_ reason: Reason) {
    code = "MIG\(reason.number)"
    slug = reason.slug
    title = reason.sentence
    group = Self.group(of: reason.number)
    parts = [
      Part("Why it matters", reason.why),
      Part("For example", reason.example.capitalisedFirst + "."),
      Part("What to do", reason.action + "."),
      Part(
        "Who usually can, and how",
        "\(reason.team.rawValue.capitalisedFirst): \(TasksSection.inWords(reason.route))."),
    ]
    if let failure = reason.failure {
      parts.append(
        Part("What a mapping can say about it", "`when \(failure.phrase): …`"))
    } else {
      parts.append(
        Part(
          "What a mapping can say about it",
          "Nothing: it concerns the record as a whole or several records."))
    }
  }

  private static func group(of number: UInt16) -> String {
    switch number / 1000 {
    case 1: "In a record that cannot be split"
    case 2: "In a field"
    case 3: "In a code"
    case 4: "In a reference to something else"
    case 5: "Over several records"
    case 6: "In a person's identity"
    default: "From a project's own rules"
    }
  }
}
