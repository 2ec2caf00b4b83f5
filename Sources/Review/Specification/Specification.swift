import Pages
package import Transform

/// The specification of a migration: everything that becomes of a record, in words, to be signed.
///
/// Made from the plans that run, so that it says what will happen and nothing else.
package struct Specification: Sendable {
  private let project: Project
  private let signatures: Signatures
  private let sections: [DocumentSection]

  /// Describes a project without errors from the plans of all its mappings.
  package init(_ project: Project, plans: [MappingPlan], signatures: Signatures) {
    self.project = project
    self.signatures = signatures
    let mappings = MappingDescriber.describe(project, plans: plans)
    let tests = MappingTestReader.read(project).tests
    let lists = SpecificationLists(project: project, mappings: mappings)
    let rules = SpecificationRules(project: project, mappings: mappings)
    sections =
      [SpecificationWords.key, SpecificationWords.outcomes]
      + [SpecificationSources(project: project, mappings: mappings).section]
      + mappings.map { SpecificationMapping(mapping: $0, tests: tests).section }
      + [rules.rules, rules.limits, lists.codes, lists.crosswalks, rules.gaps, rules.reasons]
      + [signatures.section(of: project)]
  }

  private var title: String { "Specification of the migration \(project.name)" }

  private var about: String {
    "What becomes of every record of \(project.sourceSystem), to be read and signed."
      + " Rules \(project.ruleset.prefix(12)). \(signatures.state(of: project))"
  }

  package var markdown: String {
    MarkdownWriter.text(title: title, about: about, sections: sections)
  }

  package var html: String {
    Page(
      title: title, about: about, opening: Markup(html: ""),
      sections: sections.map {
        .init(
          id: $0.id, title: $0.title.replacing("`", with: ""),
          body: DocumentMarkup.markup($0.blocks))
      },
      footer: "This page holds rules and no patient's data."
    ).html
  }
}
