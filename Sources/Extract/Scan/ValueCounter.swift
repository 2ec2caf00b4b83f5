/// Counts different short texts without making text of them.
///
/// Shape: the bytes of all texts one after the other in `bytes`, `ends` their ends, `counts` their
/// numbers; `slots` is an open-addressing table of positions plus one, at most half full. Memory
/// is bounded by the number and the length of the texts that it takes.
struct ValueCounter {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private(set) var counts: [Int] = []
  /// Of the counts, those of live records; empty where that is not known.
  private var liveCounts: [Int] = []
  private var slots = [Int32](repeating: 0, count: 64)
  private let most: Int
  private let longest: Int
  /// Texts that came when the counter was full, or were too long.
  private(set) var others = 0

  init(most: Int, longest: Int) {
    self.most = most
    self.longest = longest
  }

  var isFull: Bool { others > 0 }
  var count: Int { counts.count }

  mutating func add(_ text: Span<UInt8>, isLive: Bool? = nil) {
    guard text.count <= longest else {
      others += 1
      return
    }
    let hash = Self.hash(text)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let position = Int(slots[slot]) - 1
      if hashes[position] == hash, isEqual(position, text) {
        counts[position] += 1
        if isLive == true { liveCounts[position] += 1 }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard counts.count < most else {
      others += 1
      return
    }
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    hashes.append(hash)
    counts.append(1)
    if let isLive { liveCounts.append(isLive ? 1 : 0) }
    slots[slot] = Int32(counts.count)
    if counts.count * 2 > slots.count { grow() }
  }

  /// Counts a text that is not kept.
  mutating func addOther() { others += 1 }

  /// Every text with its number, most frequent first, then in the order of their bytes.
  var all: [SourceScan.Count] {
    counts.indices.map {
      SourceScan.Count(
        text($0), counts[$0], live: liveCounts.isEmpty ? nil : liveCounts[$0])
    }.sorted {
      $0.records == $1.records ? $0.text < $1.text : $0.records > $1.records
    }
  }

  /// Lets go of all memory.
  mutating func giveUp() {
    (bytes, ends, hashes, counts, liveCounts) = ([], [], [], [], [])
    slots = [Int32](repeating: 0, count: 2)
  }

  private func start(_ position: Int) -> Int { position == 0 ? 0 : ends[position - 1] }

  private func text(_ position: Int) -> String {
    String(decoding: bytes[start(position)..<ends[position]], as: UTF8.self)
  }

  private func isEqual(_ position: Int, _ text: Span<UInt8>) -> Bool {
    let start = start(position)
    guard ends[position] - start == text.count else { return false }
    for index in text.indices where bytes[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for position in counts.indices {
      var slot = Int(truncatingIfNeeded: hashes[position]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position + 1)
    }
  }

  /// FNV-1a in 64 bits: short texts, and a table that compares the bytes anyway.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ hash >> 32
  }
}
