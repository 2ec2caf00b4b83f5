import ArgumentParser

struct Rejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists, shows and exports the records that are not in the EPR.",
    subcommands: [RejectsList.self, RejectsShow.self, RejectsExport.self])
}
