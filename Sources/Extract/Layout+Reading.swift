extension Layout {
  /// The same layout for another type of a mixed file's records; of another format itself.
  package func reading(_ type: String) -> Layout {
    guard case .fixed(var dialect) = format else { return self }
    dialect.recordTypes?.read = type
    var layout = self
    layout.format = .fixed(dialect)
    return layout
  }

  /// The same layout where an earlier source answers for records with an unknown tag.
  package func leavingUnknownRecords() -> Layout {
    guard case .fixed(var dialect) = format else { return self }
    dialect.recordTypes?.takesUnknown = false
    var layout = self
    layout.format = .fixed(dialect)
    return layout
  }

  /// Whether a file's own header says which of its columns is which.
  package var hasHeader: Bool {
    if case .csv(let dialect) = format { dialect.header != .none } else { false }
  }

  /// The same layout for a part of a file, which has no trailer and is decoded.
  ///
  /// A part of CSV has a header only behind the head of its file, all that stands before its first
  /// record. Of an XML document, `opening` is what stands around the part.
  package func ofRegion(behindHead: Bool = false, inside opening: XMLOpening? = nil) -> Layout {
    var layout = self
    layout.encoding = encoding.ofRecords
    switch format {
    case .csv(var dialect):
      if !behindHead {
        dialect.header = .none
        dialect.preambleLines = 0
      }
      dialect.trailer = nil
      layout.format = .csv(dialect)
    case .fixed: break
    case .xml(var dialect):
      dialect.opening = opening
      layout.format = .xml(dialect)
    }
    return layout
  }
}
