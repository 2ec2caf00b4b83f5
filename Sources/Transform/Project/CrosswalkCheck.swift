import Diagnostics
import Schema

/// A crosswalk's table and field must be the record store's.
enum CrosswalkCheck {
  static func check(
    table: String, field: String, at node: YAMLNode, _ file: inout ProjectFile
  ) -> Bool {
    let tables = Tables.record.map(\.name)
    guard let found = Tables.record.first(where: { $0.name == table }) else {
      file.report(
        .unknownTable, "there is no table '\(table)'", at: node["to"] ?? node,
        remedy: .nearest(
          to: table, in: tables, otherwise: "`migrate reference tables` lists them all"))
      return false
    }
    guard found.column(named: field) == nil else { return true }
    let fields = found.columns.map(\.name)
    file.report(
      .unknownField, "\(table) has no field '\(field)'", at: node["by"] ?? node,
      remedy: .nearest(
        to: field, in: fields, otherwise: "It has: \(fields.joined(separator: ", "))"))
    return false
  }
}
