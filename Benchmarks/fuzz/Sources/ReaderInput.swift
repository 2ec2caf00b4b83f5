import Extract

/// A source with its layout, and how it is read the second time.
struct ReaderInput {
  var layout: Layout
  var content: [UInt8]
  var pace: Pace
  /// Whether the content is a part of a source.
  var isPart = false

  var source: SourceFile {
    isPart ? .part(content, name: "hostile") : .memory(content, name: "hostile")
  }

  /// What must make no difference to what is read.
  struct Pace {
    /// How many records a batch has, and how many bytes it begins with.
    var records = 1024
    var bytes = 64 << 10
    /// How many bytes of an XML document are parsed at once; `nil` for as many as a run does.
    var piece: Int?
    /// Whether plain records of an XML document are read without libxml2.
    var readsPlain = true
    /// Which of the marks of the first reading is gone on from.
    var mark = 0

    init() {}

    /// Takes two bytes of an input.
    init(_ choices: inout Choices) {
      let number = choices.number()
      records = [1, 2, 3, 7, 64, 1024, 5, 16][number & 7]
      bytes = [1, 64, 300, 64 << 10][number >> 3 & 3]
      piece = [nil, 1, 7, 100, 64, 4096, 13, 333][number >> 5]
      mark = choices.number()
    }
  }
}
