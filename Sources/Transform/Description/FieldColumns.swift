package import Extract

/// Which columns of a source the lines of a mapping name for the fields of a table.
///
/// For reports, which show a person by the columns that make name and birth date, and never show
/// those that make the address of somebody who is protected.
package struct FieldColumns: Sendable {
  /// By table and field, such as `patient.birth_date`, the columns that its line names, in the order
  /// of the layout.
  private var columns: [String: [String]] = [:]

  package init(_ declaration: MappingDeclaration, layout: Layout) {
    let names = layout.allColumns.map(\.name)
    for target in declaration.targets {
      guard let table = target["into"]?.text else { continue }
      let ofTarget = target["for each"]?.words ?? []
      for pair in target["fields"]?.pairs ?? [] {
        guard let field = pair.key.text else { continue }
        let words = ofTarget.union(pair.value.words)
        let found = names.filter(words.contains)
        let known = columns["\(table).\(field)"] ?? []
        columns["\(table).\(field)"] = known + found.filter { !known.contains($0) }
      }
    }
  }

  /// The columns of one field, such as `patient.birth_date`.
  package func columns(of field: String) -> [String] { columns[field] ?? [] }

  /// The columns of all fields of a table but those that say whose the row is.
  package func columns(ofTable table: String) -> Set<String> {
    columns.filter { $0.key.hasPrefix("\(table).") && $0.key != "\(table).patient" }
      .reduce(into: []) { $0.formUnion($1.value) }
  }
}

extension YAMLNode {
  /// The words of the phrases in it.
  var words: Set<String> {
    texts.reduce(into: []) { words, text in
      words.formUnion(Phrase.tokens(of: text).filter { $0.kind == .word }.map(\.text))
    }
  }
}
