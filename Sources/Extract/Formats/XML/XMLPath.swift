/// The way from an element to a value below it, as a layout writes it: `x:Address[1]/@use`.
package struct XMLPath: Sendable, Hashable {
  /// A name as the document means it, whatever prefix the document uses.
  package struct Name: Sendable, Hashable {
    package var local: String
    /// `nil` for a name in no namespace.
    package var namespace: String?

    package init(_ local: String, namespace: String? = nil) {
      self.local = local
      self.namespace = namespace
    }
  }

  /// What stands in square brackets behind an element.
  package enum Test: Sendable, Hashable {
    /// The nth of its parent's elements that passed the tests before this one, from 1.
    case position(Int)
    case attribute(Name, is: String)
  }

  /// An element on the way.
  package struct Step: Sendable, Hashable {
    package var name: Name
    package var tests: [Test]
  }

  /// The text of the element that the way begins at, written `.` in a layout.
  package static let itself = XMLPath(steps: [], attribute: nil)

  /// Outermost first; none where the value is the element's own.
  package var steps: [Step]
  /// The attribute at the end; without one the value is the text of the last element.
  package var attribute: Name?
}
