/// A code table whose line must be valid on a day; a class, so that an opcode can lend it.
final class DatedTranslation: Sendable {
  let table: CodeTable
  let day: LookupDay

  init(table: CodeTable, day: LookupDay) {
    self.table = table
    self.day = day
  }
}
