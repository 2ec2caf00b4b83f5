import RecordStore
import Schema
import Testing

@Suite struct OffenderTests {
  /// A row in time: its id, the parent it belongs to, and from when to when.
  struct Span: Sendable {
    let id: Int
    let parent: Int?
    let start: Time?
    let end: Time?

    init(_ id: Int, of parent: Int? = 1, _ start: Time?, _ end: Time?) {
      self.id = id
      self.parent = parent
      self.start = start
      self.end = end
    }

    var cells: [String: SQLValue] {
      var cells: [String: SQLValue] = ["id": .integer(Int64(id))]
      if let parent { cells["visit"] = .integer(Int64(parent)) }
      for (key, value) in start?.cells("started_at") ?? [:] { cells[key] = value }
      for (key, value) in end?.cells("ended_at") ?? [:] { cells[key] = value }
      return cells
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let spans: [Span]
    let offenders: [Int64]

    init(_ description: String, _ spans: [Span], _ offenders: [Int64]) {
      testDescription = description
      self.spans = spans
      self.offenders = offenders
    }
  }

  static let overlaps = [
    Case("touching", [Span(1, .at(0, 0), .at(0, 10)), Span(2, .at(0, 10), .at(0, 20))], []),
    Case("overlapping", [Span(1, .at(0, 0), .at(0, 10)), Span(2, .at(0, 5), .at(0, 20))], [2]),
    Case(
      "the later start is an earlier record",
      [Span(1, .at(0, 5), .at(0, 20)), Span(2, .at(0, 0), .at(0, 10))], [1]),
    Case("the same start", [Span(1, .at(0, 0), .at(0, 10)), Span(2, .at(0, 0), .at(0, 5))], [2]),
    Case(
      "a long one over several, with one outside",
      [
        Span(1, .at(0, 0), .at(4, 0)), Span(2, .at(0, 5), .at(0, 6)),
        Span(3, .at(1, 0), .at(2, 0)), Span(4, .at(4, 0), .at(5, 0)),
      ], [2, 3]),
    Case("open for ever", [Span(1, .at(0, 0), nil), Span(2, .at(900, 0), .at(901, 0))], [2]),
    Case("two open", [Span(1, .at(3, 0), nil), Span(2, .at(2, 0), nil)], [1]),
    Case(
      "blank start, no parent, another parent",
      [
        Span(1, .at(0, 0), nil), Span(2, nil, .at(0, 9)), Span(3, of: nil, .at(1, 0), nil),
        Span(4, of: 2, .at(1, 0), nil),
      ], []),
    Case(
      "no length, at the edges",
      [
        Span(1, .at(0, 0), .at(0, 10)), Span(2, .at(0, 0), .at(0, 0)),
        Span(3, .at(0, 10), .at(0, 10)), Span(4, .at(0, 10), .at(0, 20)),
      ], []),
    Case("no length, inside", [Span(1, .at(0, 0), .at(0, 9)), Span(2, .at(0, 5), .at(0, 5))], [2]),
    Case(
      "date only on the day it ended", [Span(1, .at(0, 0), .at(2, 14)), Span(2, .on(2), nil)], []),
    Case("date only within", [Span(1, .at(0, 0), .at(4, 14)), Span(2, .on(2), nil)], [2]),
    Case("days that touch", [Span(1, .on(0), .on(2)), Span(2, .on(2), .on(4))], []),
    Case("a day within days", [Span(1, .at(0, 0), .at(9, 0)), Span(2, .on(3), .on(3))], [2]),
    Case(
      "date only, perhaps after the other of that day",
      [Span(1, .on(0), .at(5, 0)), Span(2, .at(0, 10), .at(0, 14))], []),
  ]

  @Test(arguments: StoreCase.all, overlaps)
  func `of two that overlap, the one that starts later`(_ store: StoreCase, _ test: Case) throws {
    try store.withConnection([.visit, .part]) { connection in
      for span in test.spans { try connection.insert(.part, span.cells) }
      let constraint = Table.part.constraint("part_overlap")

      #expect(try connection.offenders(of: constraint, in: .part) == test.offenders)
    }
  }

  /// The parents: 1 has both times, 2 no end, 3 dates only, 4 nothing.
  static let parents: [(id: Int64, start: Time?, end: Time?)] = [
    (1, .at(10, 8), .at(12, 16)), (2, .at(10, 8), nil), (3, .on(10), .on(12)), (4, nil, nil),
  ]

  static let insides = [
    Case("the same times", [Span(1, .at(10, 8), .at(12, 16))], []),
    Case("starts before", [Span(1, .at(10, 7.9), .at(11, 0))], [1]),
    Case("ends after", [Span(1, .at(10, 9), .at(12, 16.1))], [1]),
    Case("starts after the end", [Span(1, .at(13, 0), nil)], [1]),
    Case("ends before the start", [Span(1, nil, .at(10, 1))], [1]),
    Case("still open", [Span(1, .at(11, 0), nil)], []),
    Case("the parent still open", [Span(1, of: 2, .at(11, 0), .at(99, 0))], []),
    Case("the parent still open, too early", [Span(1, of: 2, .at(9, 0), .at(99, 0))], [1]),
    Case("date only, the first and last day", [Span(1, .on(10), .on(12))], []),
    Case("date only, the day before", [Span(1, .on(8), .on(12))], [1]),
    Case("date only, the day after", [Span(1, .on(10), .on(13))], [1]),
    Case("the parent's dates only", [Span(1, of: 3, .at(10, 0), .at(12, 23))], []),
    Case("outside the parent's dates", [Span(1, of: 3, .at(9, 23), .at(14, 0))], [1]),
    Case("the parent without times", [Span(1, of: 4, .at(1, 0), .at(2, 0))], []),
    Case("without a parent", [Span(1, of: nil, .at(1, 0), .at(2, 0))], []),
  ]

  @Test(arguments: StoreCase.all, insides)
  func `a row outside its parent's times`(_ store: StoreCase, _ test: Case) throws {
    let tables: [Table] = [.visit, .part]
    try store.withConnection(tables) { connection in
      for parent in Self.parents {
        try connection.insert(
          .visit, Span(Int(parent.id), of: nil, parent.start, parent.end).cells)
      }
      for span in test.spans { try connection.insert(.part, span.cells) }
      let constraint = Table.part.constraint("part_inside")

      #expect(
        try connection.offenders(of: constraint, in: .part, among: tables) == test.offenders)
    }
  }

  @Test(arguments: StoreCase.all)
  func `of rows that share values, all but the first`(_ store: StoreCase) throws {
    try store.withConnection([.visit]) { connection in
      let rows: [(id: Int64, number: SQLValue, status: SQLValue)] = [
        (5, .text("A"), .text("it's")), (9, .text("A"), .text("it's")),
        (7, .text("A"), .text("it's")), (1, .text("A"), .text("other")),
        (2, .text("B"), .text("it's")), (3, .null, .text("it's")), (4, .null, .text("it's")),
        (6, .text("A"), .null),
      ]
      for row in rows {
        try connection.insert(
          .visit, ["id": .integer(row.id), "number": row.number, "status": row.status])
      }
      let constraint = Table.visit.constraint("visit_number")
      #expect(try connection.offenders(of: constraint, in: .visit) == [7, 9])

      try connection.execute("DELETE FROM visit WHERE id IN (\(7), \(9))")
      let index = try #require(connection.ddl.uniqueIndex(constraint, of: .visit))
      try connection.execute(index)
      let error = storeError {
        try connection.insert(
          .visit, ["id": .integer(10), "number": .text("A"), "status": .text("it's")])
      }
      #expect(error?.isConstraint == true)
      try connection.insert(.visit, ["id": .integer(11), "number": .text("A")])
    }
  }

  @Test(arguments: StoreCase.all)
  func `of rows that share two values among the open ones, all but the first`(
    _ store: StoreCase
  ) throws {
    try store.withConnection([.visit]) { connection in
      for (id, day, end) in [(1, 1, nil), (2, 1, nil), (3, 2, nil), (4, 1, Time.on(3))] {
        var cells = end?.cells("ended_at") ?? [:]
        cells["id"] = .integer(Int64(id))
        cells["number"] = .text("A")
        cells["opened"] = .integer(Int64(day))
        try connection.insert(.visit, cells)
      }
      let constraint = Table.visit.constraint("visit_open_once")
      #expect(try connection.offenders(of: constraint, in: .visit) == [2])
    }
  }

  @Test(arguments: StoreCase.all)
  func `of rows with the same legacy key, all but the first`(_ store: StoreCase) throws {
    try store.withConnection([.visit]) { connection in
      let keys: [(Int64, SQLValue, SQLValue)] = [
        (1, .integer(1), .text("K")), (2, .integer(2), .text("K")), (3, .integer(1), .text("K")),
        (4, .null, .null), (5, .null, .null),
      ]
      for (id, origin, key) in keys {
        try connection.insert(
          .visit, ["id": .integer(id), "origin": origin, "legacy_key": key])
      }
      let query = try #require(connection.ddl.keyOffenders(.visit))
      #expect(try connection.ids(query) == [3])
      #expect(connection.ddl.keyOffenders(.part) == nil)
      #expect(connection.ddl.keyIndex(.part) == nil)
    }
  }

  static let orders: [(name: String, cells: [String: SQLValue], isOffender: Bool)] = [
    ("visit_ordered", both(.at(1, 0), .at(1, 0)), false),
    ("visit_ordered", both(.at(1, 1), .at(1, 0)), true),
    ("visit_ordered", both(.at(1, 14), .on(1)), false),
    ("visit_ordered", both(.at(2, 14), .on(1)), true),
    ("visit_ordered", both(.on(1), .at(1, 3)), false),
    ("visit_ordered", both(.on(2), .at(1, 3)), true),
    ("visit_ordered", Time.on(2).cells("started_at"), false),
    ("visit_born_died", lived(7_000, "D", 7_000, "D"), false),
    ("visit_born_died", lived(7_001, "D", 7_000, "D"), true),
    ("visit_born_died", lived(7_100, "D", 7_000, "Y"), false),
    ("visit_born_died", lived(7_100, "D", 7_000, "M"), true),
    ("visit_born_died", lived(7_400, "Y", 7_000, "Y"), true),
    ("visit_opened_started", opened(3, .at(3, 2)), false),
    ("visit_opened_started", opened(3, .on(3)), false),
    ("visit_opened_started", opened(3, .at(2, 2)), true),
  ]

  static func both(_ start: Time, _ end: Time) -> [String: SQLValue] {
    start.cells("started_at").merging(end.cells("ended_at")) { first, _ in first }
  }

  static func lived(
    _ born: Int64, _ bornPrecision: String, _ died: Int64, _ diedPrecision: String
  ) -> [String: SQLValue] {
    [
      "born": .integer(born), "born_precision": .text(bornPrecision), "died": .integer(died),
      "died_precision": .text(diedPrecision),
    ]
  }

  static func opened(_ day: Int64, _ start: Time) -> [String: SQLValue] {
    start.cells("started_at").merging(["opened": .integer(day)]) { first, _ in first }
  }

  @Test(arguments: StoreCase.all)
  func `times out of order are found, and are what the check refuses`(_ store: StoreCase) throws {
    try store.withConnection([.visit]) { connection in
      for (index, test) in Self.orders.enumerated() {
        let cells = test.cells.merging(["id": .integer(Int64(index))]) { first, _ in first }
        try connection.insert(.visit, cells)
      }
      for name in Set(Self.orders.map(\.name)) {
        let found = try connection.offenders(of: Table.visit.constraint(name), in: .visit)
        let expected = Self.orders.enumerated()
          .filter { $0.element.name == name && $0.element.isOffender }.map { Int64($0.offset) }
        #expect(found == expected, "\(name)")
      }

      try connection.switchChecksOn()
      for (index, test) in Self.orders.enumerated() {
        let cells = test.cells.merging(["id": .integer(Int64(100 + index))]) { first, _ in first }
        if test.isOffender {
          let error = storeError { try connection.insert(.visit, cells) }
          #expect(error == .terminal(.constraint(test.name)))
        } else {
          try connection.insert(.visit, cells)
        }
      }
    }
  }

  @Test(arguments: StoreCase.all)
  func `a reference that leads nowhere is found`(_ store: StoreCase) throws {
    try store.withConnection([.visit, .part]) { connection in
      try connection.insert(.visit, ["id": .integer(1)])
      for span in [Span(1, nil, nil), Span(2, of: 8, nil, nil), Span(3, of: nil, nil, nil)] {
        try connection.insert(.part, span.cells)
      }
      let queries = [false, true].map {
        connection.ddl.referenceOffenders(.part, column: "visit", readsParent: $0)
      }
      for query in queries { #expect(try connection.ids(query) == [2]) }
      for index in connection.ddl.referenceIndexes(.part) { try connection.execute(index.create) }
      for query in queries { #expect(try connection.ids(query) == [2]) }
    }
  }
}
