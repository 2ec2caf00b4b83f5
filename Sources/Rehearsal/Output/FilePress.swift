/// One file, and the records of some units that are to be printed into it.
///
/// Belongs to whoever collects the records and, while they are printed, to the one thread that does it.
final class FilePress: @unchecked Sendable {
  // SAFETY: one thread at a time, as above; a source writes into one file, so none is shared either.
  /// A record to be printed.
  struct Job {
    /// Its unit among those that are written together, and its place there.
    let unit: Int
    let visit: Int
    /// Of an episode, where no other file has it.
    let stay: Visit?
    /// The number of its source.
    let source: Int
  }

  let file: ExportFile
  private let sources: [ExportSource]
  /// For each source the one that answers for records of unknown type.
  private let owners: [ExportSource]
  private(set) var jobs: [Job] = []
  /// For each job that was done: the line on which the record begins.
  private(set) var lines: [Int] = []
  /// What ended the printing.
  private(set) var failure: RehearsalError?

  init(_ file: ExportFile, sources: [ExportSource], owners: [ExportSource]) {
    self.file = file
    self.sources = sources
    self.owners = owners
  }

  func add(_ job: Job) { jobs.append(job) }

  func removeAll() {
    jobs.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// Prints the records, in the order in which they were added.
  func print(_ units: [Unit]) {
    do throws(RehearsalError) {
      for job in jobs {
        let unit = units[job.unit]
        let visit = unit.visits[job.visit]
        lines.append(
          try sources[job.source].append(
            visit, unit.edit(of: visit), of: unit.people[visit.person], in: job.stay,
            strangeTo: owners[job.source]))
      }
    } catch {
      failure = error
    }
  }
}
