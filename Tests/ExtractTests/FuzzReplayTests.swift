import Diagnostics
import Testing
import fuzz_targets

/// What `Benchmarks/fuzz/run` begins with, so that the targets stay whole and their promises true.
@Suite struct FuzzReplayTests {
  @Test(arguments: FuzzTarget.allCases)
  func `every promise is kept for the inputs with which fuzzing begins`(target: FuzzTarget) throws {
    let fuzzing = try Fuzzing(target)
    for sample in target.samples {
      fuzzing.run(sample)
      // Cut anywhere, it is still an input.
      fuzzing.run(Array(sample.prefix(sample.count * 2 / 3)))
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `an input may be empty, or nothing but choices`(target: FuzzTarget) throws {
    let fuzzing = try Fuzzing(target)
    for count in 0..<12 { fuzzing.run(Array(repeating: 0xFF, count: count)) }
  }

  @Test func `in the project that is fuzzed nothing is wrong`() throws {
    #expect(try FuzzProject().faults.map(\.message) == [])
  }
}
