import TestSupport

/// What `Package.swift` declares, read from its text.
///
/// `swift package dump-package` would wait for the build that runs these tests.
struct Manifest {
  struct Target {
    let name: String
    let isTest: Bool
    /// Its folder, where that is not the usual one.
    let path: String?
    /// Modules of this package and products of others, as one set of names to import.
    let dependencies: Set<String>
  }

  let targets: [Target]
  /// The package's address and the text of its version requirement.
  let packages: [(url: String, requirement: String)]

  init() throws {
    let lines = try Repository.text("Package.swift").split(separator: "\n")
    let text = lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
      .joined(separator: "\n")

    var products: [String: String] = [:]
    for match in text.matches(of: /let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/) {
      products[String(match.1)] = String(match.2)
    }
    targets = text.matches(of: /\.(target|executableTarget|systemLibrary|testTarget)\(/).map {
      let body = Self.inner(text[$0.range.upperBound...])
      return Target(
        name: body.firstMatch(of: /name: "([^"]+)"/).map { String($0.1) } ?? "",
        isTest: $0.1 == "testTarget",
        path: body.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) },
        dependencies: Self.dependencies(of: body, products))
    }
    packages = text.matches(of: /\.package\(\s*url: "([^"]+)",\s*([^)]*)\)/).map {
      (String($0.1), String($0.2))
    }
  }

  private static func dependencies(
    of body: Substring, _ products: [String: String]
  ) -> Set<String> {
    guard let list = body.firstMatch(of: /dependencies: \[/) else { return [] }
    let words = inner(body[list.range.upperBound...]).split(separator: ",")
      .map { $0.trimming(while: \.isWhitespace) }
    let names = words.filter { !$0.isEmpty }.map { word in
      word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : products["\(word)"]
    }
    return Set(names.map { $0 ?? "a dependency that these tests cannot read" })
  }

  /// The text up to the bracket that closes the one before it.
  private static func inner(_ text: Substring) -> Substring {
    var depth = 0
    for index in text.indices {
      if "([".contains(text[index]) { depth += 1 }
      guard ")]".contains(text[index]) else { continue }
      if depth == 0 { return text[..<index] }
      depth -= 1
    }
    return text
  }
}

extension Substring {
  fileprivate func trimming(while isDropped: (Character) -> Bool) -> Substring {
    var rest = drop(while: isDropped)
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
