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
  ///   - arena: Receives the bytes.
  init(_ form: CellForm, _ longForm: CellForm, in arena: inout TextArena) {
    surnames = TextPool(Vocabulary.surnames, form, in: &arena)
    women = TextPool(Vocabulary.women, form, in: &arena)
    men = TextPool(Vocabulary.men, form, in: &arena)
    streets = TextPool(Vocabulary.streets, form, in: &arena)
    localities = TextPool(Vocabulary.localities, form, in: &arena)
    towns = TextPool(Vocabulary.towns, form, in: &arena)
    counties = TextPool(Vocabulary.counties, form, in: &arena)
    causesOfDeath = TextPool(Vocabulary.causesOfDeath, form, in: &arena)
    cancellations = TextPool(Vocabulary.cancellations, form, in: &arena)
    notes = TextPool(Vocabulary.notes, form, in: &arena)
    longNotes = TextPool(Vocabulary.notes, longForm, in: &arena)
    titles = TextPool(Vocabulary.titles, form, in: &arena)
    diagnoses = TextPool(Vocabulary.diagnoses, form, in: &arena)
    procedures = TextPool(Vocabulary.procedures, form, in: &arena)
    minutes = TextPool(Vocabulary.minutes, form, in: &arena)
  }
}
