/// Reads an XLSX file as Excel, LibreOffice or this program save it.
///
/// - SeeAlso: ECMA-376, *Office Open XML File Formats*, part 1, SpreadsheetML.
package enum WorkbookReader {
  package static func read(
    _ path: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(SpreadsheetError) -> ReadWorkbook {
    var parts = try PackedParts(path, limits)
    let root = try relations(of: "", path, &parts, limits)
    let workbookName =
      root.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    let book = WorkbookPart()
    try read(workbookName, book, path, &parts, limits)
    let relations = try relations(of: workbookName, path, &parts, limits)
    let texts = TextsPart()
    if let name = relations.first(where: { $0.type.hasSuffix("/sharedStrings") })?.target {
      try read(name, texts, path, &parts, limits)
    }
    let styles = StylesPart()
    if let name = relations.first(where: { $0.type.hasSuffix("/styles") })?.target {
      try read(name, styles, path, &parts, limits)
    }
    var result = ReadWorkbook(sheets: [])
    var cells = 0
    for sheet in book.sheets {
      guard let relation = relations.first(where: { $0.id == sheet.relation }),
        relation.type.hasSuffix("/worksheet")
      else { continue }
      let part = SheetPart(
        texts: texts.texts, dateStyles: styles.dateStyles, countsFrom1904: book.countsFrom1904,
        mostCells: limits.cells - cells)
      try read(relation.target, part, path, &parts, limits)
      guard !part.hasTooMany else {
        throw .tooLarge(path: path, what: "more than \(limits.cells) cells")
      }
      cells += part.cellCount
      result.sheets.append(
        ReadWorkbook.Sheet(name: sheet.name, isHidden: sheet.isHidden, rows: part.rows))
    }
    return result
  }

  private static func read(
    _ name: String, _ listener: some XMLPart.Listener, _ path: String,
    _ parts: inout PackedParts, _ limits: WorkbookLimits
  ) throws(SpreadsheetError) {
    guard let bytes = try parts.part(name) else {
      throw .cannotRead(path: path, why: "a part of it is missing")
    }
    if let refusal = XMLPart.read(bytes, depth: limits.depth, listener) {
      throw .cannotRead(path: path, why: refusal)
    }
  }

  private static func relations(
    of part: String, _ path: String, _ parts: inout PackedParts, _ limits: WorkbookLimits
  ) throws(SpreadsheetError) -> [RelationsPart.Relation] {
    let folders = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let file = (folders.map(String.init) + ["_rels", name + ".rels"]).joined(separator: "/")
    guard let bytes = try parts.part(file) else { return [] }
    let listener = RelationsPart(folder: folders.joined(separator: "/"))
    if let refusal = XMLPart.read(bytes, depth: limits.depth, listener) {
      throw .cannotRead(path: path, why: refusal)
    }
    return listener.relations
  }
}
