import ArgumentParser

struct Codes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Code tables and crosswalks.", subcommands: [CodesSuggest.self])
}
