import Pages
package import RecordStore

/// The page of a run that did not come to its end: what is in the store, and how to go on.
package struct UnfinishedPage {
  private struct Line {
    var file: String
    var mapping: String
    var read: Int
    var loaded: Int
    var rejected: Int
    var held: Int
  }

  private let run: RunReference
  private let lines: [Line]
  private let resume: String

  /// - Parameters:
  ///   - run: One without a summary.
  ///   - connection: Of its store.
  ///   - resume: The command that goes on with it.
  /// - Throws: When the store fails.
  package init(
    of run: RunReference, from connection: any Connection, resume: String
  ) throws(StoreError) {
    self.run = run
    self.resume = resume
    lines = try connection.all(
      """
      SELECT f.name, f.mapping, sum(l.records), sum(l.loaded), sum(l.rejected), sum(l.held)
      FROM ledger_line l JOIN load_file f ON f.id = l.load_file
      WHERE l.run = \(run.id) GROUP BY f.id, f.name, f.mapping ORDER BY f.id
      """
    ) { (row) throws(StoreError) in
      Line(
        file: row.text(0) ?? "", mapping: row.text(1) ?? "", read: Int(row.integer(2) ?? 0),
        loaded: Int(row.integer(3) ?? 0), rejected: Int(row.integer(4) ?? 0),
        held: Int(row.integer(5) ?? 0))
    }
  }

  package var html: String {
    var table = DataTable(
      caption: "What is in the store",
      [
        .init("File"), .init("Mapping"), .init("Read", isNumber: true),
        .init("Loaded", isNumber: true), .init("Waiting", isNumber: true),
        .init("Rejected", isNumber: true),
      ])
    for line in lines {
      table.add([
        Markup(line.file), Markup(line.mapping), Markup(line.read.grouped),
        Markup(line.loaded.grouped), Markup(line.held.grouped), Markup(line.rejected.grouped),
      ])
    }
    return Page(
      title: "Run \(run.name) is not finished",
      about: "It did not come to its end, so there is no verdict yet.",
      opening: Self.opening(["resume": resume]),
      sections: [
        .init(
          id: "files", title: "What is in the store",
          body: lines.isEmpty
            ? Markup(html: "<p>Nothing was loaded yet.</p>") : table.markup)
      ],
      footer: "The counts come from patients' records: do not publish this page."
    ).html
  }

  private static let opening = Template(
    """
    <div class="verdict warning"><h2><span aria-hidden="true">!</span> Not finished</h2>
    <p>What was committed is in the store and stays there. Go on with the same rules and exports; \
    the result is what it would be had nothing happened:</p>
    <pre tabindex="0" aria-label="Command">{{resume}}</pre></div>

    """)
}
