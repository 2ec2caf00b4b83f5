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

  /// A part of a file as a source of its own, and the layout by which it is read.
  ///
  /// - Parameters:
  ///   - bytes: Whole records, decoded.
  ///   - head: What stands before the first record of the file: all lines of CSV up to its header, or
  ///     the start tags around the records of XML; empty where that is not known or there is nothing.
  ///   - opening: What stands around the part in an XML document; `nil` where `head` tells it.
  ///   - name: For people.
  /// - Returns: Both; the records are numbered from 1.
  package func part(
    _ bytes: [UInt8], behind head: [UInt8], inside opening: XMLOpening? = nil, name: String
  ) -> (source: SourceFile, layout: Layout) {
    var opening = opening
    if case .xml = format, opening == nil, !head.isEmpty {
      opening = XMLOpening(tags: head, encoding: encoding)
    }
    let isBehindHead = hasHeader && !head.isEmpty
    return (
      isBehindHead
        ? SourceFile.memory(head + bytes, name: name) : SourceFile.part(bytes, name: name),
      ofRegion(behindHead: isBehindHead, inside: opening)
    )
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
