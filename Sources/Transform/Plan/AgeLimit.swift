/// The oldest that anybody is; a class, so that an opcode can lend it.
final class AgeLimit: Sendable {
  let years: Int
  let unless: Condition?

  init(years: Int, unless: Condition?) {
    self.years = years
    self.unless = unless
  }
}
