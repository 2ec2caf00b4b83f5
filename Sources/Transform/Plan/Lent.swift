/// An object that somebody else keeps: to hold or to use it counts no reference.
///
/// A field costs some ten phrases, each an object with a step inside; counting the references to
/// them took a fifth of the mapper's time.
struct Lent<Object: AnyObject> {
  // SAFETY: whoever makes one keeps the object for as long as it is used; see ``Opcode``.
  private let object: Unmanaged<Object>

  init(_ object: Object) { self.object = Unmanaged.passUnretained(object) }

  @inline(__always)
  func use<Result>(_ body: (Object) -> Result) -> Result {
    // SAFETY: the object lives, by the line above.
    object._withUnsafeGuaranteedRef { body($0) }
  }
}
