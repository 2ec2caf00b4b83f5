import Standards

/// One column of a file, made ready for printing.
struct ColumnPlan {
  let name: String
  let content: Meaning.Content?
  /// The index of the list that it draws from; -1 for none.
  var list = -1
  let pattern: DatePattern
  /// How often it is empty that would have a value.
  var blankShare: Double
  let isMultiLine: Bool
  /// The place among the file's columns of the same meaning, from 0.
  var ordinal = 0
}

/// The vocabulary in the encoding of one file.
struct FileVocabulary {
  let surnames: TextPool
  let women: TextPool
  let men: TextPool
  let streets: TextPool
  let localities: TextPool
  let towns: TextPool
  let counties: TextPool
  let causesOfDeath: TextPool
  let cancellations: TextPool
  let notes: TextPool
  let longNotes: TextPool
  let titles: TextPool
  let diagnoses: TextPool
  let procedures: TextPool
  let minutes: TextPool

  /// Encodes all words.
  ///
  /// - Parameters:
  ///   - form: For columns of one line.
  ///   - longForm: For columns that may have several lines.
  init(_ form: CellForm, _ longForm: CellForm) {
    surnames = TextPool(Vocabulary.surnames, form)
    women = TextPool(Vocabulary.women, form)
    men = TextPool(Vocabulary.men, form)
    streets = TextPool(Vocabulary.streets, form)
    localities = TextPool(Vocabulary.localities, form)
    towns = TextPool(Vocabulary.towns, form)
    counties = TextPool(Vocabulary.counties, form)
    causesOfDeath = TextPool(Vocabulary.causesOfDeath, form)
    cancellations = TextPool(Vocabulary.cancellations, form)
    notes = TextPool(Vocabulary.notes, form)
    longNotes = TextPool(Vocabulary.notes, longForm)
    titles = TextPool(Vocabulary.titles, form)
    diagnoses = TextPool(Vocabulary.diagnoses, form)
    procedures = TextPool(Vocabulary.procedures, form)
    minutes = TextPool(Vocabulary.minutes, form)
  }
}
