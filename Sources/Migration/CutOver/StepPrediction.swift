import Foundation

/// Predicts how long each step takes, from how long it took in a rehearsal.
///
/// A step takes as much longer as it has more records, or bytes where records are not declared. The
/// step that sorts takes n log n; a step that is not of records takes what it took. To begin and end
/// a file costs the same however long it is: what the shortest of the tiny ones took.
package struct StepPrediction: Sendable {
  package let rehearsal: [RunStep]
  /// Of the whole rehearsal.
  package let records: Int
  package let bytes: Int
  /// Seconds of a load that do not grow; 0 where no mapping had so few records that one can tell.
  private let fixed: Double

  package init(rehearsal: [RunStep], records: Int) {
    self.rehearsal = rehearsal
    self.records = records
    bytes = Self.bytes(rehearsal)
    let tiny = rehearsal.filter { step in
      step.step == .load && step.records.map { $0 * 1000 <= records } ?? false
    }
    fixed = tiny.map(\.seconds).min() ?? 0
  }

  /// Bytes of all files that mappings load or lists are read from.
  static func bytes(_ steps: [RunStep]) -> Int {
    steps.first { $0.step == .manifest }?.bytes ?? 0
  }

  /// The rehearsal's own steps, with another number of records in all.
  package func steps(records: Int) -> [RunStep] {
    let times = Double(records) / Double(max(1, self.records))
    return rehearsal.map { measured in
      var step = measured
      step.records = measured.records.map { Int((Double($0) * times).rounded()) }
      step.bytes = Int((Double(measured.bytes) * times).rounded())
      step.seconds = seconds(of: step, like: measured, whole: times)
      return step
    }
  }

  /// Steps whose records and bytes are known, with the seconds that they will take; what the
  /// rehearsal did not do takes as long as loading the same bytes took on the average.
  package func steps(_ steps: [RunStep], records: Int?) -> [RunStep] {
    let whole =
      records.map { Double($0) / Double(max(1, self.records)) }
      ?? Double(Self.bytes(steps)) / Double(max(1, bytes))
    let loads = rehearsal.filter { $0.step == .load }
    let perByte =
      loads.reduce(0) { $0 + $1.seconds } / Double(max(1, loads.reduce(0) { $0 + $1.bytes }))
    return steps.map { wanted in
      var step = wanted
      if let measured = rehearsal.first(where: wanted.isSame) {
        step.seconds = seconds(of: wanted, like: measured, whole: whole)
      } else {
        step.seconds = Double(wanted.bytes) * perByte
      }
      return step
    }
  }

  private func seconds(of step: RunStep, like measured: RunStep, whole: Double) -> Double {
    guard step.step.grows else { return measured.seconds }
    var times = whole
    if let records = step.records, let before = measured.records, before > 0 {
      times = Double(records) / Double(before)
    } else if step.bytes > 0, measured.bytes > 0 {
      times = Double(step.bytes) / Double(measured.bytes)
    }
    let count = Double(records)
    if step.step.sorts, count > 2, times > 0 {
      times *= max(1, log(count * times)) / log(count)
    }
    guard step.step.isOfFiles else { return measured.seconds * times }
    let begun = min(fixed, measured.seconds)
    return begun + (measured.seconds - begun) * times
  }
}
