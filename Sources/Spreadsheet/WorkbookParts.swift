// The small parts of a workbook: what it consists of, its sheets, its texts and its formats.

/// `_rels/NAME.rels`: which part is what.
final class RelationsPart: XMLPart.Listener {
  struct Relation {
    let id: String
    /// An address that ends with `/worksheet` and its like, in two versions of the standard.
    let type: String
    /// From the root of the file.
    let target: String
  }

  private(set) var relations: [Relation] = []
  private let folder: String

  /// - Parameter folder: In which targets lie that do not begin with a slash.
  init(folder: String) { self.folder = folder }

  var isDone: Bool { false }

  func begin(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", attributes["TargetMode"] != "External",
      let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    let isFromRoot = target.hasPrefix("/") || folder.isEmpty
    var steps: [Substring] = isFromRoot ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { steps = steps.dropLast() } else { steps.append(step) }
    }
    relations.append(Relation(id: id, type: type, target: steps.joined(separator: "/")))
  }

  func text(_ text: String) {}
  func end(_ name: String) {}
}

/// `xl/workbook.xml`: the sheets in their order.
final class WorkbookPart: XMLPart.Listener {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  /// Whether days are counted from 1904, as old Macintosh files do.
  private(set) var countsFrom1904 = false

  var isDone: Bool { false }

  func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
    case "sheet":
      guard let title = attributes["name"], let relation = attributes["id"] else { return }
      sheets.append((title, relation, attributes["state"].map { $0 != "visible" } ?? false))
    default: break
    }
  }

  func text(_ text: String) {}
  func end(_ name: String) {}
}

/// `xl/sharedStrings.xml`: texts that cells name by their number.
final class TextsPart: XMLPart.Listener {
  private(set) var texts: [String] = []
  private var isText = false
  /// Inside of a reading aid for Japanese, which is no part of the text.
  private var isAid = false

  var isDone: Bool { false }

  func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "si": texts.append("")
    case "rPh": isAid = true
    case "t": isText = !isAid && !texts.isEmpty
    default: break
    }
  }

  func text(_ text: String) {
    if isText { texts[texts.count - 1] += text }
  }

  func end(_ name: String) {
    switch name {
    case "si": texts[texts.count - 1] = CellText.decoded(texts[texts.count - 1])
    case "rPh": isAid = false
    case "t": isText = false
    default: break
    }
  }
}

/// `xl/styles.xml`: which formats show a number as a date.
final class StylesPart: XMLPart.Listener {
  /// The numbers of the formats, as cells name them.
  private(set) var dateStyles: Set<Int> = []
  private var codes: [Int: String] = [:]
  private var isCellFormats = false
  private var next = 0

  var isDone: Bool { false }

  func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        codes[id] = attributes["formatCode"]
      }
    case "cellXfs": isCellFormats = true
    case "xf" where isCellFormats:
      if let id = attributes["numFmtId"].flatMap({ Int($0) }),
        codes[id].map(NumberFormat.showsDate) ?? NumberFormat.isDate(id)
      {
        dateStyles.insert(next)
      }
      next += 1
    default: break
    }
  }

  func text(_ text: String) {}

  func end(_ name: String) {
    if name == "cellXfs" { isCellFormats = false }
  }
}
