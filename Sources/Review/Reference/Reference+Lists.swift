import Diagnostics
import RecordStore
import Schema
import Standards
import Transform

/// What `migrate reference` lists beside the pages of codes.
extension Reference {
  /// Every phrase with its sentence, what it takes and gives, its reasons and examples.
  static var stepList: String {
    stepPages.map(\.text).joined(separator: "\n")
  }

  static func meaningList(_ meanings: [(words: String, about: String)]) -> String {
    let width = meanings.map(\.words.count).max() ?? 0
    return """
      What `means:` of a layout may say. Where the words end with LIST, write the name of a code \
      table or crosswalk of the project.


      """
        + meanings.map { "  \(padded($0.words, width))  \($0.about)\n" }.joined()
  }

  private static let dictionary = DataDictionary(Tables.record, in: .sqlite)

  static var tableList: String {
    let width = dictionary.tables.map(\.name.count).max() ?? 0
    return dictionary.tables.map { "\(padded($0.name, width))  \($0.about)\n" }.joined()
      + "\n`migrate reference TABLE` lists the fields of one.\n"
  }

  static func tableText(_ name: String) -> String? {
    guard let table = dictionary.tables.first(where: { $0.name == name.lowercased() }) else {
      return nil
    }
    var text = "\(table.name)\n  \(table.about).\n\n"
    let width = table.columns.map(\.name.count).max() ?? 0
    for column in table.columns {
      var words = column.type
      if column.isRequired { words += ", mandatory" }
      if column.mustLand { words += ", must land" }
      text += "  \(padded(column.name, width))  \(words)\n"
      text += "  \(padded("", width))  \(column.about)\n"
    }
    for constraint in table.constraints { text += "\n  \(constraint)\n" }
    return text
  }

  static var codeLists: String {
    let width = CodeList.all.map(\.name.count).max() ?? 0
    return CodeList.all.map { "\(padded($0.name, width))  \($0.title)\n" }.joined()
      + "\n`migrate reference LIST` prints the codes of one.\n"
  }

  static func codeListText(_ name: String) -> String? {
    guard let list = CodeList.named(name.lowercased()) else { return nil }
    var text = "\(list.name)\n  \(list.title): \(list.source).\n\n"
    let width = list.codes.map(\.code.count).max() ?? 0
    for code in list.codes {
      let kind = code.isRetired ? " (retired)" : code.isDefault ? " (default)" : ""
      text += "  \(padded(code.code, width))  \(code.meaning)\(kind)\n"
    }
    return text
  }

  /// Codes or reasons, a line each, with the name that a mapping or a list shows.
  static func index(of pages: [ReferencePage]) -> String {
    let width = pages.map { $0.slug?.count ?? 0 }.max() ?? 0
    return pages.map { page in
      let slug = page.slug.map { padded($0, width) + "  " } ?? ""
      return "\(page.code)  \(slug)\(page.title)\n"
    }.joined()
  }

  /// The name of a page that a typing mistake most likely meant.
  package static func nearest(to name: String) -> String? {
    let lists = ["steps", "means", "tables", "lists", "diagnostics", "reasons"]
    let names =
      lists + pages.map(\.code) + pages.compactMap(\.slug) + stepPages.map(\.title)
      + Tables.record.map(\.name) + CodeList.all.map(\.name)
    return name.likelyMeant(in: names)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
