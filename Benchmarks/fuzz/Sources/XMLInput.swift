import Extract

/// Documents of the shapes that projects and public samples have.
///
/// Five bytes choose: the shape, the encoding, the limits, and two for the pace.
enum XMLInput {
  private struct Shape {
    let record: String
    let columns: [String]
    var children: [(record: String, columns: [String])] = []
  }

  private static let namespaces = [
    "x": "urn:legacy:pas:2", "h": "urn:hl7-org:v3", "n": "http://naaccr.org/naaccrxml",
    "c": "http://www.datadictionary.nhs.uk/messages/COSD-v8-1-mbis",
    "s": "http://www.nhsia.nhs.uk/DataStandards/XMLschema/CDS/ns",
  ]
  private static let shapes = [
    Shape(
      record: "/a/b", columns: ["@c", "d", "d[2]", "e/f/@g", "."],
      children: [("h", ["@c", "."]), ("e/f", ["@g", "d"])]),
    Shape(
      record: "/x:Extract/x:Patients/x:Patient",
      columns: ["@id", "x:Name/x:Surname", "x:Address[@use='HOME']/x:Line[1]"],
      children: [("x:Alerts/x:Alert", ["@code", "x:Note"])]),
    Shape(
      record: "/h:ClinicalDocument/h:component/h:structuredBody/h:component/h:section",
      columns: ["h:title", "h:code/@code", "h:templateId[1]/@root"],
      children: [("h:entry", ["h:act/@classCode", "@typeCode"])]),
    Shape(record: "/h:ClinicalDocument", columns: ["h:id/@root", "h:title", "h:code/@code"]),
    Shape(
      record: "/n:NaaccrData/n:Patient", columns: ["n:Item[@naaccrId='patientIdNumber']"],
      children: [("n:Tumor", ["n:Item[@naaccrId='primarySite'][1]", "n:Item[2]"])]),
    Shape(
      record: "/s:CDS-XMLInterchange/s:CDS-XMLMessage/"
        + "s:OutpatientAttendance_CareActivity_Structure",
      columns: ["s:CDSTransactionHeader_NetChange_Structure/s:CDSType"]),
    Shape(record: "/c:COSD/COSDRecord", columns: ["Id/@root", "Breast/@classCode"]),
    Shape(record: "/a", columns: [".", "@b", "b[@c='1'][2]"], children: [("b", ["."])]),
  ]
  private static let encodings: [TextEncoding?] =
    [nil, .utf8, .utf16, .utf16LittleEndian, .windows1252, .latin9, .ebcdic037]

  static func input(_ input: [UInt8]) -> ReaderInput {
    var choices = Choices(input)
    let shape = choices.one(of: shapes)
    let encoding = choices.one(of: encodings)
    let limits = limits(choices.number())
    let pace = ReaderInput.Pace(&choices)
    let dialect = XMLDialect(
      record: steps(shape.record), columns: shape.columns.map(path),
      children: shape.children.map {
        XMLDialect.Children(record: path($0.record).steps, columns: $0.columns.map(path))
      }, limits: limits, isEncodingGiven: encoding != nil)
    let layout = Layout(
      name: "hostile", format: .xml(dialect), encoding: encoding ?? .utf8,
      columns: shape.columns.map { LayoutColumn(name: $0) },
      children: shape.children.map { child in
        LayoutChild(
          name: child.record,
          columns: child.columns.map { LayoutColumn(name: "\(child.record)/\($0)") })
      })
    return ReaderInput(layout: layout, content: choices.content, pace: pace)
  }

  private static func limits(_ number: Int) -> XMLLimits {
    var limits = XMLLimits()
    limits.recordBytes = [limits.recordBytes, 64, 300, 1000][number & 3]
    limits.depth = [limits.depth, 3, 8, 250][number >> 2 & 3]
    limits.children = [limits.children, 1, 3, 65_536][number >> 4 & 3]
    return limits
  }

  private static func path(_ text: String) -> XMLPath {
    guard let path = try? XMLPath(text, namespaces: namespaces) else {
      preconditionFailure("'\(text)' is no path")
    }
    return path
  }

  private static func steps(_ text: String) -> [XMLPath.Step] {
    guard let steps = try? XMLPath.absolute(text, namespaces: namespaces) else {
      preconditionFailure("'\(text)' is no path")
    }
    return steps
  }

  static func seeds(of file: [UInt8]) -> [[UInt8]] {
    let text = String(decoding: file, as: UTF8.self)
    // By the local name of the last element of the path.
    let fitting = shapes.indices.filter { index in
      let last = shapes[index].record.split(whereSeparator: { "/:".contains($0) }).last ?? ""
      return text.contains("\(last)>") || text.contains("\(last) ")
    }
    return fitting.flatMap { shape -> [[UInt8]] in
      [[UInt8(shape), 0, 0, 5, 1] + file, [UInt8(shape), 0, 0x15, 0x2A, 2] + file]
    }
  }
}
