import TestSupport

/// The commands that the README shows, each with the output that it promises.
struct ReadmeCommands {
  struct Example: Sendable {
    let command: String
    /// Lines as they stand in the README; `…` stands for anything.
    var shown: [String] = []
  }

  /// Those of the `console` blocks, in the order of the page.
  let examples: [Example]
  /// Every other line of the page.
  let others: [String]

  init() throws {
    var examples: [Example] = []
    var others: [String] = []
    /// What the block is of, as its opening fence says; `nil` between blocks.
    var kind: Substring?
    for line in try Repository.text("README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("```") {
        kind = kind == nil ? line.dropFirst(3) : nil
      } else if kind == "console", line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2))))
      } else if kind == "console", !examples.isEmpty {
        examples[examples.count - 1].shown.append(String(line))
      } else {
        others.append(String(line))
      }
    }
    self.examples = examples
    self.others = others
  }
}
