// swift-tools-version: 6.0
import PackageDescription

/// The program that makes PDF: apart from the base, so that shopdesk builds and runs where cairo, pango and zint are not.
/// `DeskPaper` is the base's own source (a link), not a copy.
let package = Package(
  name: "shopdesk-print",
  products: [.executable(name: "shopdesk-print", targets: ["shopdesk-print"])],
  targets: [
    .target(name: "DeskPaper"),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libcairo2-dev", "libpango1.0-dev"])]),
    .systemLibrary(name: "CZint", providers: [.apt(["libzint-dev"])]),
    .executableTarget(name: "shopdesk-print", dependencies: ["DeskPaper", "CPango", "CZint"]),
  ],
  swiftLanguageModes: [.v6]
)
