/// What somebody wrote in a project, found before a record is read.
///
/// 1xx names, 2xx types, 3xx codes, 4xx failures without an answer, 5xx target coverage, 6xx style
/// and unreachable, 7xx layouts, 8xx rules, 9xx project.
extension DiagnosticCode {
  public static let unknownColumn = DiagnosticCode(
    "MAP101", "unknown source column",
    meaning: "A line names a column that the layout of its source does not have.",
    action: "Correct the name, or add the column to the layout.")
  public static let unknownStep = DiagnosticCode(
    "MAP102", "unknown phrase",
    meaning: "A line contains a phrase that the mapping language does not know.",
    action: "Correct the phrase; `migrate reference steps` lists them all.")
  public static let unknownTable = DiagnosticCode(
    "MAP103", "unknown table",
    meaning: "A target or a reference names a table that the record store does not have.",
    action: "Correct the name; `migrate reference tables` lists them all.")
  public static let unknownField = DiagnosticCode(
    "MAP104", "unknown field",
    meaning: "A line fills, or a row reference reads, a field that the target table does not have.",
    action: "Correct the name; `migrate reference tables` lists the fields of each table.")
  public static let unknownList = DiagnosticCode(
    "MAP105", "unknown code table or crosswalk",
    meaning: "A line translates by a code table or crosswalk that the project does not have.",
    action: "Correct the name, or add the file to the project.")
  public static let unknownSource = DiagnosticCode(
    "MAP106", "unknown source",
    meaning: "A mapping reads from a source that `migration.yaml` does not declare.",
    action: "Correct the name, or declare the source with its layout and files.")
  public static let unknownKey = DiagnosticCode(
    "MAP107", "unknown key",
    meaning: "A project file has a key that means nothing at this place.",
    action: "Correct the key or remove it.")
  public static let unknownReason = DiagnosticCode(
    "MAP108", "unknown reason",
    meaning: "A skip, list or rule names a reason that is neither in the registry nor the site's.",
    action: "Use a reason of the registry, or one of your own that begins with `SITE_`.")
  public static let unknownAnswer = DiagnosticCode(
    "MAP109", "unknown answer",
    meaning: "A `when …:` has an answer that the mapping language does not know.",
    action: "Use reject, keep waiting, set aside, leave empty, use, cut, or an answer for the hour."
  )
  public static let badArgument = DiagnosticCode(
    "MAP110", "wrong word inside a phrase",
    meaning: "A phrase is known, but what stands in one of its places cannot be right.",
    action: "Correct the words in that place as the help says.")
  public static let badCondition = DiagnosticCode(
    "MAP111", "condition not understood",
    meaning: "An `if:` or `only if:` is not a condition of the mapping language.",
    action: "Write it as `COLUMN is present`, `COLUMN is \"x\"`, joined by `and` or `or`.")

  public static let wrongStepInput = DiagnosticCode(
    "MAP201", "a phrase that does not fit the one before it",
    meaning: "A phrase takes another kind of value than the phrases before it give.",
    action: "Change the order, or put the phrase in between that the help names.")
  public static let wrongColumnType = DiagnosticCode(
    "MAP203", "a value that does not fit its field",
    meaning: "The line gives another kind of value than the field of the record store holds.",
    action: "Add or change a phrase so that the kinds agree.")

  public static let codeNotNational = DiagnosticCode(
    "MAP301", "a target that is not a national code",
    meaning: "A code table translates to a value that the national list does not have.",
    action: "Use a code of the list; `migrate reference LIST` prints it.")
  public static let ignoredWithoutName = DiagnosticCode(
    "MAP302", "an ignored code without a name",
    meaning: "Ignoring a code loses it, so someone must have decided it.",
    action: "Put the name of the person who decided in the column `by`.")
  public static let approvedWithoutName = DiagnosticCode(
    "MAP303", "an approved line without a name",
    meaning: "Only a line that a named person approved translates.",
    action: "Put the name in `by` and the day in `on`, or set the status to `flagged`.")
  public static let codeTwice = DiagnosticCode(
    "MAP304", "the same source code twice",
    meaning: "Two lines of a code table translate the same source code at the same time.",
    action: "Remove one, or give them validity dates that do not meet.")
  public static let badCodeLine = DiagnosticCode(
    "MAP306", "a code-table line that cannot be read",
    meaning: "A line of a code table or crosswalk has the wrong cells, status or date.",
    action: "Correct the line as the help says.")

  public static let failureWithoutAnswer = DiagnosticCode(
    "MAP401", "a failure without an answer",
    meaning: "A line can fail in a way that nothing in the mapping answers.",
    action: "Add the `when …:` that the help names, on the line or once for the mapping.")
  public static let answerNotAllowed = DiagnosticCode(
    "MAP403", "an answer that does not fit the failure",
    meaning: "This failure cannot be answered in this way.",
    action: "Use one of the answers that the help lists.")
  public static let lookupAmbiguous = DiagnosticCode(
    "MAP402", "a look-up that can fit more than one line",
    meaning: "A code stood for different things at different times, and nothing says which time is"
      + " meant.",
    action: "Add `valid on` with the day on which the line must be valid.")
  public static let lookupWithoutKey = DiagnosticCode(
    "MAP408", "a look-up in a source without a key",
    meaning: "A line looks a value up in another source, and nothing says by which column the"
      + " records of that source are known.",
    action: "Add `key: true` to that column in the layout of the source; a column that is called as"
      + " the line's own needs no mark.")
  public static let setAsideMandatory = DiagnosticCode(
    "MAP404", "a mandatory field that would be left empty",
    meaning: "An answer leaves the field empty, but the record store requires a value.",
    action: "Answer with reject or with `use …`.")
  public static let mustLand = DiagnosticCode(
    "MAP405", "a value that must land would be dropped",
    meaning: "Allergies, alerts and deaths may only be rejected or set aside, never dropped.",
    action: "Answer with reject or set aside.")
  public static let rejectWithoutReason = DiagnosticCode(
    "MAP406", "a reject without a because",
    meaning:
      "The field may be empty, so the person could be loaded and the value set aside; keeping"
      + " the whole record out needs a reason that people can read.",
    action: "Add `because: …` to the field, or answer with set aside.")
  public static let waitingNotOnParent = DiagnosticCode(
    "MAP407", "nothing to wait for",
    meaning: "`keep waiting` is for a parent record that may load later.",
    action: "Use it only on a line with `the … with this key`.")

  public static let mandatoryNotFilled = DiagnosticCode(
    "MAP501", "a mandatory field that nothing fills",
    meaning: "The record store requires the field, and the target does not fill it.",
    action: "Add a line for the field to the target.")
  public static let targetWithoutKey = DiagnosticCode(
    "MAP503", "a mapping without a key",
    meaning: "The first target of a mapping needs `key:`, so that a record is known again.",
    action: "Add `key: COLUMN` to the first target.")
  public static let parentNotLoaded = DiagnosticCode(
    "MAP504", "a reference to what nothing loads",
    meaning: "A line refers to a table that no mapping with a key loads before this one.",
    action: "Add the mapping that loads it, or remove the line.")

  public static let answerNeverApplies = DiagnosticCode(
    "MAP601", "an answer that can never apply", severity: .warning,
    meaning: "A `when …:` answers a failure that no line under it can raise.",
    action: "Remove it.")
  public static let nothingUses = DiagnosticCode(
    "MAP602", "a part that nothing uses", severity: .warning,
    meaning: "A source, code table, crosswalk or file of the project is named by nothing.",
    action: "Name it where it belongs, or take it out of the project.")
  public static let neverReached = DiagnosticCode(
    "MAP603", "a line that is never reached", severity: .warning,
    meaning: "A line stands behind one that takes everything, or that has the same condition.",
    action: "Remove it, or put it before the other line.")
  public static let neverHolds = DiagnosticCode(
    "MAP604", "a condition that can never hold", severity: .warning,
    meaning: "A condition asks for a value that the column or field can never have, or for things"
      + " that exclude each other.",
    action: "Correct the value, or remove the line.")

  public static let columnTwice = DiagnosticCode(
    "MAP701", "a layout column twice",
    meaning: "Two columns of a layout have the same name.",
    action: "Rename or remove one.")
  public static let badLayout = DiagnosticCode(
    "MAP702", "a layout value that cannot be right",
    meaning: "A key of a layout has a value that Trackway does not know.",
    action: "Use one of the values that the help lists.")
  public static let dialectConflict = DiagnosticCode(
    "MAP703", "a dialect that contradicts itself",
    meaning: "Delimiter, quote and line end must be three different bytes.",
    action: "Correct the delimiter or the quote.")
  public static let unknownMeaning = DiagnosticCode(
    "MAP705", "unknown meaning",
    meaning: "`means:` is a closed list, so that invented exports can be made from a layout.",
    action: "Correct it; `migrate reference means` lists them all.")
  public static let badPath = DiagnosticCode(
    "MAP706", "a path that is not understood",
    meaning:
      "A path of an XML layout has a form that cannot be followed while a document streams past.",
    action: "Use elements, an attribute at the end, `[2]` and `[@use='HOME']`, and no more.")
  public static let unknownPrefix = DiagnosticCode(
    "MAP707", "a prefix without a namespace",
    meaning: "A path uses a prefix that `namespaces` of its layout does not have.",
    action: "Correct the prefix, or add it to `namespaces`.")

  public static let badPosition = DiagnosticCode(
    "MAP711", "a place outside of the record",
    meaning: "`at` is no place in a record of fixed positions, or lies beyond its length.",
    action: "Write the first and the last position, counted from 1, as the file's specification.")
  public static let unknownRecordType = DiagnosticCode(
    "MAP712", "unknown record type",
    meaning: "A source, a trailer or a list of columns names a record type without a tag.",
    action: "Correct the name, or add its tag to `record type` of the layout.")
  public static let recordTypeNotPicked = DiagnosticCode(
    "MAP713", "a source of a mixed file without its record type",
    meaning: "The layout has several record types, and a source reads the records of one.",
    action: "Add `record type` to the source; declare a source for each type.")

  public static let badRule = DiagnosticCode(
    "MAP801", "a rule that is not understood",
    meaning: "A rule over records is not in one of the forms that Trackway knows.",
    action: "Write it in one of the forms that the help lists.")
  public static let ruleNames = DiagnosticCode(
    "MAP802", "a rule over an unknown table or field",
    meaning: "A rule names a table or field that the record store does not have.",
    action: "Correct the name.")

  public static let reportLoaded = DiagnosticCode(
    "MAP803", "a mapping of a report",
    meaning: "A source with `use: reconciliation` is compared with what is loaded; none loads it.",
    action: "Take `from` to the export, or `use: reconciliation` out of the source.")
  public static let unknownUse = DiagnosticCode(
    "MAP804", "unknown use of a source",
    meaning: "`use` of a source says what it is for instead of being loaded: `reconciliation`.",
    action: "Write `use: reconciliation` for a report of the old system's own, or take it out.")

  public static let limitWithoutField = DiagnosticCode(
    "MAP901", "a limit that names nothing",
    meaning: "`stop when` or `go only if` names a count, field or rule that does not exist.",
    action: "Correct the name as the help says.")
  public static let projectFileMissing = DiagnosticCode(
    "MAP902", "a project file that is not there",
    meaning: "The project names a file or folder that does not exist or cannot be read.",
    action: "Correct the path, or add the file.")
  public static let yamlSyntax = DiagnosticCode(
    "MAP903", "not YAML",
    meaning: "The file cannot be read as YAML; nothing after this place was looked at.",
    action: "Correct the line; indent with spaces, never with tabs.")
  public static let yamlDuplicateKey = DiagnosticCode(
    "MAP904", "the same key twice",
    meaning: "A key stands twice at the same place; one of the two would be ignored silently.",
    action: "Remove or rename one.")
  public static let yamlForbidden = DiagnosticCode(
    "MAP905", "YAML that project files do not use",
    meaning: "Anchors, aliases, merge keys, tags and several documents in a file hide rules.",
    action: "Write it out.")
  public static let wrongShape = DiagnosticCode(
    "MAP906", "a value of the wrong shape",
    meaning: "A key has a list where a word is wanted, or the other way round.",
    action: "Write it in the shape that the help names.")
  public static let missingKey = DiagnosticCode(
    "MAP907", "a key that is missing",
    meaning: "A project file lacks a key that it cannot do without.",
    action: "Add the key.")
  public static let wrongVersion = DiagnosticCode(
    "MAP908", "another format or schema version",
    meaning: "The project was written for another version of the format or of the record store.",
    action: "Check the project against this version, then change the number.")
  public static let mappingTwice = DiagnosticCode(
    "MAP909", "the same name twice in the project",
    meaning: "Two mappings, sources or rules of a project have the same name.",
    action: "Rename one.")
  public static let unknownMapping = DiagnosticCode(
    "MAP921", "a test of a mapping that does not exist",
    meaning: "A test names a mapping that the project does not have, so nothing would be tested.",
    action: "Correct the name, or add the mapping to `migration.yaml`.")
  public static let impossibleExpectation = DiagnosticCode(
    "MAP922", "an expectation that nothing can meet",
    meaning: "A test expects an outcome that no record can have, or outcomes of too many records.",
    action: "Correct the expectation as the help says.")
  public static let signatureLapsed = DiagnosticCode(
    "MAP923", "a signature that has lapsed", severity: .warning,
    meaning: "A file of the project is not what was signed, so nobody has agreed to it as it is.",
    action: "Read what changed with `migrate document`, and have it signed again.")

  public static let mappingCodes: [DiagnosticCode] = [
    unknownColumn, unknownStep, unknownTable, unknownField, unknownList, unknownSource, unknownKey,
    unknownReason, unknownAnswer, badArgument, badCondition, wrongStepInput, wrongColumnType,
    codeNotNational, ignoredWithoutName, approvedWithoutName, codeTwice, badCodeLine,
    failureWithoutAnswer, answerNotAllowed, lookupAmbiguous, lookupWithoutKey, setAsideMandatory,
    mustLand,
    rejectWithoutReason, waitingNotOnParent, mandatoryNotFilled, targetWithoutKey, parentNotLoaded,
    answerNeverApplies, nothingUses, neverReached, neverHolds, columnTwice, badLayout,
    dialectConflict, unknownMeaning, badPath, unknownPrefix, badPosition, unknownRecordType,
    recordTypeNotPicked, badRule, ruleNames, reportLoaded, unknownUse,
    limitWithoutField, projectFileMissing, yamlSyntax, yamlDuplicateKey, yamlForbidden, wrongShape,
    missingKey, wrongVersion, mappingTwice, unknownMapping, impossibleExpectation,
    signatureLapsed,
  ]
}
