/// What the files of one source look like.
package struct SourceScan: Codable, Sendable, Hashable {
  package var name: String
  package var files: [FileScan]
  /// In the layout's order, those of children behind the record's own.
  package var columns: [ColumnScan]
  /// Reasons why records could not be split, most frequent first.
  package var broken: [Count]
  /// `nil` where no mapping has a key in this source.
  package var keys: KeyScan?

  package init(
    name: String, files: [FileScan], columns: [ColumnScan], broken: [Count], keys: KeyScan? = nil
  ) {
    self.name = name
    self.files = files
    self.columns = columns
    self.broken = broken
    self.keys = keys
  }

  package var records: Int { files.reduce(0) { $0 + $1.records } }

  package func column(named name: String) -> ColumnScan? { columns.first { $0.name == name } }

  /// Something and the number of records with it.
  package struct Count: Codable, Sendable, Hashable {
    package var text: String
    package var records: Int
    /// How many of the records are live by themselves; `nil` where that is not known, and in what
    /// is shown where they are fewer than ``Scan/fewest``.
    package var live: Int?

    package init(_ text: String, _ records: Int, live: Int? = nil) {
      self.text = text
      self.records = records
      self.live = live
    }
  }

  /// One file of the source.
  package struct FileScan: Codable, Sendable, Hashable {
    package var file: String
    /// The broken ones too.
    package var records: Int
    /// As the manifest has it.
    package var declared: Int?
    package var bytes: Int
    package var sha256: String
    /// The file's own column names in its own order; `nil` where it has none.
    package var header: [String]?
    /// Why the file could not be read, or is not what the layout says.
    package var problem: String?

    package init(file: String, declared: Int? = nil) {
      self.file = file
      self.declared = declared
      records = 0
      bytes = 0
      sha256 = ""
    }
  }

  /// What the keys of a source look like.
  package struct KeyScan: Codable, Sendable, Hashable {
    package var column: String
    /// Records whose key stood in an earlier record, with the same content.
    package var repeatedEqual: Int
    /// Records whose key stood in an earlier record, with other content.
    package var repeatedDifferent: Int
    /// Records after the limit of the keys that are remembered: they were not compared.
    package var notCompared: Int

    package init(
      column: String, repeatedEqual: Int = 0, repeatedDifferent: Int = 0, notCompared: Int = 0
    ) {
      self.column = column
      self.repeatedEqual = repeatedEqual
      self.repeatedDifferent = repeatedDifferent
      self.notCompared = notCompared
    }
  }
}
