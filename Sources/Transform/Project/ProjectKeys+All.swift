import Diagnostics

extension ProjectKeys {
  /// Words that the page of the language has to explain, and under which of its headings.
  package struct Group: Sendable {
    package let heading: String
    package let words: [String]
  }

  /// Every key of every file of a project, and the words of those with few values.
  ///
  /// What only a rehearsal reads is listed there.
  package static let all: [Group] = [
    Group(
      heading: "migration.yaml",
      words: migration + decisions + source + crosswalk + lacking + LimitReader.stopKeys
        + LimitReader.subjects.map(\.0)),
    Group(
      heading: "A layout",
      words: LayoutReader.sharedKeys + LayoutReader.columnKeys + LayoutReader.csvKeys
        + LayoutReader.csvColumnKeys + LayoutReader.headerKeys + LayoutReader.headerMatches
        + LayoutReader.extraColumns + LayoutReader.missingColumns + LayoutReader.csvTrailerKeys
        + LayoutReader.fixedKeys + LayoutReader.fixedColumnKeys + LayoutReader.recordTypeKeys
        + LayoutReader.fixedTrailerKeys + LayoutReader.tagKeys + LayoutReader.xmlKeys
        + LayoutReader.xmlColumnKeys + LayoutReader.xmlLimitKeys + LayoutReader.childrenKeys),
    Group(
      heading: "A mapping",
      words: MappingScope.keys.filter { !$0.hasPrefix("when ") } + [MappingScope.differKey]
        + MappingScope.skipKeys + MappingScope.targetKeys + TargetCompiler.choiceKeys
        + TargetCompiler.fieldKeys.filter { !$0.hasPrefix("when ") }),
    Group(
      heading: "Failures and their answers",
      words: FailureClass.allCases.map(\.answerKey) + Answers.words),
    Group(
      heading: "Code tables and crosswalks",
      words: CodeTableReader.columns + CodeTable.Line.Status.allCases.map(\.rawValue)),
    Group(
      heading: "Rules over records",
      words: RuleReader.keys + [RuleReader.noGo]),
    Group(
      heading: "Examples",
      words: MappingTestReader.fileKeys + MappingTestReader.keys + MappingTestReader.parentKeys
        + ExpectationReader.keys + ExpectationReader.outcomes),
  ]
}
