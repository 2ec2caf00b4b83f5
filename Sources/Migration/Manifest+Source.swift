import Transform

extension Project.Source {
  /// Whether a line of the manifest speaks of its records.
  func takes(_ line: Manifest.Line) -> Bool {
    takes(line.file) && (recordType == nil || recordType == line.recordType)
  }
}

extension Manifest {
  /// What is declared for a source, in the manifest's order.
  ///
  /// Of a mixed file whose lines do not name the source's record type, none are declared: it is
  /// read all the same, to see that there are none.
  func lines(of source: Project.Source) -> [Line] {
    var seen: Set<String> = []
    return lines.compactMap { line in
      if source.takes(line) { return line }
      guard let type = source.recordType, source.takes(line.file),
        !lines.contains(where: { $0.file == line.file && $0.recordType == type }),
        seen.insert(line.file).inserted
      else { return nil }
      return Line(
        file: line.file, recordType: type, rows: 0, sha256: line.sha256, asAt: line.asAt,
        extent: line.extent)
    }
  }
}
