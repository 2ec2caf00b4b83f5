import Standards

/// The national lists that code columns of the schema name.
package enum NationalCodes {
  /// The codes of a list, default and retired ones too; `nil` where there is no such list.
  package static func codes(of list: String) -> [String]? {
    CodeList.named(list)?.codes.map(\.code)
  }
}
