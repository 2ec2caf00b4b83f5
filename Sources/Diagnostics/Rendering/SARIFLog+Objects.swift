// The objects of a SARIF log, each with the section of the standard that describes it.

extension SARIFLog {
  /// Section 3.14.
  public struct Run: Sendable, Codable {
    public var tool: Tool
    public var columnKind: String
    public var originalUriBaseIds: [String: ArtifactLocation]
    public var results: [Result]
  }

  /// Section 3.18.
  public struct Tool: Sendable, Codable {
    public var driver: Driver
  }

  /// Section 3.19.
  public struct Driver: Sendable, Codable {
    public var name: String
    public var fullName: String
    public var rules: [Rule]
  }

  /// Section 3.49: a code of the registry.
  public struct Rule: Sendable, Codable {
    public var id: String
    public var shortDescription: Message
    public var fullDescription: Message
    public var help: Message
    public var defaultConfiguration: Configuration

    init(_ code: DiagnosticCode) {
      id = code.description
      shortDescription = Message(text: code.title)
      fullDescription = Message(text: code.meaning)
      help = Message(text: "\(code.action) See: migrate reference \(code)")
      defaultConfiguration = Configuration(level: code.severity)
    }
  }

  /// Section 3.50.
  public struct Configuration: Sendable, Codable {
    public var level: Severity
  }

  /// Section 3.11.
  public struct Message: Sendable, Codable {
    public var text: String
  }

  /// Section 3.27.
  public struct Result: Sendable, Codable {
    public var ruleId: String
    public var ruleIndex: Int
    public var level: Severity
    public var message: Message
    public var locations: [Location]
    public var fixes: [Change]?

    init(_ diagnostic: Diagnostic, ruleIndex: Int) {
      ruleId = diagnostic.code.description
      self.ruleIndex = ruleIndex
      level = diagnostic.severity
      message = Message(text: "\(diagnostic.message). \(diagnostic.remedy)")
      locations = diagnostic.place.map { [Location($0)] } ?? []
      fixes = diagnostic.fix.map { [Change($0, of: diagnostic)] }
    }
  }

  /// Section 3.28.
  public struct Location: Sendable, Codable {
    public var physicalLocation: PhysicalLocation

    init(_ place: Place) {
      physicalLocation = PhysicalLocation(
        artifactLocation: ArtifactLocation(place.file),
        region: place.line.map { Region(startLine: $0, startColumn: place.column) })
    }
  }

  /// Section 3.29.
  public struct PhysicalLocation: Sendable, Codable {
    public var artifactLocation: ArtifactLocation
    public var region: Region?
  }

  /// Section 3.4.
  public struct ArtifactLocation: Sendable, Codable {
    public var uri: String
    public var uriBaseId: String?

    init(uri: String, uriBaseId: String?) {
      self.uri = uri
      self.uriBaseId = uriBaseId
    }

    /// A file of the project.
    init(_ file: String) {
      self.init(uri: SARIFLog.escaped(file), uriBaseId: SARIFLog.root)
    }
  }

  /// Section 3.30: lines and columns from 1; the end is behind the last character.
  public struct Region: Sendable, Codable {
    public var startLine: Int
    public var startColumn: Int?
    public var endLine: Int?
    public var endColumn: Int?
  }

  /// Section 3.55, a `fix`.
  public struct Change: Sendable, Codable {
    public var description: Message
    public var artifactChanges: [FileChange]

    init(_ fix: Fix, of diagnostic: Diagnostic) {
      description = Message(text: diagnostic.remedy)
      let region = Region(
        startLine: fix.start.line, startColumn: fix.start.column, endLine: fix.end.line,
        endColumn: fix.end.column)
      artifactChanges = [
        FileChange(
          artifactLocation: ArtifactLocation(fix.file),
          replacements: [
            Replacement(deletedRegion: region, insertedContent: Message(text: fix.text))
          ])
      ]
    }
  }

  /// Section 3.56, an `artifactChange`.
  public struct FileChange: Sendable, Codable {
    public var artifactLocation: ArtifactLocation
    public var replacements: [Replacement]
  }

  /// Section 3.57.
  public struct Replacement: Sendable, Codable {
    public var deletedRegion: Region
    public var insertedContent: Message
  }
}
