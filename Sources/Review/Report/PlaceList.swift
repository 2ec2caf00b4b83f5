import Pages

/// Where the first records of a group are, to be opened; and how many more there are.
struct PlaceList {
  let group: NoteGroup

  init(_ group: NoteGroup) { self.group = group }

  var markup: Markup {
    var lines: [(file: String, records: String)] = []
    for place in group.places {
      let text = "\(place.record.grouped) (line \(place.line.grouped))"
      if let last = lines.indices.last, lines[last].file == place.file {
        lines[last].records += ", " + text
      } else {
        lines.append((place.file, text))
      }
    }
    return Self.template([
      "lines": lines.map { ["file": $0.file, "records": $0.records] },
      "shown": group.places.count < group.count
        ? "the first \(group.places.count.grouped) of \(group.count.grouped)"
        : group.count == 1 ? "the record" : "all \(group.count.grouped)",
      "isCut": group.places.count < group.count,
    ])
  }

  private static let template = Template(
    """
    <details><summary>Where: {{shown}}</summary>
    {{#lines}}<p><b>{{file}}</b>: record {{records}}</p>{{/lines}}\
    {{#isCut}}<p class="quiet">All of them are in <code>notes.csv</code>, which \
    <code>migrate rejects export</code> writes.</p>{{/isCut}}</details>
    """)
}
