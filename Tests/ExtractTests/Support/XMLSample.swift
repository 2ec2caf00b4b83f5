import Diagnostics
import Extract

/// A small XML export, and what was made of it.
enum XMLSample {
  static let namespaces = ["x": "urn:legacy:pas:2"]

  /// Patients with two columns of their own and their alerts.
  static func layout(
    _ columns: [(String, String)] = standard, limits: XMLLimits = XMLLimits(),
    record: String = "/x:Extract/x:Patients/x:Patient", encoding: TextEncoding? = nil
  ) throws -> Layout {
    var dialect = XMLDialect(
      record: try XMLPath.absolute(record, namespaces: namespaces),
      columns: try columns.map { try XMLPath($0.1, namespaces: namespaces) }, limits: limits,
      isEncodingGiven: encoding != nil)
    dialect.children = [
      XMLDialect.Children(
        record: try XMLPath("x:Alerts/x:Alert", namespaces: namespaces).steps,
        columns: [try XMLPath("@code"), try XMLPath("x:Note", namespaces: namespaces)])
    ]
    return Layout(
      name: "patients", format: .xml(dialect), encoding: encoding ?? .utf8,
      columns: columns.map { LayoutColumn(name: $0.0) },
      children: [
        LayoutChild(
          name: "alerts",
          columns: [LayoutColumn(name: "ALERT_CODE"), LayoutColumn(name: "ALERT_NOTE")])
      ])
  }

  static let standard = [
    ("ID", "@id"), ("SURNAME", "x:Name/x:Surname"),
    ("HOME", "x:Address[@use='HOME']/x:Line[1]"),
  ]

  /// The document around some records.
  static func document(_ records: String) -> String {
    """
    <?xml version="1.0"?>
    <x:Extract xmlns:x="urn:legacy:pas:2" run="7">
     <x:Patients>
    \(records)
     </x:Patients>
    </x:Extract>

    """
  }

  static func read(
    _ records: String, layout: Layout? = nil, batch: Int = 4096
  ) throws -> Reading {
    try Reading(document(records), layout ?? self.layout(), batch: batch)
  }

  static let anna = """
      <x:Patient id="1"><x:Name><x:Surname>Smith</x:Surname></x:Name>
        <x:Address use="TEMP"><x:Line>No 1</x:Line></x:Address>
        <x:Address use="HOME"><x:Line>2 High St</x:Line><x:Line>Wells</x:Line></x:Address>
        <x:Alerts><x:Alert code="A1"><x:Note>nuts</x:Note></x:Alert><x:Alert code="A2"/></x:Alerts>
      </x:Patient>
    """
  static let ben = """
      <x:Patient id="2"><x:Name><x:Surname>O&apos;Hara &amp; Co</x:Surname></x:Name></x:Patient>
    """
}
