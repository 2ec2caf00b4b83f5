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

  /// From 51,000 keys on the room lies in pages of its own.
  @Test(arguments: [200, 60_000])
  func `more keys than there is room for are found, and the room can be made again`(
    reserved: Int
  ) {
    let index = KeyIndex(spaces: 1)
    let keys = (0..<reserved * 3).map { SipHash.hash("\($0)".utf8.span) }
    for _ in 0..<2 {
      index.reserve(reserved, in: 0)
      for (number, key) in keys.enumerated() {
        // Among keys none is made.
        if number == reserved { index.reserve(reserved * 9, in: 0) }
        index.set(
          key, in: 0, to: KeyIndex.Entry(state: .loaded, value: Int64(number), content: 7))
      }
      #expect(keys.indices.allSatisfy { index.find(keys[$0], in: 0)?.value == Int64($0) })
      index.removeAll(in: 0)
      #expect(keys.allSatisfy { index.find($0, in: 0) == nil })
    }
  }

  /// As the mapper does, which seeks each key before it sets it.
  @Test(arguments: [0, 60_000])
  func `a key that was sought in vain is set where it is found`(reserved: Int) {
    let index = KeyIndex(spaces: 2)
    index.reserve(reserved, in: 0)
    let keys = (0..<90_000).map { SipHash.hash("\($0)".utf8.span) }
    func set(_ number: Int) {
      index.set(
        keys[number], in: 0, to: KeyIndex.Entry(state: .loaded, value: Int64(number), content: 7))
    }
    for number in stride(from: 0, to: keys.count, by: 3) {
      #expect(index.find(keys[number], in: 0) == nil)
      set(number)
      // Another key was sought last, or the same in another space, or set in between.
      #expect(index.find(keys[number + 1], in: 0) == nil)
      #expect(index.find(keys[number + 2], in: 0) == nil)
      set(number + 1)
      #expect(index.find(keys[number + 2], in: 1) == nil)
      set(number + 2)
    }
    #expect(keys.indices.allSatisfy { index.find(keys[$0], in: 0)?.value == Int64($0) })
    #expect(keys.allSatisfy { index.find($0, in: 1) == nil })
  }

  /// What `openssl mac … SIPHASH` gives for the length in eight bytes, the text, and zeros up to a
  /// multiple of eight.
  @Test func `a hash is that of another implementation`() {
    let key = SipHash.hash("9990001235".utf8.span)
    #expect(key == Hash128(low: 0xE62E_95CE_6308_DC77, high: 0x0C91_4FCF_8B22_2EE9))
  }

  @Test func `a hash is the same in every run and tells near keys apart`() {
    let keys = ["", "1", "01", "10", "1 ", "abcdefg", "abcdefgh", "abcdefghi"]
    let hashes = keys.map { SipHash.hash($0.utf8.span) }

    #expect(Set(hashes).count == keys.count)
    #expect(hashes == keys.map { SipHash.hash($0.utf8.span) })
  }
}
