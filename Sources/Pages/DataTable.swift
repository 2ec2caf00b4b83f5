/// A table that reads well on a narrow screen: there each row becomes a block, and each cell names
/// its column.
package struct DataTable: Sendable {
  package struct Heading: Sendable {
    package var text: String
    package var isNumber: Bool

    package init(_ text: String, isNumber: Bool = false) {
      self.text = text
      self.isNumber = isNumber
    }
  }

  /// What a reader of a screen hears first.
  package var caption: String
  package var headings: [Heading]
  package var rows: [[Markup]] = []

  package init(caption: String, _ headings: [Heading]) {
    self.caption = caption
    self.headings = headings
  }

  /// - Precondition: As many cells as headings.
  package mutating func add(_ cells: [Markup]) {
    precondition(cells.count == headings.count, "\(caption): \(cells.count) cells")
    rows.append(cells)
  }

  package var markup: Markup {
    Self.template([
      "caption": caption,
      "headings": headings.map { ["text": $0.text, "isNumber": $0.isNumber] as [String: Any] },
      "rows": rows.map { row in
        [
          "cells": zip(headings, row).map { heading, cell in
            [
              "content": cell, "text": heading.text, "isNumber": heading.isNumber,
            ] as [String: Any]
          }
        ]
      },
    ])
  }

  // The roles are said because a table laid out as blocks loses them in some browsers.
  private static let template = Template(
    """
    <div class="scroll"><table role="table"><caption class="unseen">{{caption}}</caption>
    <thead role="rowgroup"><tr role="row">{{#headings}}<th scope="col" role="columnheader"{{#isNumber}} class="number"{{/isNumber}}>{{text}}</th>\
    {{/headings}}</tr></thead>
    <tbody role="rowgroup">
    {{#rows}}
    <tr role="row">{{#cells}}<td role="cell" data-label="{{text}}"{{#isNumber}} class="number"{{/isNumber}}>\
    {{{content}}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody></table></div>

    """)
}
