/// What a cell of a spreadsheet can hold.
package enum CellText {
  /// In UTF-16 units, as Excel counts them.
  package static let longest = 32_767

  /// Stands behind a text that was too long.
  package static let cutMark = "… (cut: the whole is in the original file)"

  /// The text as a cell can have it: characters that no XML may hold are U+FFFD, and what is too long
  /// is cut, and says so.
  package static func fitting(_ text: String) -> String {
    var result = text
    if text.unicodeScalars.contains(where: isRefused) {
      result = ""
      result.unicodeScalars.append(
        contentsOf: text.unicodeScalars.map { isRefused($0) ? "\u{FFFD}" : $0 })
    }
    guard result.utf16.count > longest else { return result }
    var cut = ""
    var count = 0
    for character in result {
      count += character.utf16.count
      guard count + cutMark.utf16.count <= longest else { break }
      cut.append(character)
    }
    return cut + cutMark
  }

  /// Zero has no form in a cell; the others below a blank are written as `_x0001_`.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }

  /// Reads `_x0001_`, in which characters are written that XML refuses; `_x005F_` is the line itself.
  static func decoded(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = Array(text.unicodeScalars)[...]
    while let first = rest.first {
      if let scalar = escaped(at: rest) {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        result.unicodeScalars.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func escaped(at text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let form = Array(text.prefix(7))
    guard form.count == 7, form[0] == "_", form[1] == "x", form[6] == "_" else { return nil }
    var digits = ""
    digits.unicodeScalars.append(contentsOf: form[2...5])
    guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }), let value = UInt32(digits, radix: 16)
    else { return nil }
    return Unicode.Scalar(value)
  }

  /// Writes what would be read as such a character, by writing its first line as one.
  static func encoded(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    let scalars = Array(text.unicodeScalars)
    for index in scalars.indices {
      if scalars[index] == "_", escaped(at: scalars[index...]) != nil {
        result += "_x005F_"
      } else {
        result.unicodeScalars.append(scalars[index])
      }
    }
    return result
  }
}
