extension Int {
  /// With thousands separators: `8,000,000`.
  package var grouped: String {
    var digits = String(magnitude)
    var groups: [Substring] = []
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits[...], at: 0)
    return (self < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// `1 record`, `1,204 records`.
  package func of(_ one: String, _ many: String? = nil) -> String {
    "\(grouped) \(self == 1 ? one : many ?? one + "s")"
  }

  /// As a share of `whole`, in per cent, with as many places as it takes to differ from 0.
  package func share(of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    guard self > 0 else { return "0%" }
    let percent = Double(self) * 100 / Double(whole)
    for places in 0...3 {
      let scale = [1.0, 10, 100, 1000][places]
      let rounded = (percent * scale).rounded()
      guard rounded >= 10 || (places == 3 && rounded >= 1) || rounded == percent * scale else {
        continue
      }
      let whole = Int(rounded) / Int(scale)
      let rest = Int(rounded) % Int(scale)
      guard rest > 0 else { return "\(whole)%" }
      return "\(whole)." + String(repeating: "0", count: places - String(rest).count) + "\(rest)%"
    }
    return "under 0.001%"
  }
}

extension Double {
  /// A time as people say it: `0.3 seconds`, `52 seconds`, `12 minutes 5 seconds`.
  package var inSeconds: String {
    guard self >= 10 else {
      let tenths = Int((self * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) seconds"
    }
    let seconds = Int(rounded())
    guard seconds >= 120 else { return seconds.of("second") }
    return "\((seconds / 60).of("minute")) \((seconds % 60).of("second"))"
  }
}

extension String {
  /// With its first letter in capitals, for a heading.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
