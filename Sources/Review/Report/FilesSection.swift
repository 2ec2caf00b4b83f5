import Migration
import Pages

/// A tick per file, or *not proved*.
struct FilesSection {
  let files: [FileSummary]

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
    for file in files.filter({ !$0.proved }) + files.filter(\.proved) {
      table.add([
        Self.name([
          "file": file.file, "mapping": file.mapping, "isDerived": file.derived,
          "isReport": file.compared > 0, "sha": file.sha256,
        ]),
        (file.proved ? Status.good("proved") : .bad("not proved")).markup,
        Markup(file.declared.map(\.grouped) ?? "nothing"),
        Markup(file.read.grouped), Markup(file.loaded.grouped), Markup(file.repaired.grouped),
        Markup(file.duplicate.grouped), Markup(file.skipped.grouped), Markup(file.held.grouped),
        Markup(file.rejected.grouped),
      ])
    }
    return Self.template(["isDoubtful": files.contains { !$0.proved }]) + table.markup
  }

  private static let name = Template(
    """
    <div><b>{{file}}</b><br><span class="quiet">\
    {{#isReport}}source {{mapping}}: a report of the old system's own, compared{{/isReport}}\
    {{^isReport}}mapping {{mapping}}{{/isReport}}\
    {{#isDerived}}; read a second time, not in the totals{{/isDerived}}</span>\
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
