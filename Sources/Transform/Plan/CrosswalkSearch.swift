/// A crosswalk, by its number in the project, and the day on which its line must be valid.
final class CrosswalkSearch: Sendable {
  let number: Int
  let day: LookupDay?

  init(number: Int, day: LookupDay?) {
    self.number = number
    self.day = day
  }
}
