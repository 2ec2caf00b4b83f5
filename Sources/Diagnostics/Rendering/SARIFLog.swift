/// Diagnostics in SARIF 2.1.0, the form in which editors and code hosts take results of checks.
///
/// Source: OASIS, Static Analysis Results Interchange Format 2.1.0; the sections are named beside
/// the objects. Everything is written, whatever the number: the reader of the file pages itself.
public struct SARIFLog: Sendable, Codable {
  public var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  public var version = "2.1.0"
  public var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }

  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - folder: The folder that the places are relative to, absolute.
  public init(_ diagnostics: [Diagnostic], folder: String) {
    let ordered = diagnostics.inFileOrder()
    var codes: [DiagnosticCode] = []
    for diagnostic in ordered where !codes.contains(diagnostic.code) {
      codes.append(diagnostic.code)
    }
    codes.sort { $0.description < $1.description }
    let driver = Driver(
      name: "migrate", fullName: "Trackway migrate check", rules: codes.map(Rule.init))
    let base = ArtifactLocation(uri: Self.uri(ofFolder: folder), uriBaseId: nil)
    runs = [
      Run(
        tool: Tool(driver: driver), columnKind: "unicodeCodePoints",
        originalUriBaseIds: [Self.root: base],
        results: ordered.map { diagnostic in
          Result(diagnostic, ruleIndex: codes.firstIndex(of: diagnostic.code) ?? 0)
        })
    ]
  }

  /// The name of the project's folder, to which every address is relative (3.14.14).
  static let root = "PROJECT"

  private static func uri(ofFolder folder: String) -> String {
    "file://" + escaped(folder) + (folder.hasSuffix("/") ? "" : "/")
  }

  /// A path as the path of an address: what RFC 3986 does not allow there is written as %XX.
  static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.isDecimalDigit)
      if isPlain || "-._~/!$&'()*+,;=:@".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += "%" + (hex.count == 1 ? "0" : "") + hex
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDecimalDigit: Bool { ("0"..."9").contains(self) }
}
