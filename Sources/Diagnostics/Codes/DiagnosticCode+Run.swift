/// What happened in a run that is no record's fault: the world's, or the operator's.
extension DiagnosticCode {
  public static let sourceMissing = DiagnosticCode(
    "MIG1101", "a source file is missing",
    meaning: "The manifest declares a file, or a source needs one, that is not in the folder.",
    action: "Copy the file into the folder of the exports, or name the folder with `--from`.")
  public static let sourceEmpty = DiagnosticCode(
    "MIG1102", "a source file is empty",
    meaning: "The file has no bytes, so it cannot even have its header.",
    action: "Ask for the file again; an extract without records still has a header.")
  public static let sourceIsDirectory = DiagnosticCode(
    "MIG1103", "a folder stands where a file should",
    meaning: "The name of a source file belongs to a folder.",
    action: "Move the folder away and put the file in its place.")
  public static let sourceUndeclared = DiagnosticCode(
    "MIG1104", "a file that the manifest does not know",
    meaning: "A file fits the pattern of a source, but the supplier's manifest does not list it.",
    action: "Ask the supplier for a complete manifest, or take the file out of the folder.")
  public static let sourceHashDiffers = DiagnosticCode(
    "MIG1105", "a file that is not the declared one",
    meaning: "The file's SHA-256 differs from the manifest's: it is short, changed or another one.",
    action: "Copy the file again and compare its size, then run again. Nothing was written.")
  public static let sourceHeaderOnly = DiagnosticCode(
    "MIG1106", "a file with a header and no records",
    meaning: "The manifest declares records for the file, and it has none.",
    action: "Ask for the file again.")
  public static let sourceBomb = DiagnosticCode(
    "MIG1107", "a compressed file that grows beyond its limit",
    meaning: "The file unpacks to far more bytes than exports do: damaged, or made to do harm.",
    action: "Unpack it by hand and look at it; raise the limit if it is right.")
  public static let trailerDisagrees = DiagnosticCode(
    "MIG1108", "a trailer that disagrees",
    meaning: "The count in the trailer is not the number of records before it.",
    action: "Ask for the file again. Its rows were taken out of the store.")
  public static let sourceChanged = DiagnosticCode(
    "MIG1109", "a file that changed while it was read",
    meaning: "The file's bytes at the end are not those that were checked before the load.",
    action: "Wait until the copy is complete, then run again. Its rows were taken out again.")
  public static let headerDisagrees = DiagnosticCode(
    "MIG1110", "a header that is not the layout's",
    meaning: "The first line names other columns than the layout: the extract has changed.",
    action: "Compare the columns with the layout, and change the layout if the extract is right.")
  public static let sourceUnreadable = DiagnosticCode(
    "MIG1111", "a source file that cannot be read",
    meaning: "The system refused to open or read the file.",
    action: "Check that this user may read it, and that the disk is there.")
  public static let manifestUnreadable = DiagnosticCode(
    "MIG1112", "a manifest that cannot be read",
    meaning: "A line of the manifest lacks the file, its count or its hash.",
    action: "Correct the line, or ask the supplier for the manifest again.")
  public static let trailerMissing = DiagnosticCode(
    "MIG1113", "a trailer that is missing",
    meaning: "The layout declares a trailer and the file ends without one: it may be cut.",
    action: "Ask for the file again. Its rows were taken out of the store.")
  public static let countDisagrees = DiagnosticCode(
    "MIG1114", "a file with another number of records",
    meaning: "The number of records in the file is not the number that the manifest declares.",
    action: "Ask the supplier which of the two is right. The file's rows were taken out again.")
  public static let unevenRecords = DiagnosticCode(
    "MIG1115", "a file that is no whole number of records",
    meaning:
      "The file has no line ends, so each record begins where the one before it has had its"
      + " length; bytes are left over at the end, and which record lacks them cannot be known.",
    action: "Compare `record length` with the file, or ask for the file again. Its rows were taken"
      + " out again.")
  public static let inputForOneFile = DiagnosticCode(
    "MIG1116", "standard input for more than one file",
    meaning: "`--from -` reads one file from a pipe, and the project needs more than one.",
    action: "Put the files into a folder, and name it with `--from`.")

  public static let documentBroken = DiagnosticCode(
    "MIG1117", "an XML document that cannot be read",
    meaning:
      "The document is not well-formed between its records, stands too deep, or declares entities"
      + " or attributes of its own.",
    action: "Look at the place that is named, or ask for the file again.")

  public static let lookupTooLarge = DiagnosticCode(
    "MIG1118", "a source that is too large to look values up in",
    meaning: "The values that mappings look up in a source take more memory than its limit.",
    action: "Set `look-up megabytes` of the source in migration.yaml if the machine has the memory,"
      + " or ask for an extract with fewer records.")
  public static let lookupBroken = DiagnosticCode(
    "MIG1119", "broken records in a file in which values are looked up", severity: .warning,
    meaning: "Records of the file cannot be split into its columns, so nothing is found in them.",
    action: "Look for what was not found in the report, and ask for the file again.")

  public static let olderExtract = DiagnosticCode(
    "MIG1120", "an extract that is older than what is loaded",
    meaning:
      "By the manifests a later extract of the same records has been loaded: what has changed since"
      + " the older one would be taken back.",
    action: "Load extracts in the order of their `as_at`. If the older one is the right one, roll"
      + " the later run back first.")

  public static let storeUnreadable = DiagnosticCode(
    "MIG7001", "a store that cannot be opened",
    meaning: "The record store does not exist, is no store of Trackway, or may not be opened.",
    action: "Check the path or address of the store.")
  public static let storeFailed = DiagnosticCode(
    "MIG7002", "the store failed",
    meaning: "The disk is full, the connection is gone, or the database refused a statement.",
    action: "Put right what the message names, then start again.")
  public static let storeUnfinished = DiagnosticCode(
    "MIG7003", "a store with an unfinished run",
    meaning: "An earlier run into this store did not come to its end.",
    action: "Go on with it: `migrate resume`. Or load into a new store.")
  public static let storeVersion = DiagnosticCode(
    "MIG7004", "a store of another schema version",
    meaning: "The store was made by another version of Trackway.",
    action: "Use the version that made it, or load into a new store.")
  public static let storeBusy = DiagnosticCode(
    "MIG7005", "a store that another run is writing",
    meaning: "Only one run at a time may write into a store.",
    action: "Wait until the other run ends; `migrate status` shows it.")

  public static let unbalanced = DiagnosticCode(
    "MIG8001", "the books do not balance",
    meaning: "A record was read that has no outcome, or has two: a defect of Trackway.",
    action: "Do not use the store; report the summary of the run.")
  public static let stopped = DiagnosticCode(
    "MIG8002", "stopped at a limit",
    meaning: "More records were rejected than `stop when` allows.",
    action: "Look at the first rejects: they mostly have one cause. Then run again.")
  public static let workFolder = DiagnosticCode(
    "MIG8003", "a work folder that may not be used",
    meaning: "The work folder holds patient data, so it may not lie where version control looks.",
    action: "Name another folder with `--work`.")
  public static let noRun = DiagnosticCode(
    "MIG8004", "no such run",
    meaning: "The store or work folder knows no run of this name.",
    action: "`migrate status` names the last run.")
  public static let tooMany = DiagnosticCode(
    "MIG8005", "more than the numbering can hold",
    meaning: "A store holds at most 8,191 loaded files, and a record at most 256 rows of a table.",
    action: "Join small files before the load, or split wide records in the mapping.")
  public static let recordUnknown = DiagnosticCode(
    "MIG8006", "no such record",
    meaning: "No isolated record of this run has the identifier.",
    action: "`migrate rejects list` names them all.")

  public static let interrupted = DiagnosticCode(
    "MIG8009", "a run that was ended by a signal",
    meaning:
      "Somebody pressed Ctrl-C or ended the process. The batch in hand was finished first, so the"
      + " books are right up to there.",
    action: "Go on with `migrate resume`.")
  public static let nothingToResume = DiagnosticCode(
    "MIG8010", "nothing to resume",
    meaning: "Every run into the store has come to its end.",
    action: "`migrate status` shows the last one; `migrate run` begins another.")
  public static let notResumable = DiagnosticCode(
    "MIG8011", "a run that cannot go on as it began",
    meaning:
      "The rules or the program are not those with which the run began, so the rest would not fit"
      + " to what is in the store.",
    action: "Put back what was changed and resume, or load into a new store.")

  public static let nothingToRollBack = DiagnosticCode(
    "MIG8012", "nothing that could be rolled back",
    meaning:
      "Only the last run of a store can leave, or some of its files on which no others depend.",
    action: "`migrate status` names the last run and its files.")
  public static let pointOfNoReturn = DiagnosticCode(
    "MIG8013", "past the point of no return",
    meaning: "Staff have worked with what the run loaded, and a rollback would take that away.",
    action: "Correct forward: load a new extract, or correct in the EPR.")

  public static let decisionsAltered = DiagnosticCode(
    "MIG8014", "a list of decisions that is not as it was written",
    meaning:
      "Each line of the list has the hash of the one before: a line was altered, dropped, inserted"
      + " or moved, so nobody can say any more who decided what.",
    action: "Put the list back from a copy of the work folder. `migrate audit verify` proves it.")
  public static let decisionRefused = DiagnosticCode(
    "MIG8015", "a decision that cannot be taken",
    meaning:
      "It names a record, a column, a value or a person with which it could not be carried out, or"
      + " lacks a reason or a second person.",
    action: "The message says what is missing; nothing was decided.")

  public static let worklistUnreadable = DiagnosticCode(
    "MIG8016", "a worklist that cannot be read",
    meaning:
      "The file is no worklist that `migrate rejects export` has written, or is damaged as a whole.",
    action: "Export the worklist anew and copy the decisions over; nothing was decided.")
  public static let worklistRowDamaged = DiagnosticCode(
    "MIG8017", "a row of a worklist that a spreadsheet has damaged",
    meaning:
      "What was locked in the row is not what was exported: zeros or blanks were lost, a number or"
      + " date was rewritten, or somebody has changed it. Nobody can know any more which record"
      + " and which values the decision was about.",
    action: "Export the worklist anew and decide about that record again; the row was left out.")
  public static let worklistIncomplete = DiagnosticCode(
    "MIG8018", "a worklist from which rows are missing", severity: .warning,
    meaning: "Rows that were exported are not in the file: nothing was decided about them.",
    action: "Nothing, if the rows were taken out on purpose; else import the whole file.")

  public static let rehearsalTooSmall = DiagnosticCode(
    "MIG8007", "too many defects for so few records",
    meaning: "Every defect needs people and records of its own, and look-alikes beside it.",
    action: "Ask `migrate generate` for fewer defects or for more records.")
  public static let rehearsalUnwritable = DiagnosticCode(
    "MIG8008", "invented exports that cannot be written",
    meaning: "The folder for the invented exports cannot be made, or a file in it not written.",
    action: "Name a folder with `--out` that may be written, on a disk with room.")

  public static let runCodes: [DiagnosticCode] = [
    sourceMissing, sourceEmpty, sourceIsDirectory, sourceUndeclared, sourceHashDiffers,
    sourceHeaderOnly, sourceBomb, trailerDisagrees, sourceChanged, headerDisagrees,
    sourceUnreadable, manifestUnreadable, trailerMissing, countDisagrees, unevenRecords,
    inputForOneFile, documentBroken, lookupTooLarge, lookupBroken, olderExtract, storeUnreadable,
    storeFailed, storeUnfinished, storeVersion, storeBusy, unbalanced, stopped, workFolder, noRun,
    tooMany, recordUnknown, interrupted, nothingToResume, notResumable, nothingToRollBack,
    pointOfNoReturn, decisionsAltered, decisionRefused, worklistUnreadable, worklistRowDamaged,
    worklistIncomplete, rehearsalTooSmall, rehearsalUnwritable,
  ]

  /// Every code, in the order of the reference pages.
  public static let all = mappingCodes + scanCodes + runCodes
}
