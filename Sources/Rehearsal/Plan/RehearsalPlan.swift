/// What is special in the rehearsal of one project: `rehearsal.yaml` as plain values.
///
/// How much there is of what, which defects are seeded where, and what each must come to.
package struct RehearsalPlan: Sendable {
  /// Of one source of the project.
  package struct File: Sendable {
    /// The name of the source in `migration.yaml`.
    package var source: String
    /// The name of the file that is written.
    package var file: String
    /// The mean number of its records for each patient; not used for the patients themselves.
    package var perPatient: Double
    /// The lists of which it has every line; empty for a file of patients' records.
    package var linesOf: [String] = []
    /// The lists of which no line is to be loaded, with the reason.
    package var skippedLines: [String: String] = [:]
    /// Of a second file with the same kind of record: the share of them that stands in it.
    package var share: Double?
    /// How its moments are written, where that is not as in the layout.
    package var writtenAs: String?
    /// Whether its moments are an hour ahead while summer time is in force.
    package var isHourAhead = false
    /// Whether the file begins with the byte order mark of its encoding.
    package var hasByteOrderMark = false
    /// Whether the end-of-file mark of CP/M and DOS, 0x1A, stands behind the last line.
    package var hasEndOfFileMark = false

    package init(source: String, file: String, perPatient: Double = 1) {
      self.source = source
      self.file = file
      self.perPatient = perPatient
    }
  }

  package enum LineEnd: String, Sendable, CaseIterable {
    case lf
    case crlf

    var bytes: [UInt8] { self == .lf ? [0x0A] : [0x0D, 0x0A] }
  }

  /// The moment of the extract, in minutes of the wall clock; what lies after it is the future.
  package var asAt: Int
  /// The first day of activity, as days from 1 January 1970.
  package var firstActivity: Int
  package var lineEnd: LineEnd
  /// How many of the cells that need no quotes have them, from 0 to 1.
  package var quotedShare: Double
  package var files: [File]
  /// How often a column is empty that would have a value, from 0 to 1.
  package var blanks: [(target: SeedTarget, share: Double)]
  /// Columns that only some people's records show.
  var shown: [(target: SeedTarget, identity: ColumnPlan.Identity)] = []
  /// Whether nobody is in hospital at the moment of the extract.
  package var hasEveryStayEnded = false
  /// After how many records a file of fixed positions begins a new page; `nil` for no pages.
  package var pageLength: Int?
  /// In the order in which a run with few defects seeds them.
  package var defects: [DefectPlan]
  package var lookAlikes: [LookAlikePlan]
  /// The defects that stand in any export, in so many for a patient: those that rules repair.
  package var dirt: [(defect: String, share: Double)] = []
  /// Lists that the old system itself prints.
  package var reports: [OldReportPlan] = []
  /// Lists that only the rehearsal needs, such as the beds of the invented hospital.
  package var lists: [String: [RehearsalProject.Code]] = [:]

  package init(
    asAt: Int, firstActivity: Int, lineEnd: LineEnd = .crlf, quotedShare: Double = 0.25,
    files: [File], blanks: [(target: SeedTarget, share: Double)] = [], defects: [DefectPlan] = [],
    lookAlikes: [LookAlikePlan] = []
  ) {
    self.asAt = asAt
    self.firstActivity = firstActivity
    self.lineEnd = lineEnd
    self.quotedShare = quotedShare
    self.files = files
    self.blanks = blanks
    self.defects = defects
    self.lookAlikes = lookAlikes
  }
}

/// Where something is seeded: `patients.NHS_NUMBER`, or `patients` for the whole record.
package struct SeedTarget: Sendable, Hashable, CustomStringConvertible {
  package var source: String
  package var column: String?

  package init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    source = parts.first.map(String.init) ?? ""
    column = parts.count > 1 ? String(parts[1]) : nil
  }

  package var description: String { column.map { "\(source).\($0)" } ?? source }
}

/// Whose record is chosen.
package enum SeedCondition: String, Sendable, CaseIterable {
  case anybody
  case living
  case deceased
  case withoutActivity = "without activity"
  case inHospital = "in hospital"
  /// With an appointment to come.
  case booked
  /// With a clock that runs.
  case waiting
}
