import ArgumentParser

/// How results are printed.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON object, for scripts.")
  var json = false

  @Flag(help: "Show no progress.")
  var quiet = false
}
