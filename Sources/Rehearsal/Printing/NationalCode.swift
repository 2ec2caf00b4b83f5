/// A code of the national lists that an invented record has to say, whatever its file calls it.
enum NationalCode: UInt8, CaseIterable, Sendable {
  case zero, one, two, three, four, five, six, seven, eight
  case status01, status02, status03, status07, status08
  case code10, code19, code20, code30, code51, code54, code79, code90, code98
  /// Uses of a name, an address or a number.
  case usual, former, home, localPAS, district

  init?(_ text: String) {
    guard let code = Self.allCases.first(where: { $0.text == text }) else { return nil }
    self = code
  }

  /// As the target of a code table.
  var text: String {
    switch self {
    case .zero, .one, .two, .three, .four, .five, .six, .seven, .eight: String(rawValue)
    case .usual: "usual"
    case .former: "former"
    case .home: "home"
    case .localPAS: "local_pas"
    case .district: "district"
    default: String("\(self)".suffix(2))
    }
  }
}
