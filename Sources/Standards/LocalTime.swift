import Foundation

/// Turns the clock of a place into instants and back, the two clock-change nights included.
///
/// Sources write what the clock on the wall showed. In one hour a year it showed nothing (the clocks
/// went forward), and one hour it showed twice; which of the two was meant, a mapping decides.
///
/// Shape: `stretches` are the runs of wall-clock seconds since 1 January 1970 in which one answer
/// holds, in order; each change of the clock makes two, its own hour and what follows it. `starts`
/// says for every 2^22 seconds (48 days) of the years 1900 to 2100 in which stretch they begin, so
/// a look-up is one index and a step or two. It holds no cache that would have to be written, and
/// many threads can share it. Outside these years the first and the last stretch go on.
package struct LocalTime: Sendable {
  /// What a time of the wall clock comes to, in microseconds UTC.
  package enum Resolution: Sendable, Hashable {
    case one(Int64)
    /// The clock went back and showed this time twice.
    case twice(first: Int64, second: Int64)
    /// The clock went forward over this time; the instant is what it showed, moved forward by as
    /// much (01:30 to 02:30 in London).
    case missing(movedForward: Int64)
  }

  /// A time of the wall clock, for printing.
  package struct Reading: Sendable, Hashable {
    /// Days since 1 January 1970.
    package let days: Int64
    package let secondsOfDay: Int
    package let microsecond: Int
    /// How far the wall clock is ahead of UTC.
    package let offsetInSeconds: Int
  }

  private struct Stretch {
    enum Kind {
      case one
      case twice
      case missing
    }
    let start: Int64
    let kind: Kind
    /// Seconds ahead of UTC; of the earlier instant where there are two.
    let offset: Int64
    let laterOffset: Int64
  }

  private struct Change {
    let instant: Int64
    let offset: Int64
  }

  /// The name of the time zone, such as `Europe/London`.
  package let identifier: String
  private let changes: [Change]
  private let stretches: [Stretch]
  private let starts: [UInt16]

  private static let firstInstant: Int64 = -2_208_988_800  // 1 January 1900
  private static let lastInstant: Int64 = 4_133_980_800  // 1 January 2101
  private static let bucketShift: Int64 = 22

  /// Builds the table of a time zone.
  ///
  /// - Returns: `nil` where there is no time zone of that name.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.identifier = identifier
    changes = Self.changes(of: zone)
    stretches = Self.stretches(between: changes)
    starts = Self.starts(of: stretches)
  }

  /// The instant at which the wall clock showed a time.
  ///
  /// - Parameters:
  ///   - days: Days since 1 January 1970.
  ///   - secondsOfDay: Seconds since midnight, as the clock showed them.
  /// - Returns: One instant, except in the nights in which the clocks change.
  package func instant(days: Int64, secondsOfDay: Int) -> Resolution {
    let wall = days * 86_400 + Int64(secondsOfDay)
    let stretch = stretches[index(of: wall)]
    let earlier = (wall - stretch.offset) * 1_000_000
    switch stretch.kind {
    case .one: return .one(earlier)
    case .twice:
      return .twice(first: earlier, second: (wall - stretch.laterOffset) * 1_000_000)
    case .missing: return .missing(movedForward: earlier)
    }
  }

  /// The instant at which a day began, in microseconds UTC.
  package func midnight(ofDay days: Int64) -> Int64 {
    switch instant(days: days, secondsOfDay: 0) {
    case .one(let instant), .twice(let instant, _), .missing(let instant): instant
    }
  }

  /// What the wall clock showed at an instant.
  ///
  /// - Complexity: O(log n) in the changes of the clock; printing is not in the hot path.
  package func reading(at microseconds: Int64) -> Reading {
    let seconds = Self.floor(microseconds, by: 1_000_000)
    let offset = changes[Self.lastIndex(in: changes) { $0.instant <= seconds }].offset
    let days = Self.floor(seconds + offset, by: 86_400)
    return Reading(
      days: days, secondsOfDay: Int(seconds + offset - days * 86_400),
      microsecond: Int(microseconds - seconds * 1_000_000), offsetInSeconds: Int(offset))
  }

  private func index(of wall: Int64) -> Int {
    let bucket = (wall - Self.firstInstant) >> Self.bucketShift
    guard bucket >= 0 else { return 0 }
    guard bucket < starts.count else { return stretches.count - 1 }
    var index = Int(starts[Int(bucket)])
    while index + 1 < stretches.count, stretches[index + 1].start <= wall {
      index += 1
    }
    return index
  }

  private static func changes(of zone: TimeZone) -> [Change] {
    let first = Date(timeIntervalSince1970: TimeInterval(firstInstant))
    // The first one has no beginning.
    var changes = [Change(instant: .min, offset: Int64(zone.secondsFromGMT(for: first)))]
    var date = first
    while let next = zone.nextDaylightSavingTimeTransition(after: date),
      next.timeIntervalSince1970 < TimeInterval(lastInstant), next > date
    {
      date = next
      let offset = Int64(zone.secondsFromGMT(for: next))
      // In 1968 summer time became standard time: a change of name that moved no clock.
      if offset != changes.last?.offset {
        changes.append(Change(instant: Int64(next.timeIntervalSince1970), offset: offset))
      }
    }
    return changes
  }

  private static func stretches(between changes: [Change]) -> [Stretch] {
    var stretches = [
      Stretch(start: .min, kind: .one, offset: changes[0].offset, laterOffset: changes[0].offset)
    ]
    for (before, after) in zip(changes, changes.dropFirst()) {
      let wallBefore = after.instant + before.offset
      let wallAfter = after.instant + after.offset
      stretches.append(
        Stretch(
          start: min(wallBefore, wallAfter), kind: wallBefore < wallAfter ? .missing : .twice,
          offset: before.offset, laterOffset: after.offset))
      stretches.append(
        Stretch(
          start: max(wallBefore, wallAfter), kind: .one, offset: after.offset,
          laterOffset: after.offset))
    }
    return stretches
  }

  private static func starts(of stretches: [Stretch]) -> [UInt16] {
    let buckets = (lastInstant - firstInstant) >> bucketShift
    return (0...buckets).map { bucket in
      let start = firstInstant + bucket << bucketShift
      return UInt16(lastIndex(in: stretches) { $0.start <= start })
    }
  }

  /// The last element for which the condition holds; it holds for the first.
  private static func lastIndex<Element>(
    in sorted: [Element], where holds: (Element) -> Bool
  ) -> Int {
    var low = 0
    var high = sorted.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if holds(sorted[middle]) {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  private static func floor(_ value: Int64, by divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
