/// The form of a Read code, of version 2 or of Clinical Terms Version 3: five characters.
///
/// Letters and digits, filled up with full stops at the end, which belong to the code; capitals and
/// small letters differ. Behind a code of version 2 may stand the two characters of its term. A code
/// of the old set of four characters has its full stop in front. Whether the code exists is a
/// question for a release.
///
/// See also: HL7 FHIR UK Core, rules for populating legacy coding; SNOMED CT glossary, Read Code.
package enum ReadCode {
  /// Whether the field has the form of a code.
  package static func hasForm(_ field: Span<UInt8>) -> Bool {
    guard field.count == 5 || field.count == 7 else { return false }
    let start = field[0] == UInt8(ascii: ".") ? 1 : 0
    guard isCharacter(field[start]) else { return false }
    var isFilled = false
    for index in start..<5 {
      if field[index] == UInt8(ascii: ".") {
        isFilled = true
      } else if isFilled || !isCharacter(field[index]) {
        return false
      }
    }
    return field.count == 5 || (isCharacter(field[5]) && isCharacter(field[6]))
  }

  private static func isCharacter(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit }
}
