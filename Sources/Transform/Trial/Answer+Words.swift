extension Answer {
  /// As a mapping writes it; a value that is used instead stands in the row.
  var words: String {
    switch self {
    case .reject: "reject"
    case .keepWaiting: "keep waiting"
    case .setAside: "set aside"
    case .leaveEmpty: "leave empty"
    case .use: "use another value"
    case .cut: "cut"
    case .useFirst: "use the first"
    case .useSecond: "use the second"
    case .moveForward: "move forward"
    }
  }
}
