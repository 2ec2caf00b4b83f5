/// Why a whole document cannot be read, in words for people.
package enum XMLProblem: Sendable, Hashable {
  /// What is not well-formed, as a number of libxml2.
  case malformed(code: Int)
  case tooDeep
  case declares

  init(_ kind: XMLFault.Kind) {
    switch kind {
    case .malformed(let code): self = .malformed(code: code)
    case .tooDeep: self = .tooDeep
    case .declares: self = .declares
    case .tooLong, .repeated, .tooManyChildren:
      preconditionFailure("a fault of one record is none of the document")
    }
  }

  /// One sentence without a full stop.
  var message: String {
    switch self {
    case .malformed(code: 5): "the document ends before its last element does"
    case .malformed(code: 4): "the document has no element"
    case .malformed(let code): "the document is no well-formed XML here (libxml2 fault \(code))"
    case .tooDeep: "more elements stand in one another than the layout's limit 'depth' allows"
    case .declares: "the document declares entities or attributes of its own, which are not read"
    }
  }

  var remedy: String {
    switch self {
    case .malformed:
      "Ask the supplier for the file again: what is wrong lies between the records, so the rest"
        + " cannot be trusted"
    case .tooDeep: "Look at the file; where it is right, raise 'depth' under 'limits' in the layout"
    case .declares:
      "Ask for the file without a document type declaration: what such a declaration lets a text"
        + " stand for could be anything"
    }
  }
}
