import Mustache

/// A piece of a page, written in Mustache and compiled once.
///
/// `{{name}}` is escaped; `{{{name}}}` is for ``Markup`` alone.
package struct Template: Sendable {
  private let compiled: MustacheTemplate

  /// - Precondition: `source` is written in the program, and is a template.
  package init(_ source: String) {
    Self.useOurEscaping
    do {
      compiled = try MustacheTemplate(string: "{{% CONTENT_TYPE:TRACKWAY}}" + source)
    } catch {
      preconditionFailure("a template does not compile: \(error)\n\(source)")
    }
  }

  /// Fills the template in.
  ///
  /// - Parameter values: Texts, booleans, ``Markup``, and lists of such dictionaries. A name that a
  ///   list's element lacks is looked up in the dictionaries around it.
  /// - Returns: Markup, every text in it escaped.
  package func callAsFunction(_ values: [String: Any]) -> Markup {
    Markup(html: compiled.render(values))
  }

  private static let useOurEscaping: Void = MustacheContentTypes.register(
    ScalarEscaping(), named: "TRACKWAY")
}

/// Mustache's own escaping goes by `Character`; see ``Markup``.
private struct ScalarEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { Markup.escape(text) }
}
