/// The text of a field while its phrases run: each reads what the one before wrote.
///
/// Two buffers take turns, so that a step never writes where it reads.
struct TextScratch: ~Copyable {
  // SAFETY: both owned by `self` and freed in `deinit`; the first `count` bytes of `current` are
  // initialized.
  private var current = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  private var other = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  private var count = 0

  deinit {
    current.deallocate()
    other.deallocate()
  }

  var isBlank: Bool { span.isBlank }

  var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get {
      // SAFETY: the span cannot outlive the borrow of `self`, and every change needs `self` whole.
      let used = UnsafeBufferPointer(rebasing: current[..<count])
      return unsafe _overrideLifetime(Span(_unsafeElements: used), borrowing: self)
    }
  }

  /// Has a step write what it makes of a field that lies elsewhere.
  mutating func apply(_ step: Lent<TextOperation>, to field: Span<UInt8>) -> StepOutcome {
    makeRoom(step.use { $0.capacity(for: field.count) })
    var output = unsafe OutputSpan<UInt8>(buffer: other, initializedCount: 0)
    let outcome = step.use { $0.apply(field, to: &output) }
    turn(output.finalize(for: other))
    return outcome
  }

  /// Has a step write what it makes of the text that is here.
  mutating func apply(_ step: Lent<TextOperation>) -> StepOutcome {
    makeRoom(step.use { $0.capacity(for: count) })
    let field = Span(_unsafeElements: UnsafeBufferPointer(rebasing: current[..<count]))
    var output = unsafe OutputSpan<UInt8>(buffer: other, initializedCount: 0)
    let outcome = step.use { $0.apply(field, to: &output) }
    turn(output.finalize(for: other))
    return outcome
  }

  mutating func translate(
    _ field: Span<UInt8>, by table: CodeTable, on day: Int64?
  ) -> DatedLines.Found {
    makeRoom(table.longestTarget)
    var output = unsafe OutputSpan<UInt8>(buffer: other, initializedCount: 0)
    let found = table.translate(field, on: day, to: &output)
    turn(output.finalize(for: other))
    return found
  }

  mutating func translate(by table: CodeTable, on day: Int64?) -> DatedLines.Found {
    let field = Span(_unsafeElements: UnsafeBufferPointer(rebasing: current[..<count]))
    return translate(field, by: table, on: day)
  }

  mutating func translate(
    _ field: Span<UInt8>, by table: Lent<CodeTable>
  ) -> DatedLines.Found {
    makeRoom(table.use { $0.longestTarget })
    var output = unsafe OutputSpan<UInt8>(buffer: other, initializedCount: 0)
    let found = table.use { $0.translate(field, on: nil, to: &output) }
    turn(output.finalize(for: other))
    return found
  }

  mutating func translate(by table: Lent<CodeTable>) -> DatedLines.Found {
    let field = Span(_unsafeElements: UnsafeBufferPointer(rebasing: current[..<count]))
    return translate(field, by: table)
  }

  mutating func join(_ first: Span<UInt8>, _ between: [UInt8], _ second: Span<UInt8>) {
    makeRoom(first.count + between.count + second.count)
    var output = unsafe OutputSpan<UInt8>(buffer: other, initializedCount: 0)
    output.append(first, first.indices)
    if !first.isEmpty, !second.isEmpty { for byte in between { output.append(byte) } }
    output.append(second, second.indices)
    turn(output.finalize(for: other))
  }

  mutating func append(_ between: [UInt8], _ second: Span<UInt8>) {
    let first = Span(_unsafeElements: UnsafeBufferPointer(rebasing: current[..<count]))
    join(first, between, second)
  }

  private mutating func turn(_ written: Int) {
    swap(&current, &other)
    count = written
  }

  private mutating func makeRoom(_ capacity: Int) {
    guard capacity > other.count else { return }
    other.deallocate()
    other = .allocate(capacity: capacity)
  }
}

// SAFETY: not copyable; whoever holds it is the only one who can reach the memory.
extension TextScratch: @unchecked Sendable {}
