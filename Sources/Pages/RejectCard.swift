/// One thing to fix, as a card: where it is, what is wrong, what waits for it, the record itself.
package struct RejectCard: Sendable {
  package struct Fault: Sendable {
    /// Number and slug: `MIG2002 DATE_INVALID`.
    package var code: String
    package var sentence: String
    package var column: String?
    package var expected: String?
    package var action: String

    package init(
      code: String, sentence: String, column: String?, expected: String?, action: String
    ) {
      self.code = code
      self.sentence = sentence
      self.column = column
      self.expected = expected
      self.action = action
    }
  }

  /// Unique in the page; links point to it.
  package var anchor: String
  package var heading: String
  /// Name and value, in reading order: file, record, lines, bytes.
  package var facts: [(name: String, value: String)]
  package var faults: [Fault]
  /// One sentence: why it cannot wait; `nil` where it can.
  package var urgent: String?
  /// One sentence: how many records wait for it; `nil` when none does.
  package var waiting: String?
  /// The places of those that wait, as one line each.
  package var waitingPlaces: [String]
  /// `nil` where there is none: a record that is in no file, or whose bytes were not kept.
  package var original: OriginalText?
  /// What stands in the place of the original, or what is to be known about it.
  package var originalNote: String
  package var hint: String?
  /// The slug of the reason that the card is filed under, and the team: for the filter.
  package var reason: String
  package var team: String

  package init(
    anchor: String, heading: String, facts: [(name: String, value: String)], faults: [Fault],
    urgent: String? = nil, waiting: String?, waitingPlaces: [String], original: OriginalText?,
    originalNote: String,
    hint: String? = nil, reason: String, team: String
  ) {
    self.anchor = anchor
    self.heading = heading
    self.facts = facts
    self.faults = faults
    self.urgent = urgent
    self.waiting = waiting
    self.waitingPlaces = waitingPlaces
    self.original = original
    self.originalNote = originalNote
    self.hint = hint
    self.reason = reason
    self.team = team
  }

  package var markup: Markup {
    Self.template([
      "anchor": anchor, "heading": heading, "reason": reason, "team": team,
      "search":
        ([heading, reason, team, urgent ?? ""] + facts.map(\.value)
        + faults.flatMap { fault in
          [fault.code, fault.sentence, fault.column ?? ""]
        }).joined(separator: " "),
      "facts": facts.map { ["name": $0.name, "value": $0.value] },
      "faults": faults.map { fault in
        [
          "code": fault.code, "sentence": fault.sentence, "action": fault.action,
          "where": fault.column.map { [["column": $0]] } ?? [],
          "wanted": fault.expected.map { [["expected": $0]] } ?? [],
        ] as [String: Any]
      },
      "waits": waiting.map { text in
        [["waiting": text, "places": waitingPlaces.map { ["place": $0] }] as [String: Any]]
      } ?? [],
      "originals": original.map { [["original": $0.markup]] } ?? [],
      "originalNote": originalNote,
      "urgent": urgent.map { [["words": $0]] } ?? [],
      "hints": hint.map { [["hint": $0]] } ?? [],
    ])
  }

  private static let template = Template(
    """
    <article class="card" id="{{anchor}}" data-reason="{{reason}}" data-team="{{team}}" \
    data-search="{{search}}">
    <h3>{{heading}}</h3>
    {{#faults}}
    <p><b>{{sentence}}</b>{{#where}} in <code>{{column}}</code>{{/where}}. \
    {{#wanted}}Expected: {{expected}}. {{/wanted}}<span class="quiet">{{code}}</span><br>\
    <b>Do:</b> {{action}}.</p>
    {{/faults}}
    {{#urgent}}<p class="warning"><b>{{words}}</b></p>{{/urgent}}
    {{#hints}}<p class="warning">{{hint}}</p>{{/hints}}
    {{#waits}}
    <details><summary>{{waiting}}</summary><ul>{{#places}}<li>{{place}}</li>{{/places}}</ul></details>
    {{/waits}}
    {{#originals}}<pre>{{{original}}}</pre>{{/originals}}
    <p class="quiet">{{originalNote}}</p>
    <dl>{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}</dl>
    </article>

    """)
}
