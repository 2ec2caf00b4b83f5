/// A part of a record that stands in it any number of times, such as its alerts.
package struct LayoutChild: Sendable, Hashable {
  /// What `for each` of a mapping names.
  package var name: String
  package var columns: [LayoutColumn]

  package init(name: String, columns: [LayoutColumn]) {
    self.name = name
    self.columns = columns
  }
}
