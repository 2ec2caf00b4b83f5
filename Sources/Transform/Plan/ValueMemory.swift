/// What the phrases of a field have made of short values, so that a code that comes a million times
/// is taken apart once.
///
/// Of fields whose phrases look at nothing but the value, and of values that every phrase took without
/// a word. Each field has a few places, and each value one of them: another that falls there takes it.
/// What is remembered changes nothing of what is made. Belongs to one thread.
struct ValueMemory: ~Copyable {
  /// What has become of a value; a line of the processor's memory.
  struct Known {
    enum Result {
      case blank
      case number(Int64)
      case text(PackedText)
    }

    let source: PackedText
    let result: Result
    /// What stands for the row that the value names, see ``ResolvedCrosswalk/Match``; `nil` where it
    /// names none.
    let target: UInt64?
  }

  /// The places of one field.
  private struct Drawer {
    /// `nil` for a field that is not remembered.
    var places: UnsafeMutablePointer<Known>?
    var asked = 0
    var answered = 0
  }

  // SAFETY: owned by the memory and freed with it: a drawer for each number of a field, and the places
  // of all of them one after another, all initialized.
  private let drawers: UnsafeMutablePointer<Drawer>
  private let places: UnsafeMutablePointer<Known>

  private static let placesOfField = 256
  /// So many questions show whether a field's values come again.
  private static let trial = 2048

  init(_ plan: MappingPlan) {
    let fields = plan.targets.flatMap(\.fields)
    let numbers = (fields.map(\.number).max() ?? 0) + 1
    drawers = .allocate(capacity: numbers)
    drawers.initialize(repeating: Drawer(), count: numbers)
    let remembered = fields.filter(\.seesValueAlone)
    let count = remembered.count * Self.placesOfField
    places = .allocate(capacity: max(1, count))
    // The text of no bytes is never asked for.
    places.initialize(
      repeating: Known(source: PackedText(), result: .blank, target: nil), count: count)
    for (position, field) in remembered.enumerated() {
      drawers[field.number].places = places + position * Self.placesOfField
    }
  }

  deinit {
    drawers.deallocate()
    places.deallocate()
  }

  /// Whether the values of the field with this number are remembered.
  @inline(__always)
  func remembers(_ field: Int) -> Bool { drawers[field].places != nil }

  /// What is known of a value that is not empty.
  ///
  /// - Returns: `nil` where nothing is.
  @inline(__always)
  func recall(_ source: PackedText, of field: Int) -> Known? {
    guard let places = drawers[field].places else { return nil }
    drawers[field].asked &+= 1
    let place = places + Self.place(of: source)
    guard place.pointee.source == source else {
      giveUp(field)
      return nil
    }
    drawers[field].answered &+= 1
    return place.pointee
  }

  /// Remembers a field no longer whose values mostly are new.
  private func giveUp(_ field: Int) {
    guard drawers[field].asked >= Self.trial else { return }
    if drawers[field].answered < drawers[field].asked / 2 { drawers[field].places = nil }
    (drawers[field].asked, drawers[field].answered) = (0, 0)
  }

  func keep(_ known: Known, of field: Int) {
    guard let places = drawers[field].places else { return }
    places[Self.place(of: known.source)] = known
  }

  @inline(__always)
  private static func place(of source: PackedText) -> Int {
    // The upper bits of a product depend on all below them.
    let mixed = (source.first ^ source.second &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 56)
  }
}

// SAFETY: not copyable; whoever holds it is the only one who can reach its memory.
extension ValueMemory: @unchecked Sendable {}
