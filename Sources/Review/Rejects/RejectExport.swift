import Extract
import Foundation

/// Writes the rejected and waiting records out: the originals byte for byte, and a line per fault.
///
/// - `rejected.<file>` and `waiting.<file>`: the records as the source had them, under its header;
///   any tool that reads the source reads them.
/// - `rejected.faults.csv`: what is wrong with each, for a spreadsheet.
package struct RejectExport: Sendable {
  /// What was written.
  package struct Receipt: Sendable, Hashable {
    /// The paths, in the order written.
    package var files: [String] = []
    /// Records whose original was not kept: they are in `rejected.faults.csv` alone.
    package var withoutOriginal = 0
  }

  package var records: [IsolatedRecord]
  /// The header of each source file by its name, as ``SourceHeader`` gives it.
  package var headers: [String: [UInt8]]

  package init(_ records: [IsolatedRecord], headers: [String: [UInt8]]) {
    self.records = records
    self.headers = headers
  }

  /// Writes into a folder, which is made where it is missing.
  package func write(to folder: String) throws(ReviewError) -> Receipt {
    try PrivateFile.makeFolder(folder)
    var receipt = Receipt()
    for (outcome, prefix) in [(IsolatedRecord.Outcome.rejected, "rejected"), (.held, "waiting")] {
      let byFile = Dictionary(grouping: records.filter { $0.outcome == outcome }, by: \.file)
      for (name, ofFile) in byFile.sorted(by: { $0.key < $1.key }) {
        let path = folder + "/\(prefix).\(Self.exportName(of: name))"
        try Self.write(ofFile, header: headers[name] ?? [], to: path)
        receipt.files.append(path)
        receipt.withoutOriginal += ofFile.count { $0.original == nil }
      }
    }
    let path = folder + "/rejected.faults.csv"
    try PrivateFile.write(FaultsFile(records).text, to: path)
    receipt.files.append(path)
    return receipt
  }

  /// The records under their header; one that the source ends without a line end gets that of the
  /// others, so that the next does not run into it.
  private static func write(
    _ records: [IsolatedRecord], header: [UInt8], to path: String
  ) throws(ReviewError) {
    let encoding = records.first?.encoding ?? .utf8
    let isBigEndian = encoding == .utf16BigEndian || header.starts(with: [0xFE, 0xFF])
    let originals = records.compactMap(\.original).filter { !$0.isEmpty }
    // A header in UTF-16 is as the file has it; the records are as they were split, in UTF-8.
    let shown = encoding.isUTF16 ? originals : [header].filter { !$0.isEmpty } + originals
    let lineEnd =
      shown.lazy.compactMap(encoding.lineEnd).first ?? encoding.usualLineEnd ?? []
    let file = try PrivateFile(at: path)
    if encoding.isUTF16 {
      try file.write(
        Data(
          header.isEmpty
            ? encoding.fileBytes(of: Array("\u{FEFF}".utf8), isBigEndian: isBigEndian) : header))
    }
    for block in shown {
      let end = encoding.lineEnd(of: block) == nil ? lineEnd : []
      try file.write(Data(encoding.fileBytes(of: block + end, isBigEndian: isBigEndian)))
    }
    try file.finish()
  }

  /// The originals are written unpacked.
  private static func exportName(of file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }
}
