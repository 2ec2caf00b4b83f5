/// A column for each run, from the first to the last, and the same as a table.
package struct TrendChart: Sendable {
  package struct Column: Sendable {
    package var name: String
    package var value: Int

    package init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// Fewer columns than these are as wide as if there were so many.
  private static let fewest = 8

  /// Unique in the page.
  package var id: String
  package var title: String
  /// What is counted: `to fix`.
  package var unit: String
  package var columns: [Column]

  package init(id: String, title: String, unit: String, _ columns: [Column]) {
    self.id = id
    self.title = title
    self.unit = unit
    self.columns = columns
  }

  package var markup: Markup {
    Self.template([
      "id": id, "title": title, "description": description,
      "columns": drawn, "first": columns.first?.name ?? "", "last": columns.last?.name ?? "",
      "table": table,
    ])
  }

  /// The columns alone, a few letters high, beside words that say the same.
  package var sparkline: Markup {
    Self.spark(["columns": drawn])
  }

  /// `80, 74, 12`: the values in order.
  package var values: String { columns.map(\.value.grouped).joined(separator: ", ") }

  /// In whole per cent of the width and of the height.
  private var drawn: [[String: Any]] {
    let highest = max(columns.map(\.value).max() ?? 0, 1)
    let width = 1 / Double(max(columns.count, Self.fewest))
    return columns.enumerated().map { index, column in
      let height = Double(column.value) / Double(highest)
      return [
        "x": Chart.percent((Double(index) + 0.1) * width), "width": Chart.percent(0.8 * width),
        "middle": Chart.percent((Double(index) + 0.5) * width),
        // The uppermost tenth or so is for the numbers.
        "y": Chart.percent(0.14 + 0.86 * (1 - height)), "height": Chart.percent(0.86 * height),
        "sparkY": Chart.percent(1 - height), "sparkHeight": Chart.percent(height),
        "above": Chart.percent(0.11 + 0.86 * (1 - height)), "value": column.value.grouped,
      ]
    }
  }

  private var description: String {
    columns.map { "\($0.name): \($0.value.grouped)" }.joined(separator: "; ")
  }

  private var table: Markup {
    var table = DataTable(caption: title, [.init("Run"), .init(unit, isNumber: true)])
    for column in columns { table.add([Markup(column.name), Markup(column.value.grouped)]) }
    return table.markup
  }

  private static let template = Template(
    """
    <figure class="chart trend"><figcaption>{{title}}</figcaption>
    <svg role="img" aria-labelledby="{{id}}-title {{id}}-text" width="100%" height="130">\
    <title id="{{id}}-title">{{title}}</title><desc id="{{id}}-text">{{description}}</desc>\
    {{#columns}}<rect class="full" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/>\
    <text x="{{middle}}" y="{{above}}" text-anchor="middle">{{value}}</text>{{/columns}}</svg>
    <p class="axis" aria-hidden="true">{{first}} to {{last}}</p>
    <details><summary>As a table</summary>{{{table}}}</details></figure>

    """)

  private static let spark = Template(
    """
    <svg class="spark" aria-hidden="true" focusable="false" width="96" height="20">\
    {{#columns}}<rect class="full" x="{{x}}" y="{{sparkY}}" width="{{width}}" \
    height="{{sparkHeight}}"/>{{/columns}}</svg>
    """)
}
