package import Diagnostics

/// How the value of one field of one row came to be.
package struct FieldTrace: Sendable {
  /// A value on its way.
  package enum Value: Sendable, Hashable {
    case text(String)
    /// The row of the EPR with this id.
    case row(Int64)
  }

  /// A column that the line looks at, with what the record has there.
  package struct Cell: Sendable, Hashable {
    /// In the plan's order; see ``MappingPlan/columns``.
    package let column: Int
    /// Which of the record's children it is of, from 0; `nil` for a column of the record's own.
    package let child: Int?
    package let text: String
  }

  /// A line of a code table or crosswalk.
  package struct ListLine: Sendable, Hashable {
    package let list: String
    /// Relative to the project.
    package let file: String
    package let line: CodeTable.Line
  }

  /// What one phrase has made of the value.
  package struct Step: Sendable {
    /// As it was written: `read as dd/MM/yyyy`.
    package var phrase: String
    /// The value behind it; `nil` for none.
    package var value: Value?
    /// What was wrong with the value, or put right.
    package var reason: Reason?
    /// What the mapping says to that: `set aside`; `nil` where the step itself has put it right.
    package var answer: String?
    /// The line that was found in a list.
    package var listLine: ListLine?
  }

  /// The position of the target in the plan.
  package let target: Int
  /// The id of the row.
  package let row: Int64
  package let field: String
  /// The position of its record among those that were tried.
  package let record: Int
  package var cells: [Cell]
  /// What the line begins with; `nil` for none.
  package var source: Value?
  /// Of a `first that fits`, which of its lines did, from 0.
  package var branch: Int?
  package var steps: [Step] = []
}

/// Takes down how fields come to be, while a few records are tried out.
///
/// Belongs to the runner that it is given to.
final class FieldTracer {
  /// A field of a row.
  struct Place: Hashable {
    let target: Int
    let row: Int64
    let field: String
  }

  /// The lines of the project's crosswalks, in its order.
  let crosswalks: [CodeTable]
  private var traces: [Place: [FieldTrace]] = [:]
  /// Of several records of one row, which has given it the field; the first where it is not here.
  private var givers: [Place: Int] = [:]

  init(crosswalks: [CodeTable]) { self.crosswalks = crosswalks }

  func add(_ trace: FieldTrace) {
    let place = Place(target: trace.target, row: trace.row, field: trace.field)
    traces[place, default: []].append(trace)
  }

  /// A later record of a row has given it this field.
  func take(_ place: Place, from record: Int) { givers[place] = record }

  /// Adds a step to what is known of a field.
  func add(_ step: FieldTrace.Step, to place: Place) {
    guard let last = traces[place]?.indices.first else { return }
    traces[place]?[last].steps.append(step)
  }

  /// One trace for each field, of the record that gave it.
  var all: [FieldTrace] {
    traces.compactMap { place, traces in
      traces.first { $0.record == givers[place] } ?? traces.first
    }
  }
}
