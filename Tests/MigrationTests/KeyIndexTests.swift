import Testing
import Transform

@Suite struct KeyIndexTests {
  @Test(arguments: [0, 1, 300_000, 1_000_000])
  func `three hundred thousand keys are found exactly, and no other`(reserved: Int) {
    let index = KeyIndex(spaces: 2)
    let count = 300_000
    index.reserve(reserved, in: 1)
    for number in 0..<count {
      let key = SipHash.hash("\(number)".utf8.span)
      index.set(
        key, in: 1, to: KeyIndex.Entry(state: .loaded, value: Int64(number), content: 7))
    }

    let found = (0..<count).allSatisfy {
      index.find(SipHash.hash("\($0)".utf8.span), in: 1)?.value == Int64($0)
    }
    let strangers = (count..<(2 * count)).contains {
      index.find(SipHash.hash("\($0)".utf8.span), in: 1) != nil
    }

    #expect(found)
    #expect(!strangers)
    #expect(index.find(SipHash.hash("1".utf8.span), in: 0) == nil)
    index.removeAll(in: 1)
    #expect(index.find(SipHash.hash("1".utf8.span), in: 1) == nil)
  }

  @Test func `room that is made among keys loses none of them`() {
    let index = KeyIndex(spaces: 1)
    let keys = (0..<30_000).map { SipHash.hash("\($0)".utf8.span) }
    for (number, key) in keys.enumerated() {
      if number == 100 || number == 20_000 { index.reserve(number * 40, in: 0) }
      index.set(
        key, in: 0, to: KeyIndex.Entry(state: .loaded, value: Int64(number), content: 7))
    }

    #expect(keys.indices.allSatisfy { index.find(keys[$0], in: 0)?.value == Int64($0) })
    index.removeAll(in: 0)
    index.reserve(keys.count, in: 0)
    #expect(keys.allSatisfy { index.find($0, in: 0) == nil })
  }

  @Test func `a hash is the same in every run and tells near keys apart`() {
    let keys = ["", "1", "01", "10", "1 ", "abcdefg", "abcdefgh", "abcdefghi"]
    let hashes = keys.map { SipHash.hash($0.utf8.span) }

    #expect(Set(hashes).count == keys.count)
    #expect(hashes == keys.map { SipHash.hash($0.utf8.span) })
  }
}
