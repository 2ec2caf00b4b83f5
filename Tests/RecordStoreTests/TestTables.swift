import Diagnostics
import RecordStore
import Schema

extension Table {
  /// One column of every type.
  static let everything = Table(
    "everything", about: "One column of every type",
    columns: [
      Column("name", .text(20), required: true, about: ""),
      Column("size", .integer, about: ""),
      Column("weight", .decimal(places: 3), about: ""),
      Column("active", .boolean, about: ""),
      Column("day", .date, about: ""),
      Column("birth", .partialDate, about: ""),
      Column("at", .instant, about: ""),
      Column("sex", .code("person_sex"), about: ""),
      Column("next", .ref("everything"), about: ""),
      Column("more", .json, about: ""),
      Column("raw", .bytes, about: ""),
    ])

  static let visit = Table(
    "visit", root: true, about: "A parent",
    columns: [
      Column("started_at", .instant, about: ""),
      Column("ended_at", .instant, about: ""),
      Column("born", .partialDate, about: ""),
      Column("died", .partialDate, about: ""),
      Column("opened", .date, about: ""),
      Column("number", .text(10), about: ""),
      Column("status", .text(10), about: ""),
    ],
    constraints: [
      Constraint(
        "visit_number", .unique(["number"], only: .equals("status", "it's")),
        reason: Reasons.constraintBroken),
      Constraint(
        "visit_open_once", .unique(["number", "opened"], only: .isBlank("ended_at")),
        reason: Reasons.constraintBroken),
      Constraint(
        "visit_ordered", .ordered(first: "started_at", last: "ended_at"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "visit_born_died", .ordered(first: "born", last: "died"), reason: Reasons.dateOutOfOrder),
      Constraint(
        "visit_opened_started", .ordered(first: "opened", last: "started_at"),
        reason: Reasons.dateOutOfOrder),
    ])

  static let part = Table(
    "part", about: "A child",
    columns: [
      Column("visit", .ref("visit"), about: ""),
      Column("started_at", .instant, about: ""),
      Column("ended_at", .instant, about: ""),
    ],
    constraints: [
      Constraint(
        "part_overlap", .noOverlap(per: "visit", start: "started_at", end: "ended_at"),
        reason: Reasons.episodeOverlap),
      Constraint(
        "part_inside",
        .inside(
          parent: "visit", start: "started_at", end: "ended_at", parentStart: "started_at",
          parentEnd: "ended_at"),
        reason: Reasons.episodeOutsideSpell),
    ])

  func constraint(_ name: String) -> Constraint {
    guard let found = constraints.first(where: { $0.name == name }) else {
      preconditionFailure("\(self.name) has no constraint \(name)")
    }
    return found
  }
}

extension Connection {
  /// Inserts a row of which only some columns are given.
  func insert(_ table: Table, _ cells: [String: SQLValue]) throws {
    let row = table.stored.map {
      cells[$0.name] ?? ($0.name == "row_version" ? .integer(1) : .null)
    }
    try bulk(table).insert([row], into: table)
  }
}

extension BulkInsert {
  func insert(_ rows: [[SQLValue]], into table: Table) throws(StoreError) {
    try BulkRows.with(rows, columnCount: table.stored.count) { (view) throws(StoreError) in
      try insert(view)
    }
  }
}

/// A time of the tests: a day and the hours into it, or a day alone.
enum Time: Sendable {
  case at(_ day: Int, _ hours: Double)
  case on(_ day: Int)

  func cells(_ column: String) -> [String: SQLValue] {
    switch self {
    case .at(let day, let hours):
      [
        column: .integer(Int64((Double(day) * 24 + hours) * 3_600_000_000)),
        column + "_precision": .text("m"),
      ]
    case .on(let day):
      [
        column: .integer(Int64(day) * 86_400_000_000), column + "_precision": .text("d"),
      ]
    }
  }
}
