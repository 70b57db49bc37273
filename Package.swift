// swift-tools-version: 6.0
import PackageDescription

/// Who may import whom is `Docs/Architecture.md`, section Targets; `ArchitectureTests` reads the sources and fails on any
/// other edge. Versions are exact because Package.resolved is not kept in the repository.
let package = Package(
  name: "shopdesk",
  products: [
    .executable(name: "shopdesk", targets: ["shopdesk"])
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .target(name: "DeskCore"),
    .target(name: "CStore", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(
      name: "DeskStore",
      dependencies: [
        "DeskCore", "CStore",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "DeskFiles", dependencies: ["DeskCore"]),
    .target(name: "DeskPaper"),
    .target(name: "DeskScreen"),
    .target(name: "DeskConsole", dependencies: ["DeskCore", "DeskScreen"]),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "DeskTerminal", dependencies: ["DeskScreen", "CTerminal"]),
    .target(name: "DeskLive", dependencies: ["DeskCore", "DeskStore", "DeskFiles", "DeskPaper", "DeskConsole"]),
    .executableTarget(
      name: "shopdesk",
      dependencies: [
        "DeskCore", "DeskStore", "DeskFiles", "DeskPaper", "DeskScreen", "DeskConsole", "DeskTerminal", "DeskLive",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "DeskTestKit",
      dependencies: ["DeskCore", "DeskStore", "DeskFiles", "DeskScreen", "DeskConsole", "DeskTerminal", "DeskLive"]),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "DeskCoreTests", dependencies: ["DeskCore", "DeskTestKit"]),
    .testTarget(name: "DeskStoreTests", dependencies: ["DeskStore", "DeskTestKit"]),
    .testTarget(
      name: "DeskFilesTests", dependencies: ["DeskFiles", "DeskTestKit"], resources: [.copy("Fixtures")]),
    .testTarget(name: "DeskPaperTests", dependencies: ["DeskPaper"]),
    .testTarget(name: "DeskScreenTests", dependencies: ["DeskScreen"]),
    .testTarget(
      name: "DeskConsoleTests", dependencies: ["DeskConsole", "DeskTestKit"], resources: [.copy("Screens")]),
    .testTarget(name: "DeskTerminalTests", dependencies: ["DeskTerminal", "DeskScreen"]),
    .testTarget(name: "DeskLiveTests", dependencies: ["DeskLive", "DeskPaper", "DeskTestKit"], resources: [.copy("Fixtures")]),
    .testTarget(name: "shopdeskTests", dependencies: ["shopdesk", "DeskPaper", "DeskTestKit"]),
  ],
  swiftLanguageModes: [.v6]
)
