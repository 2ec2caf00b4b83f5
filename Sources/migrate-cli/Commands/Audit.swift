import ArgumentParser

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Proves and lists what people have decided.",
    subcommands: [AuditVerify.self, AuditList.self])
}
