extension XMLPath {
  /// Why a path cannot be read.
  package struct Fault: Error, Hashable {
    package enum Kind: Sendable, Hashable {
      case syntax
      /// A prefix that `namespaces` does not have.
      case prefix(String)
    }

    package let kind: Kind
    /// One sentence without a full stop.
    package let message: String
    /// In characters from the beginning of the path.
    package let offset: Int
  }

  /// Reads a path.
  ///
  /// - Parameters:
  ///   - text: `x:Address[@use='HOME']/x:Line[1]`, `@id`, or `.` for the element itself.
  ///   - namespaces: What the prefixes stand for; a name without prefix is in no namespace.
  /// - Throws: What is wrong, and where.
  package init(_ text: String, namespaces: [String: String] = [:]) throws(Fault) {
    var parser = XMLPathParser(text, namespaces: namespaces)
    self = try parser.relative()
  }

  /// Reads the path from the document to its records: `/x:Extract/x:Patients/x:Patient`.
  package static func absolute(
    _ text: String, namespaces: [String: String] = [:]
  ) throws(Fault) -> [Step] {
    var parser = XMLPathParser(text, namespaces: namespaces)
    return try parser.absolute()
  }
}

/// Reads the few forms of a path that can be followed while a document streams past.
private struct XMLPathParser {
  private let characters: [Character]
  private let namespaces: [String: String]
  private var index = 0

  init(_ text: String, namespaces: [String: String]) {
    characters = Array(text)
    self.namespaces = namespaces.merging(
      ["xml": "http://www.w3.org/XML/1998/namespace"], uniquingKeysWith: { own, _ in own })
  }

  mutating func relative() throws(XMLPath.Fault) -> XMLPath {
    if characters == ["."] { return XMLPath(steps: [], attribute: nil) }
    if characters.starts(with: [".", "/"]) { index = 2 }
    var path = XMLPath(steps: [], attribute: nil)
    repeat {
      if take("@") {
        path.attribute = try name(isAttribute: true)
        break
      }
      path.steps.append(try step())
    } while take("/")
    try expectEnd()
    return path
  }

  mutating func absolute() throws(XMLPath.Fault) -> [XMLPath.Step] {
    guard take("/") else { throw fault("the path to the records does not begin with '/'") }
    var steps: [XMLPath.Step] = []
    repeat {
      let start = index
      let step = try step()
      for case .position in step.tests {
        throw fault("the path to the records counts elements, and a record is each of them", start)
      }
      steps.append(step)
    } while take("/")
    try expectEnd()
    return steps
  }

  private mutating func step() throws(XMLPath.Fault) -> XMLPath.Step {
    var step = XMLPath.Step(name: try name(isAttribute: false), tests: [])
    while take("[") {
      step.tests.append(try test())
      guard take("]") else { throw fault("there is no ']' here") }
    }
    return step
  }

  private mutating func test() throws(XMLPath.Fault) -> XMLPath.Test {
    guard take("@") else {
      let start = index
      while let character = next, character.isWholeNumber { index += 1 }
      guard let position = Int(String(characters[start..<index])), position > 0 else {
        throw fault("between '[' and ']' stands neither a number from 1 nor '@name=\"…\"'", start)
      }
      return .position(position)
    }
    let name = try name(isAttribute: true)
    guard take("="), let quote = next, quote == "'" || quote == "\"" else {
      throw fault("behind the attribute there is no '=' with a text in quotes")
    }
    index += 1
    let start = index
    while let character = next, character != quote { index += 1 }
    let value = String(characters[start..<index])
    guard take(quote) else { throw fault("the text is never closed", start - 1) }
    return .attribute(name, is: value)
  }

  private mutating func name(isAttribute: Bool) throws(XMLPath.Fault) -> XMLPath.Name {
    let start = index
    let first = try word(isAttribute)
    guard take(":") else { return XMLPath.Name(first) }
    guard let namespace = namespaces[first] else {
      throw XMLPath.Fault(
        kind: .prefix(first), message: "the prefix '\(first)' stands for no namespace",
        offset: start)
    }
    return XMLPath.Name(try word(isAttribute), namespace: namespace)
  }

  private mutating func word(_ isAttribute: Bool) throws(XMLPath.Fault) -> String {
    let start = index
    while let character = next,
      character.isLetter || character.isNumber || "_-.".contains(character)
    {
      index += 1
    }
    guard index > start, let first = characters[start].unicodeScalars.first,
      first.properties.isAlphabetic || first == "_"
    else {
      throw fault("the name of an \(isAttribute ? "attribute" : "element") is wanted here", start)
    }
    return String(characters[start..<index])
  }

  private var next: Character? { index < characters.count ? characters[index] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    index += 1
    return true
  }

  private func expectEnd() throws(XMLPath.Fault) {
    guard index == characters.count else { throw fault("the path is not understood from here") }
  }

  private func fault(_ message: String, _ offset: Int? = nil) -> XMLPath.Fault {
    XMLPath.Fault(kind: .syntax, message: message, offset: offset ?? index)
  }
}
