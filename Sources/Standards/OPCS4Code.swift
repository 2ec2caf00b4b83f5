/// The form of an OPCS-4 code as the data sets carry it: four characters without the dot.
///
/// A letter other than I, two digits, a dot as it is printed, and a digit: `W37.1` is `W371`.
/// Whether the code exists is a question for the reference data.
///
/// See also: NHS Data Dictionary, PRIMARY PROCEDURE (OPCS).
package struct OPCS4Code: Sendable, Hashable {
  package static let maximumLength = 4

  private let text: ShortText

  /// Reads a code; a small letter becomes a capital.
  ///
  /// - Returns: `nil` where the field has not the form of a code.
  package init?(_ field: Span<UInt8>) {
    let hasDot = field.count == 5 && field[3] == UInt8(ascii: ".")
    guard field.count == 4 || hasDot else { return nil }
    let last = field[field.count - 1]
    // No chapter has the letter I: such a code is a diagnosis in the wrong column.
    guard field[0].isLetter, field[0].capital != UInt8(ascii: "I"), field[1].isDigit,
      field[2].isDigit, last.isDigit
    else { return nil }
    var text = ShortText()
    text.append(field[0].capital)
    text.append(field[1])
    text.append(field[2])
    text.append(last)
    self.text = text
  }

  package var count: Int { text.count }

  /// Appends the code without dot.
  package func write(to output: inout OutputSpan<UInt8>) {
    text.write(to: &output)
  }
}

extension OPCS4Code: CustomStringConvertible {
  package var description: String { text.description }
}
