/// What is given hostile input.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case csv
  case xml
  case fixed
  case mapping

  /// Inputs that have an ordinary file as their content.
  ///
  /// - Parameters:
  ///   - file: The bytes of the file.
  ///   - path: Its path, which says what it is.
  /// - Returns: None where the target has no use for the file.
  package func seeds(of file: [UInt8], named path: String) -> [[UInt8]] {
    switch self {
    case .csv: CSVInput.seeds(of: file)
    case .xml: XMLInput.seeds(of: file)
    case .fixed: FixedInput.seeds(of: file)
    case .mapping: FuzzProject.seeds(of: file, named: path)
    }
  }
}

/// One target with what it needs for as long as inputs come.
package final class Fuzzing: Sendable {
  private let target: FuzzTarget
  /// The project in which files are replaced; of ``FuzzTarget/mapping`` alone.
  private let project: FuzzProject?

  package init(_ target: FuzzTarget) throws {
    self.target = target
    project = target == .mapping ? try FuzzProject() : nil
  }

  /// Reads an input, and traps where a promise is broken.
  package func run(_ input: [UInt8]) {
    switch target {
    case .csv: ReaderPromises(CSVInput.input(input)).check()
    case .xml: ReaderPromises(XMLInput.input(input)).check()
    case .fixed: ReaderPromises(FixedInput.input(input)).check()
    case .mapping: project?.check(input)
    }
  }
}
