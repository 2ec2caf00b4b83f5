import ArgumentParser
import CMalloc
import Foundation

/// The command `migrate`: words on a terminal, nothing else.
@main
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Moves a hospital's legacy records into an electronic patient record.",
    discussion: """
      A verb works on a project: the folder with migration.yaml, by default the current one.
      Results go to standard output, everything else to standard error.

      Exit status: 0 complete, 2 accepted with rejects inside the limits, 3 stopped or no go, 4 the
      project is wrong, 5 the world failed (disk, a missing or changed file), 6 the books do not
      balance, 64 the command line is wrong.
      """,
    subcommands: [
      New.self, ScanCommand.self, Codes.self,
      Check.self, TestCommand.self, DocumentCommand.self,
      Plan.self, DryRun.self, Run.self, Resume.self, Replay.self, Status.self,
      Judge.self, RollbackCommand.self, Rejects.self, Enter.self, Audit.self,
      ReportCommand.self, Explain.self, Diff.self, Generate.self, ReferenceCommand.self,
    ])

  static func main() {
    // Threads come and go with every mapping; memory of their own would stay behind each of them.
    mallopt(M_ARENA_MAX, 1)
    // Large blocks go back when they are freed. By default the first that is freed makes glibc keep
    // those of its size, and tables that grow leave holes that nothing fits.
    mallopt(M_MMAP_THRESHOLD, 128 << 10)
    main(nil)
  }
}
