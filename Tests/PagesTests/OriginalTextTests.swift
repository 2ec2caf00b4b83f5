import Pages
import Testing

@Suite struct OriginalTextTests {
  @Test(
    arguments: [
      (Array("M0001204,O'NEIL ,Zoë\r\n".utf8), "A9999999,A'AAAA ,Aaa‹CR›‹LF›\n"),
      // The same name in windows-1252.
      ([0x5A, 0x6F, 0xEB, 0x2C, 0x93, 0x78, 0x94], "Aaa,“a”"),
      ([0x41, 0x81, 0x00, 0x42], "A‹byte 81›‹NUL›A"),
      (Array("a\tb\u{202E}c\u{A0}".utf8), "a‹TAB›a‹202E›a‹NBSP›"),
      (Array("e\u{301}٣漢".utf8), "aa9a"),
      ([], ""),
    ] as [([UInt8], String)])
  func `letters and digits are masked and the rest is made visible`(
    bytes: [UInt8], expected: String
  ) {
    #expect(OriginalText(bytes, masked: true).plain == expected)
  }

  @Test func `no letter or digit of the original passes the mask`() {
    let original = "Quentin,Xylophone,1723456,Þórður,ŒUVRE,ß,ǅ,ⅷ"
    let shown = Set(OriginalText(Array(original.utf8), masked: true).plain.unicodeScalars)
    #expect(shown == Set("Aa9,".unicodeScalars))
  }

  @Test func `a faulty cell is marked, an empty one too`() {
    let bytes = Array("ab,,31/02".utf8)
    #expect(OriginalText(bytes, marks: [4..<9], masked: false).plain == "ab,,»31/02«")
    #expect(OriginalText(bytes, marks: [3..<3], masked: false).plain == "ab,»‹empty›«,31/02")
    #expect(OriginalText(Array("a,".utf8), marks: [2..<2], masked: true).plain == "a,»‹empty›«")
    #expect(OriginalText(bytes, marks: [4..<400], masked: false).plain == "ab,,»31/02«")
  }

  @Test func `what a record holds is never markup`() {
    let text = OriginalText(Array("<b>\"x\"&".utf8), marks: [0..<1], masked: false)
    #expect(text.markup.html == "<mark>&lt;</mark>b&gt;&quot;x&quot;&amp;")
  }
}
