extension LocalTime {
  /// The instant of a time that was written an hour late while summer time held.
  ///
  /// Some systems add the hour of British Summer Time twice. What they wrote in winter is right;
  /// what they wrote in summer is moved one hour back. Which it was, the written time itself says:
  ///
  /// | written | comes to |
  /// | --- | --- |
  /// | in winter | that instant |
  /// | in summer | one hour earlier |
  /// | in the hour that happens twice (01:30, October) | first: summer, so 00:30; second: winter, 01:30 |
  /// | in the hour that does not exist (01:30, March) | missing, as it is without the hour |
  /// | in the first hour of summer (02:30, March) | missing: an hour earlier no clock showed |
  ///
  /// "Summer" is every time at which the clock is ahead of its winter time: from 1968 to 1971 in
  /// London, all the year.
  package func instantOneHourBackInSummer(days: Int64, secondsOfDay: Int) -> Resolution {
    let wall = days * 86_400 + Int64(secondsOfDay)
    switch instant(days: days, secondsOfDay: secondsOfDay) {
    case .one(let instant):
      let offset = wall - Self.seconds(of: instant)
      guard offset > winterOffset else { return .one(instant) }
      let moved = wall - 3600
      let day = moved >= 0 ? moved / 86_400 : (moved - 86_399) / 86_400
      return self.instant(days: day, secondsOfDay: Int(moved - day * 86_400))
    case .twice(let first, let second):
      return .twice(first: first - 3_600_000_000, second: second)
    case .missing(let moved):
      return .missing(movedForward: moved)
    }
  }

  /// Seconds ahead of UTC in winter: on 1 January or 1 July 2000, whichever is less.
  private var winterOffset: Int64 {
    let january = reading(at: 946_728_000_000_000).offsetInSeconds
    let july = reading(at: 962_452_800_000_000).offsetInSeconds
    return Int64(min(january, july))
  }

  /// Of an instant at a whole second.
  private static func seconds(of instant: Int64) -> Int64 { instant / 1_000_000 }
}
