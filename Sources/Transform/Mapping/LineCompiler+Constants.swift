import Diagnostics
import Schema
import Standards

extension LineCompiler {
  /// A value that the mapping writes itself, in the form of its field.
  static func constant(
    _ text: String, for column: Column, codes: (String) -> [String]?, offset: Int
  ) throws(MappingFault) -> FieldPlan.Constant {
    func refuse(_ what: String, _ remedy: String) -> MappingFault {
      MappingFault(
        .wrongColumnType, "'\(text)' is no \(what), as '\(column.name)' wants", offset: offset,
        remedy: remedy)
    }
    switch column.type {
    case .code(let list):
      guard let known = codes(list), !known.contains(text) else { return .text(Array(text.utf8)) }
      throw refuse("code of \(list)", "Use one of: \(known.joined(separator: ", "))")
    case .text(let limit):
      guard text.count <= limit else {
        throw refuse("text of at most \(limit) characters", "Shorten it")
      }
      return .text(Array(text.utf8))
    case .json: return .text(Array(text.utf8))
    case .boolean:
      guard text == "yes" || text == "no" else { throw refuse("yes or no", "Write yes or no") }
      return .integer(text == "yes" ? 1 : 0)
    case .integer:
      guard let number = Int64(text) else { throw refuse("number", "Write digits only") }
      return .integer(number)
    case .decimal(let places):
      guard let number = ScaledNumber.read(text.utf8.span, places: places) else {
        throw refuse("number with \(places) places", "Write digits, a point and digits")
      }
      return .integer(number)
    case .date, .partialDate:
      guard let day = DatePattern.days(printed: text) else {
        throw refuse("date", "Write it as dd/MM/yyyy")
      }
      return .integer(column.type == .date ? day : day << 2)
    case .instant, .ref, .bytes:
      throw refuse("value that can be written here", "Take it from a column")
    }
  }
}
