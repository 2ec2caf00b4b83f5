/// What a column of the record store can hold: a closed list, each with its form per store.
public enum ColumnType: Sendable, Hashable {
  /// At most this many characters.
  case text(Int)
  case integer
  /// A number with a fixed count of places, stored as an integer of the last place.
  case decimal(places: Int)
  case boolean
  /// Days since 1970-01-01.
  case date
  /// A date of which the day, or day and month, may not be known: days since 1970-01-01 of its
  /// first possible day, and a second column `<name>_precision` with `D`, `M` or `Y`.
  case partialDate
  /// Microseconds since 1970-01-01 UTC, and a second column `<name>_precision`: `m` when the time
  /// of day is known to the minute or better, `d` when only the (local) date is known.
  case instant
  /// A code as printed (`01`, `2A`) of a national list in `Standards`.
  case code(String)
  /// The `id` of a row of another table of the record.
  case ref(String)
  /// Opaque to the store.
  case json
  /// Original bytes; control tables only.
  case bytes
}
