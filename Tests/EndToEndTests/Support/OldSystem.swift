import Foundation

/// The old system behind the sample exports: its staff look things up there, and it exports again
/// with what they have put right.
struct OldSystem {
  static let patients = "PMI_001.csv"
  static let spells = "Spells_001.csv"
  static let episodes = "Episodes_001.csv"

  private let folder: String
  /// The lines of each export, the header first; a character is a byte.
  private let lines: [String: [String]]
  private let declared: [[String]]
  private var replaced: [String: [Int: String]] = [:]
  private var added: [String: [String: String]] = [:]

  init(_ folder: String) throws {
    self.folder = folder
    declared = try String(contentsOfFile: "\(folder)/manifest.csv", encoding: .utf8)
      .split(separator: "\n").map { Self.cells(String($0)) }
    var lines: [String: [String]] = [:]
    for line in declared.dropFirst() {
      let text = try String(contentsOfFile: "\(folder)/\(line[0])", encoding: .isoLatin1)
      lines[line[0]] = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(
        String.init)
    }
    self.lines = lines
  }

  /// Of records without a comma inside a value, and of the beginning of any.
  static func cells(_ line: String) -> [String] {
    line.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false).map(
      String.init)
  }

  func columns(_ file: String) -> [String] { Self.cells(lines[file]?.first ?? "") }

  /// A line as it was exported, from 1.
  func line(_ number: Int, of file: String) -> String { lines[file]?[number - 1] ?? "" }

  /// The records that have a value in a column.
  func records(_ file: String, where column: String, is value: String) -> [[String: String]] {
    let names = columns(file)
    guard let place = names.firstIndex(of: column) else { return [] }
    return (lines[file] ?? []).dropFirst().compactMap { line in
      guard line.contains(value) else { return nil }
      let cells = Self.cells(line)
      guard cells.count > place, cells[place] == value else { return nil }
      return Dictionary(zip(names, cells)) { first, _ in first }
    }
  }

  // MARK: What is put right

  /// A record that was cut off is complete in the next extract, as far as it is known.
  mutating func complete(_ file: String, _ line: Int) {
    let known = self.line(line, of: file)
    let blanks = columns(file).count - Self.cells(known).count
    replaced[file, default: [:]][line] = known + String(repeating: ",", count: blanks)
  }

  /// A patient of whom other records spoke.
  mutating func addPatient(_ number: String) {
    add(
      Self.patients, number,
      [
        "EXTERNAL_ID": "9" + number, "PAS_ID": number, "SURNAME": "Found",
        "BIRTH_DTTM": "11/11/1951 00:00:00", "DEATH_FLAG": "N", "DataUpdateStatus": "Added",
      ])
  }

  /// A spell of which an episode spoke: as another of the trust, but for who and when.
  mutating func addSpell(_ key: String, of patient: String, from start: String, to end: String) {
    var cells = Dictionary(
      zip(columns(Self.spells), Self.cells(line(2, of: Self.spells)))
    ) { first, _ in first }
    for name in cells.keys where name.hasSuffix("_DTTM") || name.hasPrefix("REFERRAL") {
      cells[name] = ""
    }
    cells["PATHWAY_ID"] = ""
    cells["EXTERNAL_ID"] = key
    cells["IP_SPELL_NUMBER"] = "SP0" + key
    cells["PAS_ID"] = patient
    cells["ADMISSION_DTTM"] = start
    cells["DISCHARGE_DTTM"] = end
    add(Self.spells, key, cells)
  }

  private mutating func add(_ file: String, _ key: String, _ cells: [String: String]) {
    added[file, default: [:]][key] = columns(file).map { cells[$0] ?? "" }.joined(separator: ",")
  }

  // MARK: The next extracts

  /// Writes only what was put right or was missing, or else everything as it is then.
  func export(changesOnly: Bool, to other: String) throws {
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    var manifest = [declared[0]]
    for var line in declared.dropFirst() {
      let file = line[0]
      let more = (added[file] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
      var written = lines[file] ?? []
      if changesOnly {
        written = [written[0]] + (replaced[file] ?? [:]).values + more
        line[2] = String(written.count - 1)
        line[5] = "changes"
      } else {
        for (number, text) in replaced[file] ?? [:] { written[number - 1] = text }
        if written.last == "" { written.removeLast() }
        written += more
        line[2] = String((Int(line[2]) ?? 0) + more.count)
      }
      line[4] = "2026-11-22T08:00:00"
      let text = written.map { $0 + "\r\n" }.joined()
      guard let bytes = text.data(using: .isoLatin1) else { throw CocoaError(.fileWriteUnknown) }
      try bytes.write(to: URL(filePath: "\(other)/\(file)"))
      line[3] = try Digest.sha256(of: "\(other)/\(file)")
      manifest.append(line)
    }
    try manifest.map { $0.joined(separator: ",") + "\n" }.joined()
      .write(toFile: "\(other)/manifest.csv", atomically: true, encoding: .utf8)
  }
}
