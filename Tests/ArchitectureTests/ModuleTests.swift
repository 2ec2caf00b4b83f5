import Foundation
import TestSupport
import Testing

@Suite struct ModuleTests {
  static let modules = (try? ModuleTable().imports.keys.sorted()) ?? []
  /// What the page lets every module import.
  static let everywhere: Set = ["Diagnostics"]
  static let testTargets = (try? Manifest().targets.filter(\.isTest).map(\.name)) ?? []
  /// What helps tests, and what is timed alone.
  static let pathsOutside = (try? Manifest().targets.compactMap(\.path)) ?? []

  @Test func `the page lists the modules that exist, and no others`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Repository.path("Sources"))
    let declared = try Manifest().targets.filter { !$0.isTest && $0.path == nil }

    #expect(Self.modules == folders.filter { Repository.isFolder("Sources/" + $0) }.sorted())
    #expect(Self.modules == declared.map(\.name).sorted())
  }

  @Test(arguments: modules)
  func `a module imports what its line on the page says`(module: String) throws {
    let page = try #require(try ModuleTable().imports[module])
    let imported = try SourceImports.modules(in: "Sources/" + module).subtracting(Self.everywhere)

    #expect(imported.subtracting(page) == [], "imported, but not on the page")
    #expect(page.subtracting(imported) == [], "on the page, but not imported")
  }

  @Test func `what every module may import itself imports nothing`() throws {
    #expect(try SourceImports.modules(in: "Sources/Diagnostics") == [])
  }

  @Test(arguments: modules)
  func `a module declares what its line on the page says`(module: String) throws {
    let page = try #require(try ModuleTable().imports[module])
    let declared = try #require(try Manifest().targets.first { $0.name == module })

    #expect(declared.dependencies.subtracting(Self.everywhere) == page)
  }

  @Test(arguments: testTargets)
  func `tests declare what they import`(target: String) throws {
    let declared = try #require(try Manifest().targets.first { $0.name == target })
    let imported = try SourceImports.modules(in: "Tests/" + target)
    // A program's module has its name without hyphens.
    let modules = declared.dependencies.map { $0.replacing("-", with: "_") }

    #expect(imported.subtracting(modules) == [])
  }

  @Test(arguments: pathsOutside)
  func `what lies outside Sources declares what it imports`(path: String) throws {
    let declared = try #require(try Manifest().targets.first { $0.path == path })

    #expect(try SourceImports.modules(in: path).subtracting(declared.dependencies) == [])
    #expect(!path.hasPrefix("Sources/"))
  }

  @Test func `a module passes nothing on under its own name`() throws {
    for file in Repository.files(in: ["Sources", "Tests"], ending: ".swift") {
      let isMarked = try Repository.text(file).contains(/(?m)^\s*@(_exported|testable)\b/)
      #expect(!isMarked, "\(file)")
    }
  }

  @Test func `every package has one exact version, and is one that we know`() throws {
    let packages = try Manifest().packages
    let names = packages.map { $0.url.split(separator: "/").last.map(String.init) ?? "" }

    #expect(packages.allSatisfy { $0.requirement.hasPrefix("exact: ") })
    let known: Set = ["Yams", "swift-argument-parser", "swift-log", "swift-mustache"]
    #expect(Set(names).subtracting(known) == [])
  }

  @Test func `no web server comes with a package`() throws {
    // Written by the build that runs this test.
    let resolved = try Repository.text("Package.resolved")
    let identities = resolved.matches(of: /"identity" : "([^"]+)"/).map { String($0.1) }

    #expect(!identities.isEmpty)
    #expect(identities.filter { $0.contains("nio") || $0.contains("hummingbird") } == [])
  }
}
