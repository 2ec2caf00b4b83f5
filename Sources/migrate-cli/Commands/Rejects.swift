import ArgumentParser

struct Rejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists, exports and decides about the records that are not in the EPR.",
    subcommands: [
      RejectsList.self, RejectsShow.self, RejectsExport.self, RejectsImport.self,
      RejectsClose.self, RejectsAssign.self, RejectsApprove.self, RejectsWithdraw.self,
    ])
}
