import Standards

/// A printed date and time as minutes from 1 January 1970; `nil` where there is none.
func minute(_ printed: String) -> Int? {
  guard let pattern = try? DatePattern("dd/MM/yyyy HH:mm:ss"),
    let reading = pattern.read(printed.utf8.span, twoDigitYearsAfter: nil)
  else { return nil }
  return Int(reading.days) * 1_440 + (reading.secondsOfDay ?? 0) / 60
}
