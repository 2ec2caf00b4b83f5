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

  /// The same layout for a part of a file, which has neither header nor trailer and is
  /// decoded.
  ///
  /// Of an XML document, `opening` is what stands around the part.
  package func ofRegion(inside opening: XMLOpening? = nil) -> Layout {
    var layout = self
    layout.encoding = encoding.ofRecords
    switch format {
    case .csv(var dialect):
      dialect.header = .none
      dialect.preambleLines = 0
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
