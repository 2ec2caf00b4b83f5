/// One thing to fix, as a card: what is wrong, what to do, what waits for it, the record itself.
package struct RejectCard: Sendable {
  package struct Fault: Sendable {
    /// Number and slug: `MIG2002 DATE_INVALID`.
    package var code: String
    package var sentence: String
    package var column: String?
    /// What stands in the column, as far as it may be shown; `nil` where that is not known.
    package var value: OriginalText?
    package var expected: String?
    package var action: String
    /// What is most likely meant, the likeliest first, each as one sentence.
    package var candidates: [String]

    package init(
      code: String, sentence: String, column: String?, value: OriginalText? = nil,
      expected: String?, action: String, candidates: [String] = []
    ) {
      self.code = code
      self.sentence = sentence
      self.column = column
      self.value = value
      self.expected = expected
      self.action = action
      self.candidates = candidates
    }
  }

  /// Values side by side: this record and another one, or what would have been loaded.
  package struct Table: Sendable, Hashable {
    package var caption: String
    package var headings: [String]
    package var rows: [[String]]

    package init(caption: String, headings: [String], rows: [[String]]) {
      self.caption = caption
      self.headings = headings
      self.rows = rows
    }
  }

  /// Unique in the page; links point to it.
  package var anchor: String
  package var heading: String
  /// Whom it is about, as far as it may be shown: the name of a column and what stands there.
  package var identity: [(name: String, value: String)] = []
  package var faults: [Fault]
  /// One sentence: why it cannot wait; `nil` where it can.
  package var urgent: String?
  /// One sentence: how many records wait for it; `nil` when none does.
  package var waiting: String?
  /// The places of those that wait, as one line each.
  package var waitingPlaces: [String] = []
  /// `nil` where there is none: a record that is in no file, or whose bytes may not be shown.
  package var original: OriginalText?
  /// What stands in the place of the original, or what is to be known about it.
  package var originalNote: String
  package var hint: String?
  package var tables: [Table] = []
  /// When it was first seen, and what was decided and noted since; one line each, the oldest first.
  package var history: [String] = []
  /// Name and value, in reading order: file, record, lines, bytes.
  package var facts: [(name: String, value: String)]
  /// The slug of the reason that the card is filed under, and the team: for the filter.
  package var reason: String
  package var team: String

  package init(
    anchor: String, heading: String, faults: [Fault], originalNote: String,
    facts: [(name: String, value: String)], reason: String, team: String
  ) {
    self.anchor = anchor
    self.heading = heading
    self.faults = faults
    self.originalNote = originalNote
    self.facts = facts
    self.reason = reason
    self.team = team
  }

  /// The card as it stands in a page; ``CardScript`` draws the same from ``CompactCards``.
  package var markup: Markup {
    Self.template([
      "anchor": anchor, "heading": heading, "isLive": urgent != nil,
      "identity": identity.isEmpty ? [] : [["values": Self.pairs(identity)]],
      "faults": faults.map(Self.values),
      "urgent": urgent.map { [["words": $0]] } ?? [],
      "hints": hint.map { [["hint": $0]] } ?? [],
      "waits": waiting.map { text in
        [["waiting": text, "places": waitingPlaces.map { ["place": $0] }] as [String: Any]]
      } ?? [],
      "originals": original.map { [["original": $0.markup]] } ?? [],
      "notes": originalNote.isEmpty ? [] : [["note": originalNote]],
      "tables": tables.map { table in
        [
          "caption": table.caption, "headings": table.headings.map { ["text": $0] },
          "rows": table.rows.map { row in
            [
              "first": row.first ?? "", "cells": row.dropFirst().map { ["text": $0] },
            ] as [String: Any]
          },
        ] as [String: Any]
      },
      "history": history.isEmpty ? [] : [["lines": history.map { ["line": $0] }]],
      "facts": Self.pairs(facts),
    ])
  }

  private static func pairs(_ values: [(name: String, value: String)]) -> [[String: String]] {
    values.map { ["name": $0.name, "value": $0.value] }
  }

  private static func values(_ fault: Fault) -> [String: Any] {
    [
      "code": fault.code, "sentence": fault.sentence, "action": fault.action,
      "where": fault.column.map { [["column": $0]] } ?? [],
      "found": fault.value.map { [["value": $0.markup]] } ?? [],
      "wanted": fault.expected.map { [["expected": $0]] } ?? [],
      "meant": fault.candidates.isEmpty
        ? [] : [["candidates": fault.candidates.map { ["candidate": $0] }]],
    ]
  }

  private static let template = Template(
    """
    <article class="card" id="{{anchor}}"{{#isLive}} data-live{{/isLive}}>
    <h4>{{heading}}</h4>
    {{#identity}}<dl class="who">{{#values}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/values}}</dl>{{/identity}}
    {{#faults}}
    <p><b>{{sentence}}</b>{{#where}} in <code>{{column}}</code>{{/where}}. \
    {{#found}}Found: <code>{{{value}}}</code>. {{/found}}\
    {{#wanted}}Expected: {{expected}}. {{/wanted}}<span class="quiet">{{code}}</span></p>
    <p><b>Do:</b> {{action}}.</p>
    {{#meant}}<ul class="meant">{{#candidates}}<li>{{candidate}}</li>{{/candidates}}</ul>{{/meant}}
    {{/faults}}
    {{#urgent}}<p class="warning"><b>{{words}}</b></p>{{/urgent}}
    {{#hints}}<p class="warning">{{hint}}</p>{{/hints}}
    {{#waits}}
    <details><summary>{{waiting}}</summary><ul>{{#places}}<li>{{place}}</li>{{/places}}</ul></details>
    {{/waits}}
    {{#originals}}<pre tabindex="0" aria-label="The original record">{{{original}}}</pre>{{/originals}}
    {{#notes}}<p class="quiet">{{note}}</p>{{/notes}}
    {{#tables}}
    <details><summary>{{caption}}</summary><table class="beside"><thead><tr>\
    {{#headings}}<th scope="col">{{text}}</th>{{/headings}}</tr></thead><tbody>\
    {{#rows}}<tr><th scope="row">{{first}}</th>{{#cells}}<td>{{text}}</td>{{/cells}}</tr>{{/rows}}\
    </tbody></table></details>
    {{/tables}}
    {{#history}}<ul class="history">{{#lines}}<li>{{line}}</li>{{/lines}}</ul>{{/history}}
    <dl>{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}</dl>
    </article>

    """)
}
