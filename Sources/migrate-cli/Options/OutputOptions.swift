import ArgumentParser
import Logging

/// How results are printed.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON object, for scripts.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false

  @Flag(help: "Log what happens, a line a reason; never a value.")
  var verbose = false

  /// To standard error.
  var logger: Logger {
    var logger = Logger(label: "migrate") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = verbose ? .debug : .notice
    return logger
  }
}
