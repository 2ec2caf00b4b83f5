import Diagnostics
import Rehearsal
import Standards

/// Looks in the exports themselves whether a record has the defect that an answer says.
struct DefectEvidence {
  let exports: Exports
  private let patients: Set<String>
  private let spells: [String: Exports.Record]
  private let episodes: [String: [Exports.Record]]

  init(_ exports: Exports) {
    self.exports = exports
    patients = Set(exports.of("pmi").map { $0["PAS_ID"] })
    spells = Dictionary(
      exports.of("spells").map { ($0["EXTERNAL_ID"], $0) }, uniquingKeysWith: { $1 })
    episodes = Dictionary(grouping: exports.of("episodes")) { $0["IP_SPELL_EXTERNAL_ID"] }
  }

  func shows(_ plan: DefectPlan, _ record: Exports.Record, _ answer: Exports.Answer) -> Bool {
    let cell = answer.column.map { record[$0] } ?? ""
    switch plan.how {
    case .write: return plan.values.contains(cell)
    case .wrongCheckDigit:
      return NHSNumber.check(cell.utf8.span) == .wrongCheckDigit
    case .sameNumber: return count(of: ["NHS_NUMBER"], like: record) == 2
    case .samePerson:
      return count(
        of: ["SURNAME", "FORENAME", "BIRTH_DTTM", "POSTCODE"], like: record, spaced: false)
        == 2
    case .recordAgain: return count(of: record.cells.keys.sorted(), like: record) == 2
    case .keyAgain:
      return count(of: [answer.column ?? ""], like: record) == 2
        && count(of: record.cells.keys.sorted(), like: record) == 1
    case .orphan:
      return record.source == "episodes"
        ? spells[record["IP_SPELL_EXTERNAL_ID"]] == nil : !patients.contains(record["PAS_ID"])
    case .badByte, .openQuote, .oneCellLess, .oneCellMore, .cutOff:
      return record.broken?.slug == answer.reason
    case .zeroByte: return cell.utf8.contains(0)
    case .startAt: return plan.values.contains { isSame($0, cell) }
    default: return isOutOfOrder(plan.how, record)
    }
  }

  /// How many records of the file have the same cells.
  private func count(
    of columns: [String], like record: Exports.Record, spaced: Bool = true
  ) -> Int {
    func key(_ record: Exports.Record) -> [String] {
      columns.map { spaced ? record[$0] : record[$0].replacing(" ", with: "") }
    }
    let wanted = key(record)
    return exports.records.count { $0.source == record.source && key($0) == wanted }
  }

  /// Whether `2024-10-27 01:30` and `27/10/2024 01:30:00` are one moment.
  private func isSame(_ plain: String, _ printed: String) -> Bool {
    let parts = plain.split { $0 == "-" || $0 == " " }
    return parts.count == 4 && printed == "\(parts[2])/\(parts[1])/\(parts[0]) \(parts[3]):00"
  }

  private func isOutOfOrder(_ how: Injection, _ record: Exports.Record) -> Bool {
    switch how {
    case .diesBeforeBirth: return isEarlier(record["DEATH_DTTM"], record["BIRTH_DTTM"])
    case .endsBeforeStart: return isEarlier(record["DISCHARGE_DTTM"], record["ADMISSION_DTTM"])
    case .openTwice:
      let open = exports.of("spells").filter {
        $0["PAS_ID"] == record["PAS_ID"] && $0["DISCHARGE_DTTM"].isEmpty
      }
      return open.count == 2 && open.last?.line == record.line
    case .noLastEpisode:
      let own = episodes[record["EXTERNAL_ID"]] ?? []
      return !own.isEmpty && own.allSatisfy { $0["LAST_EPISODE_CODE"] == "N" }
    case .afterDeath, .bookedAfterDeath:
      let start = how == .afterDeath ? "ADMISSION_DTTM" : "APPOINTMENT_DTTM"
      let patient = exports.of("pmi").first { $0["PAS_ID"] == record["PAS_ID"] }
      return isEarlier(patient?["DEATH_DTTM"] ?? "", record[start])
    default: return isEpisodeOutOfOrder(how, record)
    }
  }

  private func isEpisodeOutOfOrder(_ how: Injection, _ record: Exports.Record) -> Bool {
    let own = episodes[record["IP_SPELL_EXTERNAL_ID"]] ?? []
    let before = own.last { $0.line < record.line }
    let spell = spells[record["IP_SPELL_EXTERNAL_ID"]]
    return switch how {
    case .outsideSpell: isEarlier(spell?["DISCHARGE_DTTM"] ?? "", record["EPISODE_END_DTTM"])
    case .overlaps:
      isEarlier(record["EPISODE_START_DTTM"], before?["EPISODE_END_DTTM"] ?? "")
        && isEarlier(before?["EPISODE_START_DTTM"] ?? "", record["EPISODE_START_DTTM"])
    case .numberAgain: record["EPISODE_NUMBER"] == before?["EPISODE_NUMBER"]
    case .gapBefore: isEarlier(before?["EPISODE_END_DTTM"] ?? "", record["EPISODE_START_DTTM"])
    default: false
    }
  }

  private func isEarlier(_ first: String, _ second: String) -> Bool {
    guard let first = minute(first), let second = minute(second) else { return false }
    return first < second
  }
}
