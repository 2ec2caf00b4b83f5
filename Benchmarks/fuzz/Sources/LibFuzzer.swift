import Glibc

/// The door to libFuzzer, which only `Benchmarks/fuzz/run` links in.
enum LibFuzzer {
  private typealias Target = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  /// The corresponding C function is `LLVMFuzzerRunDriver`.
  private typealias Driver =
    @convention(c) (
      UnsafeMutablePointer<CInt>, UnsafeMutablePointer<Arguments>, Target
    ) -> CInt

  /// The target that the command line names.
  fileprivate static let fuzzing: Fuzzing = {
    guard CommandLine.arguments.count > 2,
      let target = FuzzTarget(rawValue: CommandLine.arguments[2]),
      let fuzzing = try? Fuzzing(target)
    else { FuzzTargets.fail("the target cannot be made ready", status: 5) }
    return fuzzing
  }()

  /// Fuzzes until libFuzzer ends; its options stand behind the target's name.
  ///
  /// - Returns: `nil` where libFuzzer is not linked in.
  static func run() -> CInt? {
    // Looked up by name, so that the program links without it.
    guard let symbol = dlsym(nil, "LLVMFuzzerRunDriver") else { return nil }
    // SAFETY: the symbol has this type; the arguments are the process's own and outlive the call.
    let driver = unsafeBitCast(symbol, to: Driver.self)
    var arguments = CommandLine.unsafeArgv + 2
    arguments[0] = CommandLine.unsafeArgv[0]
    var count = CommandLine.argc - 2
    return driver(&count, &arguments, takeInput)
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
package func takeInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // SAFETY: the bytes are libFuzzer's until the return; the array is a copy.
  LibFuzzer.fuzzing.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
