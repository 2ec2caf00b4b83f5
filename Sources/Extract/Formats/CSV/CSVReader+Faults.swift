import Diagnostics

extension CSVReader {
  /// Why the record in progress is broken, and how much of it is given up.
  struct Fault {
    let reason: Reason
    /// The bytes of the record's first line when only that is given up and the lines after it are
    /// read again; `nil` when the whole record is.
    let firstLength: Int?
    let lineCount: Int
    /// Whether the quotes in it cannot be trusted.
    let isNaive: Bool
    /// Whether the record ends in the middle of its last cell.
    var isCut = false
    /// What was expected, and what is there.
    var expected: String?
  }

  private var fieldCount: Int { sourceColumns.layoutIndex.count }

  /// A fault after which nothing but the first line is given up.
  func firstLine(_ reason: Reason, _ length: Int) -> Fault {
    Fault(reason: reason, firstLength: length, lineCount: 1, isNaive: true)
  }

  /// Where nothing is quoted, what stands in for the quote is a byte that no text has, and so is
  /// every stand-in.
  func strayQuote(_ firstLength: Int) -> Fault {
    let isNoText = dialect.quote == nil || splitter.hasMetStandIn
    return firstLine(isNoText ? Reasons.badBytes : Reasons.brokenQuote, firstLength)
  }

  /// The source ends inside a quoted value.
  func openQuote(_ firstLength: Int, _ lineCount: Int, hasEnd: Bool) -> Fault {
    // The open field is not among those that have ended.
    guard lineCount == 1, !hasEnd, splitter.fields + 1 < fieldCount else {
      return firstLine(Reasons.brokenQuote, firstLength)
    }
    return Fault(
      reason: Reasons.truncated, firstLength: nil, lineCount: 1, isNaive: true, isCut: true)
  }

  /// Past a limit: a quote that was never closed if the second line is a record by itself.
  func tooLong(_ firstLength: Int) -> Fault {
    let isRunaway = !continuations.isEmpty && isRecord(continuation: 0)
    return firstLine(isRunaway ? Reasons.brokenQuote : Reasons.recordTooLong, firstLength)
  }

  /// What is wrong with a record that could be split, if anything is.
  func judge(firstLength: Int, lineCount: Int, isText: Bool, hasEnd: Bool) -> Fault? {
    let fields = splitter.fields
    // A quote that is closed by the opening quote of a later record joins records: given away by
    // a line in between that is a record by itself.
    for (index, line) in continuations.enumerated() where isRecord(continuation: index) {
      guard isMultiLine(sourceColumn: line.field) else {
        return firstLine(Reasons.lineBreakInField, firstLength)
      }
      if fields != fieldCount { return firstLine(Reasons.brokenQuote, firstLength) }
    }
    let reason: Reason
    if fields < fieldCount {
      reason = hasEnd ? Reasons.tooFewFields : Reasons.truncated
    } else if fields > fieldCount {
      reason = Reasons.tooManyFields
    } else if !isText {
      reason = Reasons.badBytes
    } else {
      return nil
    }
    let isMiscounted = reason == Reasons.tooFewFields || reason == Reasons.tooManyFields
    return Fault(
      reason: reason, firstLength: nil, lineCount: lineCount, isNaive: false,
      isCut: reason == Reasons.truncated,
      expected: isMiscounted
        ? "\(fieldCount) field\(fieldCount == 1 ? "" : "s"), and it has \(fields)" : nil)
  }

  /// Sets the record in progress apart and moves on behind what is given up.
  mutating func isolate(_ fault: Fault) throws(ExtractError) -> BrokenRecord {
    records += 1
    brokenRecords += 1
    let offset = window.offset
    let original = window.copy(0..<(fault.firstLength ?? window.recordLength))
    var length = window.recordLength
    if let first = fault.firstLength {
      length = first
      if first > Self.longestRecord {
        length = try window.skipLine()
      } else {
        window.rewind(toRecordByte: first)
      }
    }
    let extent = Extent(
      record: records, offset: offset, length: length, firstLine: lines + 1,
      lastLine: lines + fault.lineCount)
    lines += fault.lineCount
    return BrokenRecord(
      extent: extent, original: original, reason: fault.reason, cells: cells(original, fault),
      quote: fault.isNaive ? dialect.quote.map { layout.encoding.text(of: [$0]) } : nil,
      expected: fault.expected)
  }

  /// What could be split of a broken record, in the layout's order.
  private func cells(_ original: [UInt8], _ fault: Fault) -> [String]? {
    guard fault.reason != Reasons.repeatedHeader else { return nil }
    var recovery = CSVRecovery(original, dialect, layout.encoding.controls)
    var cells: [[UInt8]]
    if !fault.isNaive {
      cells = CSVCells(original, dialect, layout.encoding).cells
    } else if fault.isCut {
      cells = recovery.naive
    } else {
      cells = recovery.cells(expected: fieldCount)
    }
    // Half of a key would be another record's key.
    if fault.isCut { cells = cells.dropLast() }
    guard !cells.isEmpty, cells.count > 1 || !fault.isNaive || fault.isCut else { return nil }
    return sourceColumns.inLayoutOrder(
      cells.map { layout.encoding.text(of: $0) }, columnCount: columns.count)
  }

  /// Whether a line of the record in progress has the right number of fields by itself.
  private func isRecord(continuation index: Int) -> Bool {
    let next = index + 1
    let end = next < continuations.count ? continuations[next].offset : window.recordLength
    let line = window.copy(continuations[index].offset..<end)
    return CSVCells(line, dialect, layout.encoding).record?.count == fieldCount
  }

  private func isMultiLine(sourceColumn: Int) -> Bool {
    guard sourceColumn < fieldCount, let column = sourceColumns.layoutIndex[sourceColumn] else {
      return false
    }
    return layout.columns[column].isMultiLine
  }
}
