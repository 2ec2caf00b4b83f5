/// A code of the Organisation Data Service for an organisation, site or practitioner, in capitals.
///
/// Three to ten letters and digits. Whether the organisation exists, and when, is a question for
/// the reference data; here only the form is told, and the codes that stand for no one.
///
/// See also: NHS Data Dictionary, ORGANISATION CODE, CONSULTANT CODE, GENERAL MEDICAL PRACTITIONER
/// PPD CODE.
package struct ODSCode: Sendable, Hashable {
  package static let maximumLength = 10

  /// What the form says that the code is of; forms overlap, so it is a likelihood.
  package enum Form: Sendable, Hashable {
    /// `C` and seven digits, the GMC reference number.
    case consultant
    /// `CD` and six digits, of a consultant dentist.
    case dentalConsultant
    /// `G` and seven digits.
    case generalPractitioner
    /// A letter and five digits; in England not every such code is a practice.
    case practice
    case other
  }

  private let text: ShortText

  /// Reads a code; small letters become capitals.
  ///
  /// - Returns: `nil` where the field is not three to ten letters and digits.
  package init?(_ field: Span<UInt8>) {
    guard (3...Self.maximumLength).contains(field.count) else { return nil }
    var text = ShortText()
    for index in field.indices {
      let byte = field[index]
      guard byte.isLetter || byte.isDigit else { return nil }
      text.append(byte.capital)
    }
    self.text = text
  }

  package var count: Int { text.count }

  /// Appends the code in capitals.
  package func write(to output: inout OutputSpan<UInt8>) {
    text.write(to: &output)
  }

  package var form: Form {
    switch (text.count, text[0]) {
    case (8, UInt8(ascii: "C")):
      hasDigits(from: 1)
        ? .consultant
        : text[1] == UInt8(ascii: "D") && hasDigits(from: 2) ? .dentalConsultant : .other
    case (8, UInt8(ascii: "G")): hasDigits(from: 1) ? .generalPractitioner : .other
    case (6, _): text[0].isLetter && hasDigits(from: 1) ? .practice : .other
    default: .other
    }
  }

  /// What a default code says instead of naming someone; `nil` for every other code.
  package var defaultMeaning: String? {
    count <= 8 ? CodeList.odsDefaults.code(key: text.key)?.meaning : nil
  }

  /// Whether the code stands for nobody: not known, not applicable, not registered.
  package var isDefault: Bool {
    count <= 8 && CodeList.odsDefaults.contains(key: text.key)
  }

  private func hasDigits(from start: Int) -> Bool {
    for index in start..<text.count where !text[index].isDigit {
      return false
    }
    return true
  }
}

extension ODSCode: CustomStringConvertible {
  package var description: String { text.description }
}
