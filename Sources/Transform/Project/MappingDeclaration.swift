/// A file of `mappings/`, as it was written.
package struct MappingDeclaration: Sendable {
  package let file: ProjectFile
  package let root: YAMLNode
  package let name: String
  package let source: String
  package let version: String
  package let about: String

  package var skips: [YAMLNode] { root["skip when"]?.items ?? [] }
  package var onlyIf: YAMLNode? { root["only if"] }
  package var targets: [YAMLNode] { root["targets"]?.items ?? [] }
}
