import Migration
import Pages

/// A tick per file, or *not proved*.
struct FilesSection {
  let files: [FileSummary]
  var lookups: [LookupSummary] = []

  var markup: Markup {
    var table = DataTable(
      caption: "Every file with its counts",
      [
        .init("File"), .init("Proved"), .init("Declared", isNumber: true),
        .init("Read", isNumber: true), .init("Loaded", isNumber: true),
        .init("Of which repaired", isNumber: true), .init("Known already", isNumber: true),
        .init("Left out", isNumber: true), .init("Waiting", isNumber: true),
        .init("Rejected", isNumber: true),
      ])
    // What is not proved first: someone has to find out about it.
    for file in files.filter({ $0.proved == false }) + files.filter({ $0.proved != false }) {
      table.add([
        Self.name([
          "file": file.file, "mapping": file.mapping, "isDerived": file.derived,
          "isReport": file.compared > 0, "sha": file.sha256,
        ]),
        Self.status(file),
        Markup(file.declared.map(\.grouped) ?? "nothing"),
        Markup(file.read.grouped), Markup(file.loaded.grouped), Markup(file.repaired.grouped),
        Markup(file.duplicate.grouped), Markup(file.skipped.grouped), Markup(file.held.grouped),
        Markup(file.rejected.grouped),
      ])
    }
    let isDoubtful = files.contains { $0.proved == false } || lookups.contains { !$0.proved }
    let markup = Self.template(["isDoubtful": isDoubtful]) + table.markup
    return lookups.isEmpty ? markup : markup + lookedUp
  }

  /// A file that is mapped a second time was judged the first time.
  private static func status(_ file: FileSummary) -> Markup {
    switch file.proved {
    case true?: Status.good("proved").markup
    case false?: Status.bad("not proved").markup
    case nil: Markup("see the first mapping")
    }
  }

  private var lookedUp: Markup {
    var table = DataTable(
      caption: "Files that were read to look values up in them, which loads nothing",
      [
        .init("File"), .init("Proved"), .init("Declared", isNumber: true),
        .init("Read", isNumber: true), .init("Cannot be split", isNumber: true),
      ])
    for file in lookups {
      table.add([
        Self.lookupName(["file": file.file, "source": file.source, "sha": file.sha256]),
        (file.proved ? Status.good("proved") : .bad("not proved")).markup,
        Markup(file.declared.map(\.grouped) ?? "nothing"), Markup(file.read.grouped),
        Markup(file.broken.grouped),
      ])
    }
    return table.markup
  }

  private static let lookupName = Template(
    """
    <div><b>{{file}}</b><br><span class="quiet">source {{source}}</span>\
    <details><summary class="quiet">SHA-256</summary><code>{{sha}}</code></details></div>
    """)

  private static let name = Template(
    """
    <div><b>{{file}}</b><br><span class="quiet">\
    {{#isReport}}source {{mapping}}: a report of the old system's own, compared{{/isReport}}\
    {{^isReport}}mapping {{mapping}}{{/isReport}}\
    {{#isDerived}}; mapped a second time, not in the totals{{/isDerived}}</span>\
    <details><summary class="quiet">SHA-256</summary><code>{{sha}}</code></details></div>
    """)

  private static let template = Template(
    """
    <p class="quiet">Proved means: the number of records read is the number that the supplier \
    declared, and every one of them has an outcome.</p>
    {{#isDoubtful}}<p><b>Not proved:</b> no count was declared for the file, or records in it \
    could not be told apart, so records may be missing. Ask the supplier for the true \
    count, or for the file again.</p>{{/isDoubtful}}

    """)
}
