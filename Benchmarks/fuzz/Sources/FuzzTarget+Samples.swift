extension FuzzTarget {
  /// Small inputs of our own, with which a run begins and which the tests replay.
  package var samples: [[UInt8]] {
    switch self {
    case .csv:
      Self.inputs(
        CSVInput.seeds,
        [
          "A,B,C\n1,\"x \"\"y\"\", z\",3\n4,5,6\n",
          "1|a|\"b\nc\"\r\n2|d|e|f\r\nTRL|2\r\n",
          "A;B\r1;\"open\r2;'x'\r",
          "1||\"a||b\"||x\\||y\n2||\"\"||\n",
          "1,2\n1\n\"1\"x,2\n\n\u{1A}",
        ])
    case .xml:
      Self.inputs(
        XMLInput.seeds,
        [
          """
          <?xml version="1.0"?>
          <a><b c="1"><d>x &amp; y</d><d>z</d><e><f g="2"><d>w</d></f></e><h c="3">v</h></b>
          <b><d>open</b><b c='2'/></a>
          """,
          """
          <x:Extract xmlns:x="urn:legacy:pas:2"><x:Patients>
          <x:Patient id="1"><x:Name><x:Surname>Smith</x:Surname></x:Name>
          <x:Address use="HOME"><x:Line>2 High St</x:Line></x:Address>
          <x:Alerts><x:Alert code="A1"><x:Note>nuts</x:Note></x:Alert></x:Alerts></x:Patient>
          <x:Patient id="2">&who;</x:Patient><x:Patient id="3"/>
          </x:Patients></x:Extract>
          """,
          """
          <a q:e="1">
          <b c="1"><d>x</d></b><b c="2"><d>a prefix of no namespace outside</d></b></a>
          """,
          "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;\">]><a><b>&m;</b></a>",
        ])
    case .fixed:
      Self.inputs(
        FixedInput.seeds,
        [
          "1 SMITH  01\n20JONES  02\n1 short\n99      2\n",
          "1 ABCDE\r\n\u{0C}1 FGHIJ\r\n99     2\r\n",
        ])
    case .mapping: FuzzProject.samples
    }
  }

  private static func inputs(
    _ seeds: ([UInt8]) -> [[UInt8]], _ texts: [String]
  ) -> [[UInt8]] {
    texts.flatMap { seeds(Array($0.utf8)) }
  }
}
