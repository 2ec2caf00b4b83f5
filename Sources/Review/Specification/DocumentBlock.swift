/// A piece of a document that becomes HTML and Markdown alike.
///
/// Texts are plain, with `code` between backticks and **weight** between two stars.
enum DocumentBlock: Sendable {
  case heading(String)
  case paragraph(String)
  case list([String])
  case numbered([String])
  case table(caption: String, headings: [String], rows: [[String]])
  /// A field of a target: its name with marks, and what is said of it.
  case field(name: String, marks: [String], about: String, body: [DocumentBlock])
}

/// A part of a document.
struct DocumentSection: Sendable {
  let id: String
  let title: String
  let blocks: [DocumentBlock]
}
