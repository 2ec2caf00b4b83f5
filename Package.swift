// swift-tools-version: 6.3
import PackageDescription

/// The settings of every target; a target that needs more says why next to the setting.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// For the modules that hold the two batch files, which return spans of memory that they own.
let batches: [SwiftSetting] = house + [.enableExperimentalFeature("Lifetimes")]

/// SQLite as an archive, which is part of the program; see docs/decisions/0041.
let sqlite = LinkerSetting.linkedLibrary(":libsqlite3.a")

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "trackway",
  products: [
    .executable(name: "migrate", targets: ["migrate-cli"])
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZ", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    .target(name: "Diagnostics", swiftSettings: house),
    .target(name: "Standards", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(name: "Schema", dependencies: ["Diagnostics"], swiftSettings: house),
    .target(name: "Pages", dependencies: ["Diagnostics", mustache], swiftSettings: house),
    .target(
      name: "Spreadsheet", dependencies: ["Diagnostics", "CXLSXWriter", "CZip", "CXML2"],
      swiftSettings: house),
    .target(
      name: "Extract",
      dependencies: [
        "Diagnostics", "Standards", "CCSV", "CXML2", "CZ", "CZstd", "CCrypto", "CPrefetch",
      ],
      swiftSettings: batches),
    .target(
      name: "Transform",
      dependencies: ["Diagnostics", "Extract", "Schema", "Standards", "CPrefetch", yams],
      swiftSettings: batches),
    .target(
      name: "RecordStore", dependencies: ["Diagnostics", "Schema", "CSQLite"],
      swiftSettings: house, linkerSettings: [sqlite]),
    .target(
      name: "Load",
      dependencies: ["Diagnostics", "Transform", "Schema", "Standards", "RecordStore"],
      swiftSettings: house),
    .target(
      name: "Migration",
      dependencies: [
        "Diagnostics", "Extract", "Transform", "Load", "RecordStore", "Schema", logging,
      ],
      swiftSettings: house),
    .target(
      name: "Review",
      dependencies: [
        "Diagnostics", "Migration", "Load", "Extract", "Transform", "RecordStore", "Schema",
        "Standards", "Pages", "Spreadsheet",
      ],
      swiftSettings: house),
    .target(
      name: "Rehearsal", dependencies: ["Diagnostics", "Extract", "Transform", "Standards"],
      swiftSettings: house),
    .executableTarget(
      name: "migrate-cli",
      dependencies: [
        "Diagnostics", "Extract", "Transform", "RecordStore", "Migration", "Review", "Rehearsal",
        "CMalloc", argumentParser, logging,
      ],
      swiftSettings: house),
    // In this package, because what it times is `package` to it; no product, so nobody installs it.
    .executableTarget(
      name: "reader-benchmark", dependencies: ["Extract", "Transform"],
      path: "Benchmarks/reader/Sources", swiftSettings: house),
    .executableTarget(
      name: "pollock-benchmark", dependencies: ["Diagnostics", "Extract"],
      path: "Benchmarks/pollock/Sources", swiftSettings: house),
    .executableTarget(
      name: "report-benchmark", dependencies: ["Migration", "Review"],
      path: "Benchmarks/report/Sources", swiftSettings: house),
    // A program of its own, so that tests can replay inputs; `Benchmarks/fuzz/run` adds libFuzzer.
    .executableTarget(
      name: "fuzz-targets", dependencies: ["Diagnostics", "Extract", "Transform"],
      path: "Benchmarks/fuzz/Sources", swiftSettings: house),
    .target(
      name: "TestSupport", dependencies: ["CZip"], path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["Standards", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: ["Diagnostics", "Transform", "Review", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "StandardsTests", dependencies: ["Standards", "TestSupport"], swiftSettings: house),
    .testTarget(
      name: "SchemaTests", dependencies: ["Diagnostics", "Schema", "Standards"],
      swiftSettings: house),
    .testTarget(
      name: "ExtractTests",
      dependencies: [
        "Diagnostics", "Extract", "CZ", "CZstd", "pollock-benchmark", "fuzz-targets", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "RecordStoreTests", dependencies: ["Diagnostics", "Schema", "RecordStore"],
      swiftSettings: house),
    .testTarget(name: "PagesTests", dependencies: ["Pages"], swiftSettings: house),
    .testTarget(
      name: "SpreadsheetTests",
      dependencies: ["Spreadsheet", "TestSupport"],
      swiftSettings: house),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "Diagnostics", "Extract", "Transform", "Standards", "Migration", "Review", "RecordStore",
        "Rehearsal", "Schema", "Pages", "Spreadsheet", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "RehearsalTests",
      dependencies: [
        "Diagnostics", "Extract", "Transform", "Standards", "Rehearsal", "TestSupport",
      ],
      swiftSettings: house),
    .testTarget(
      name: "TransformTests",
      dependencies: [
        "Diagnostics", "Extract", "Schema", "Standards", "Transform", "Rehearsal",
        "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "MigrationTests",
      dependencies: [
        "Diagnostics", "Extract", "Schema", "Transform", "RecordStore", "Load", "Migration",
        "Rehearsal", "TestSupport",
      ], swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["Spreadsheet", "TestSupport", "migrate-cli"],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
