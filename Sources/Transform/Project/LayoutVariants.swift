import Extract

/// What a layout file describes: one kind of record, or in a mixed file a layout for each of its
/// record types.
struct LayoutVariants {
  /// In the file's order; the type is `nil` where all records are alike.
  let layouts: [(type: String?, layout: Layout)]

  init(_ layout: Layout) { layouts = [(nil, layout)] }

  init(_ layouts: [(type: String?, layout: Layout)]) { self.layouts = layouts }

  /// The record types that a source can pick; empty where there is nothing to pick.
  var types: [String] { layouts.compactMap(\.type) }
}
