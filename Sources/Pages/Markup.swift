/// Text that is HTML already, and so is not escaped again.
package struct Markup: Sendable, Hashable, CustomStringConvertible {
  package var html: String

  /// - Parameter html: Must come from a ``Template`` or be written in the source.
  package init(html: String) { self.html = html }

  /// Any text, made safe for an element's content and for a quoted attribute.
  package init(_ text: String) { html = Markup.escape(text) }

  package var description: String { html }

  package static func + (left: Markup, right: Markup) -> Markup {
    Markup(html: left.html + right.html)
  }

  package static func += (left: inout Markup, right: Markup) { left.html += right.html }

  /// Scalar by scalar: a quotation mark with a combining accent is one `Character` that equals no
  /// plain quotation mark, and would still end an attribute.
  static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // Browsers replace it silently; a page says that it was there.
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Sequence<Markup> {
  package func joined() -> Markup { Markup(html: map(\.html).joined()) }
}
