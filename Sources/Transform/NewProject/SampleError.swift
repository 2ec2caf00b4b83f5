package import Diagnostics
package import Extract

/// Why no layout can be made from a file.
package enum SampleError: Error, Sendable, Hashable {
  case source(ExtractError)
  /// The file is packed data, a picture or the like.
  case noText(path: String)
  /// The file is XML or JSON.
  case markup(path: String)
  /// The first line has blank names, names twice, or what is too long for a name.
  case noNames(path: String)

  package var diagnostic: Diagnostic {
    switch self {
    case .source(let error): error.diagnostic
    case .noText(let path):
      fault(
        "the file is no text", path, "Name a file of text, packed by gzip or zstd or not packed")
    case .markup(let path):
      fault(
        "the file is XML or JSON, and has no line of column names", path,
        "Make the project without --from; for XML write a layout of 'kind: xml'")
    case .noNames(let path):
      fault(
        "the first line is no row of column names: some are blank, there twice, or too long", path,
        "Make the project without --from, and write the layout: 'preamble' leaves out lines before"
          + " the names, 'header: none' is for a file without them, 'kind: fixed' for fixed"
          + " positions")
    }
  }

  private func fault(_ message: String, _ path: String, _ remedy: String) -> Diagnostic {
    Diagnostic(.headerDisagrees, message, at: Place(path, line: 1), remedy: remedy)
  }
}
