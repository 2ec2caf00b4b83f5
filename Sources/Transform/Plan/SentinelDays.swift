/// Days that stand for no date; a class, so that an opcode can lend it.
final class SentinelDays: Sendable {
  let days: [Int64]
  let unless: Condition?

  init(days: [Int64], unless: Condition?) {
    self.days = days
    self.unless = unless
  }
}
