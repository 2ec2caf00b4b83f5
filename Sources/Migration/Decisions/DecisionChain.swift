import Diagnostics
import Foundation

/// The lines of `decisions.jsonl` as they lie on disk, and whether they are those that were written.
///
/// Each line has the hash of the one before, so one that was altered, dropped, inserted or moved shows
/// at the next. Of the last nothing would show: `decisions.head` names it. Before lines are added the
/// head names what the last will be, so that a crash in between is told from a line that was taken away.
struct DecisionChain {
  struct Head: Codable, Hashable {
    var lines: Int
    var last: String
    /// What is being added: the number of lines with it, and the hash of the last.
    var next: Next?

    struct Next: Codable, Hashable {
      var lines: Int
      var last: String
    }

    static let none = Head(lines: 0, last: DecisionLine.noHash)
  }

  var lines: [DecisionLine] = []
  /// Bytes of whole lines that hold; what stands behind them was never decided.
  var size = 0
  var faults: [Diagnostic] = []

  /// Reads and proves the chain.
  ///
  /// - Parameters:
  ///   - data: The bytes of the list.
  ///   - headData: Those of the head; `nil` where there is none.
  init(_ data: Data, head headData: Data?) {
    let head = headData.map { try? JSONDecoder().decode(Head.self, from: $0) } ?? Head.none
    guard let head else {
      fault("'decisions.head' cannot be read", line: nil)
      return
    }
    read(data, head)
    guard faults.isEmpty else { return }
    if let next = head.next, lines.count == next.lines, lines.last?.hash == next.last { return }
    if head.next != nil, lines.count >= head.lines {
      // The command that was adding them never said that they are decided.
      cut(to: head.lines, data)
    }
    if lines.count > head.lines {
      fault("a line that no command has added", line: head.lines + 1)
    } else if lines.count < head.lines {
      fault("the list ends before its line \(head.lines)", line: lines.count)
    } else if (lines.last?.hash ?? DecisionLine.noHash) != head.last {
      fault("the last line is not the one that was written", line: lines.count)
    }
  }

  private mutating func read(_ data: Data, _ head: Head) {
    var previous = DecisionLine.noHash
    for bytes in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let number = lines.count + 1
      let end = bytes.endIndex - data.startIndex
      // Behind the last line feed.
      if bytes.isEmpty, end == data.count { return }
      // Part of what was being added when the process died.
      if end == data.count, head.next != nil, number > head.lines { return }
      guard let (line, claimed, before) = DecisionLine.read([UInt8](bytes), number: number) else {
        return fault("this is no decision", line: number)
      }
      guard before == previous else {
        return fault(
          number == 1
            ? "this was not the first line" : "this does not follow the line before it",
          line: number)
      }
      guard claimed == number else { return fault("this was line \(claimed)", line: number) }
      if end == data.count { return fault("the line has lost its end", line: number) }
      lines.append(line)
      size = end + 1
      previous = line.hash
    }
  }

  private mutating func cut(to count: Int, _ data: Data) {
    guard lines.count > count else { return }
    lines.removeSubrange(count...)
    size = 0
    for _ in 0..<count {
      let start = data.startIndex + size
      guard let end = data[start...].firstIndex(of: 0x0A) else { return }
      size = end - data.startIndex + 1
    }
  }

  private mutating func fault(_ message: String, line: Int?) {
    faults.append(
      Diagnostic(
        .decisionsAltered, message,
        at: Place(DecisionLog.fileName, line: line.map { max(1, $0) }),
        remedy: "Put the list and its head back from the last copy of the work folder, and ask"
          + " who changed them"))
  }
}
