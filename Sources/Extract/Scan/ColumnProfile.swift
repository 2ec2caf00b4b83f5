import Standards

/// Profiles one column while its fields stream past.
///
/// Nothing grows with the number of records: counts, a bounded number of different values and of
/// forms, and extremes. A field costs no allocation once its value and form are known.
final class ColumnProfile {
  let column: LayoutColumn
  /// The set of children that the column is of; `nil` for the record's own.
  let set: String?
  /// Whether values may be kept: not in sensitive columns.
  let keepsValues: Bool
  /// Whether extremes may be kept: not in sensitive columns and keys.
  let keepsExtremes: Bool
  let patterns: [DatePattern]
  private let blanks: [[UInt8]]
  private let delimiter: UInt8

  private(set) var filled = 0
  private(set) var blank = 0
  private(set) var shortest = Int.max
  private(set) var longest = 0
  private(set) var lengths = [Int](repeating: 0, count: ScanOptions.mostLengths + 2)
  private(set) var wholeNumbers = 0
  private(set) var decimals = 0
  private(set) var nhsNumbers = 0
  private(set) var postcodes = 0
  private(set) var dateCounts: [Int]
  private(set) var sentinels = 0
  /// Of them the dates.
  private(set) var sentinelDates = 0
  private(set) var suspects = [Int](repeating: 0, count: Suspect.allCases.count)
  /// Values of digits alone, by length, and those of them that begin with 0.
  private(set) var digitLengths = [Int](repeating: 0, count: 24)
  private(set) var zeroLed = [Int](repeating: 0, count: 24)
  private(set) var values: ValueCounter
  private(set) var forms = ValueCounter(
    most: ScanOptions.mostForms, longest: ScanOptions.longestForm)
  private(set) var numbers: ClosedRange<Double>?
  private(set) var days: ClosedRange<Int64>?
  private var lastPattern = 0

  init(
    _ column: LayoutColumn, of layout: Layout, set: String? = nil, delimiter: UInt8,
    options: ScanOptions
  ) {
    self.column = column
    self.set = set
    self.delimiter = delimiter
    keepsValues = column.sensitive == nil
    keepsExtremes = column.sensitive == nil && !options.keyColumns.contains(column.name)
    patterns = options.allPatterns
    dateCounts = [Int](repeating: 0, count: patterns.count)
    blanks = (layout.blankValues + column.blankValues).filter { !$0.isEmpty }.map { Array($0.utf8) }
    let most =
      options.codeColumns.contains(column.name) ? ScanOptions.mostCodes : ScanOptions.mostValues
    values = ValueCounter(most: most, longest: ScanOptions.longestValue)
  }

  /// Whether a field is empty or one of the column's blank values.
  func standsForNothing(_ raw: Span<UInt8>) -> Bool {
    let range = Self.withoutSpaces(raw)
    return range.isEmpty || isBlank(raw.extracting(range))
  }

  /// The day that a field spells, days since 1970-01-01; `nil` where it spells none, or one that
  /// old systems write where there is none.
  func day(of raw: Span<UInt8>) -> Int64? {
    let field = raw.extracting(Self.withoutSpaces(raw))
    guard !field.isEmpty else { return nil }
    var reading = patterns[lastPattern].read(field, twoDigitYearsAfter: Self.pivot)
    for pattern in patterns where reading == nil {
      reading = pattern.read(field, twoDigitYearsAfter: Self.pivot)
    }
    return reading.flatMap { Sentinels.contains(day: $0.days) ? nil : $0.days }
  }

  /// Counts a field.
  ///
  /// - Parameters:
  ///   - raw: Its bytes.
  ///   - isRepeat: Whether an earlier child of the same record has it: values and forms are told
  ///     with the records that have them.
  ///   - isLive: Whether its record is live; `nil` where that is not known.
  func add(_ raw: Span<UInt8>, isRepeat: Bool = false, isLive: Bool? = nil) {
    let range = Self.withoutSpaces(raw)
    guard !range.isEmpty else {
      blank += 1
      return
    }
    let field = raw.extracting(range)
    guard !isBlank(field) else {
      blank += 1
      return
    }
    filled += 1
    if range.count < raw.count { note(.outerSpaces) }
    let shape = FieldShape(field, delimiter: delimiter)
    shortest = min(shortest, shape.characters)
    longest = max(longest, shape.characters)
    lengths[min(shape.characters, ScanOptions.mostLengths + 1)] += 1
    if !isRepeat { addForm(shape) }
    if keepsValues, !isRepeat, !values.isFull {
      values.add(field, isLive: isLive)
      if values.isFull { values.giveUp() }
    }
    classify(field, shape)
  }

  private func note(_ suspect: Suspect) { suspects[suspect.position] += 1 }

  private func addForm(_ shape: FieldShape) {
    guard shape.characters <= ScanOptions.longestForm else { return forms.addOther() }
    forms.add(shape.form.span.extracting(0..<shape.characters))
  }

  // MARK: Kinds

  private func classify(_ field: Span<UInt8>, _ shape: FieldShape) {
    noteDamage(shape)
    if Sentinels.contains(field) {
      sentinels += 1
      return note(.sentinel)
    }
    if shape.isAllDigits { return classifyDigits(field, shape) }
    if shape.digits >= 4, shape.digits <= 17, readDate(field) { return }
    if shape.letters == 0, shape.digits > 0, readDecimal(field) { return }
    if looksLikeDate(shape) { note(.impossibleDate) }
    if isSpreadsheetNumber(field, shape) { return note(.spreadsheetNumber) }
    if shape.digits == 10, shape.letters == 0, case .valid = NHSNumber.check(field) {
      nhsNumbers += 1
    }
    if (5...8).contains(shape.characters), shape.letters >= 3, Postcode(field) != nil {
      postcodes += 1
    }
  }

  private func noteDamage(_ shape: FieldShape) {
    if shape.hasMojibake { note(.mojibake) }
    if shape.hasControl { note(shape.hasLineBreak ? .lineBreak : .controlCharacter) }
    if shape.hasDelimiter { note(.delimiter) }
  }

  private func classifyDigits(_ field: Span<UInt8>, _ shape: FieldShape) {
    wholeNumbers += 1
    let length = min(field.count, digitLengths.count - 1)
    digitLengths[length] += 1
    if field[0] == UInt8(ascii: "0") { zeroLed[length] += 1 }
    if field.count == 10 {
      switch NHSNumber.check(field) {
      case .valid: nhsNumbers += 1
      case .repeatedDigit: note(.repeatedDigit)
      default: break
      }
    }
    if field.count == 8 || field.count == 12 || field.count == 14 { _ = readDate(field) }
    guard keepsExtremes, field.count <= 15 else { return }
    var value = 0.0
    for index in field.indices { value = value * 10 + Double(field[index] & 0x0F) }
    widen(value)
  }

  private func readDate(_ field: Span<UInt8>) -> Bool {
    if let reading = patterns[lastPattern].read(field, twoDigitYearsAfter: Self.pivot) {
      return take(reading, lastPattern)
    }
    for position in patterns.indices where position != lastPattern {
      guard let reading = patterns[position].read(field, twoDigitYearsAfter: Self.pivot) else {
        continue
      }
      lastPattern = position
      return take(reading, position)
    }
    return false
  }

  /// Two-digit years are only counted here; which century is meant is the mapping's to say.
  private static let pivot = 1925

  private func take(_ reading: DatePattern.Reading, _ position: Int) -> Bool {
    // A number of eight digits is a date only in years that a hospital can have.
    guard !patterns[position].isAllDigits || Self.plausibleDays.contains(reading.days) else {
      return false
    }
    dateCounts[position] += 1
    guard !Sentinels.contains(day: reading.days) else {
      sentinels += 1
      sentinelDates += 1
      note(.sentinel)
      return true
    }
    guard keepsExtremes else { return true }
    days =
      days.map { min($0.lowerBound, reading.days)...max($0.upperBound, reading.days) }
      ?? reading.days...reading.days
    return true
  }

  /// From 1 January 1800 to 31 December 2200, in days since 1970.
  private static let plausibleDays: ClosedRange<Int64> = -62_091...84_371

  private func readDecimal(_ field: Span<UInt8>) -> Bool {
    var value = 0.0
    var scale = 0.0
    var digits = 0
    for index in field.indices {
      switch field[index] {
      case UInt8(ascii: "-") where index == 0, UInt8(ascii: "+") where index == 0: continue
      case UInt8(ascii: ".") where scale == 0 && digits > 0: scale = 1
      case let byte where byte.isASCIIDigit:
        digits += 1
        value = value * 10 + Double(byte & 0x0F)
        scale *= 10
      default: return false
      }
    }
    guard digits <= 15 else { return false }
    if scale > 1 { decimals += 1 } else { wholeNumbers += 1 }
    guard keepsExtremes else { return true }
    let number = scale > 1 ? value / scale : value
    widen(field[0] == UInt8(ascii: "-") ? -number : number)
    return true
  }

  private func widen(_ number: Double) {
    numbers =
      numbers.map { min($0.lowerBound, number)...max($0.upperBound, number) }
      ?? number...number
  }

  /// Two slashes or hyphens among six digits or eight, as dates have them.
  private func looksLikeDate(_ shape: FieldShape) -> Bool {
    shape.characters <= 19 && shape.letters == 0 && (6...14).contains(shape.digits)
      && (shape.slashes == 2 || shape.hyphens == 2)
  }

  /// `9.43E+09`.
  private func isSpreadsheetNumber(_ field: Span<UInt8>, _ shape: FieldShape) -> Bool {
    guard shape.letters == 1, shape.points <= 1, (4...10).contains(field.count),
      field[0].isASCIIDigit, field[field.count - 1].isASCIIDigit
    else { return false }
    for index in 1..<(field.count - 2) where field[index] | 0x20 == UInt8(ascii: "e") {
      return field[index + 1] == UInt8(ascii: "+")
    }
    return false
  }

  // MARK: Bytes

  private static func withoutSpaces(_ field: Span<UInt8>) -> Range<Int> {
    var (start, end) = (0, field.count)
    while start < end, field[start] == UInt8(ascii: " ") { start += 1 }
    while end > start, field[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  private func isBlank(_ field: Span<UInt8>) -> Bool {
    for text in blanks where text.count == field.count {
      var isEqual = true
      for index in field.indices where field[index] != text[index] { isEqual = false }
      if isEqual { return true }
    }
    return false
  }
}

extension DatePattern {
  /// Whether the pattern is digits from end to end, and so may be a number as well.
  fileprivate var isAllDigits: Bool {
    text.utf8.allSatisfy(\.isASCIILetter)
  }
}

extension Suspect {
  /// Its position in ``allCases``.
  var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
