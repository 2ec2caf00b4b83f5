import Extract

/// The files of a new migration project, with comments that teach.
///
/// It passes its check as it is; what it does not know of the old system it answers on the safe
/// side and says so.
package struct NewProject: Sendable {
  private let name: String
  private let exports: String
  private let sample: ProjectSample
  private let mapping: NewMapping

  /// - Parameters:
  ///   - name: Of the project: letters, digits and hyphens.
  ///   - exports: The folder of the exports, from the project's folder.
  ///   - sample: A file of theirs; `nil` for a layout of invented columns.
  package init(name: String, exports: String, sample: ProjectSample?) {
    self.name = name
    self.exports = exports
    self.sample = sample ?? .invented
    mapping = NewMapping(self.sample)
  }

  /// Name, from the project's folder, and text.
  package var files: [(name: String, text: String)] {
    [
      ("migration.yaml", migration), ("layouts/patients.yaml", layout),
      ("mappings/patient.yaml", mapping.text), ("codes/person_stated_gender.csv", Self.codes),
      ("tests/patient.yaml", mapping.tests),
    ]
  }

  private static let codes =
    "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"

  private var migration: String {
    """
    # How the exports of one legacy system become the record.
    # A line that begins with # is for you; the program does not read it.
    #
    # Work in this order: `migrate scan` shows what is in the exports, `migrate check` what the rules
    # do not cover, `migrate dry-run` what becomes of every record. Then change a rule, and again.
    format: 1
    migration: \(name)

    # The old system's name. Its keys are unique within it.
    source system: \(name.uppercased().replacing("-", with: "_"))

    # The version of the record store that the rules are written for.
    target: epr/1
    timezone: Europe/London

    # Where the exports lie, from here. Patients' data does not belong into this folder.
    exports: \(Self.quoted(exports))

    # What the supplier says was sent: file, record_type, rows, sha256, as_at, extent. Without it the
    # files load, and are not proved.
    manifest: manifest.csv

    # Each kind of file, with the layout that describes it. * stands for any characters.
    sources:
      patients: {layout: layouts/patients.yaml, files: \(Self.quoted(sample.fileName))}

    # Code tables: the old system's codes and the national ones. `migrate codes suggest` proposes
    # lines from a scan; only a line that a person approved translates.
    codes: codes/

    # In the order in which they load: patients before what belongs to them.
    mappings: [mappings/patient.yaml]

    # A reject storm is a wrong rule, not work for people: stop early.
    stop when:
      rejected: 200

    # What a go-live may have at most. Begin strict.
    go only if:
      to fix: at most 20
      repairs of any one rule: at most 100

    """
  }

  private var layout: String {
    let delimiter =
      sample.delimiter == 0x09 ? "tab" : "\"\(Character(Unicode.Scalar(sample.delimiter)))\""
    let header =
      sample.ownNames == nil
      ? "header: {row: 1, match: by name, extra columns: error, missing columns: error}"
      : "# The file's own names are no single words; each stands behind 'about'.\n"
        + "header: {row: 1, match: by position}"
    var text = """
      # How the file is written, and its columns.
      layout: patients
      kind: csv
      encoding: \(sample.encoding.rawValue)
      delimiter: \(delimiter)
      quote: '"'
      \(header)
      # What stands for no value, in every column. A column can have its own beside these.
      blank values: ["", "NULL"]
      # required: the record cannot be read without it. sensitive: values are never shown in a scan
      # and masked in reports (identifier, name, date, address, contact).
      columns:

      """
    for (index, column) in sample.columns.enumerated() {
      var words = ["name: \(Self.quoted(column.name))"]
      if column.name == mapping.key { words.append("required: true") }
      if let kind = ColumnRole.sensitive(column) { words.append("sensitive: \(kind)") }
      words.append("about: \(Self.quoted(sample.ownNames?[index].trimmed ?? ""))")
      text += "  - {\(words.joined(separator: ", "))}\n"
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
