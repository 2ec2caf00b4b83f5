package import Extract

/// What of a project a rehearsal needs.
package struct RehearsalProject: Sendable {
  /// One line of a code table or crosswalk that translates.
  package struct Code: Sendable, Hashable {
    package var source: String
    package var text: String
    package var target: String
    /// What a list of the rehearsal says beside that.
    package var more: String

    package init(_ source: String, _ text: String = "", target: String, more: String = "") {
      self.source = source
      self.text = text
      self.target = target
      self.more = more
    }
  }

  package var name: String
  /// By the name of the source.
  package var layouts: [String: Layout]
  /// Approved lines by the name of the code table or crosswalk.
  package var lists: [String: [Code]]
  /// By the name of the source: how many mappings read all its records again after the first.
  package var rereadings: [String: Int]
  package var plan: RehearsalPlan

  package init(
    name: String, layouts: [String: Layout], lists: [String: [Code]],
    rereadings: [String: Int] = [:], plan: RehearsalPlan
  ) {
    self.name = name
    self.layouts = layouts
    self.lists = lists
    self.rereadings = rereadings
    self.plan = plan
  }
}
