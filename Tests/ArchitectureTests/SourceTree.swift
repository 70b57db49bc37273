import Foundation
import Testing

/// One file of Sources.
struct SourceFile {
  var path: String
  var text: String

  /// `Sources/DeskCore/Basics/JSON.swift` belongs to `DeskCore`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  var name: String { String(path.split(separator: "/").last ?? "") }

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// Lines without their comments: what the compiler reads. Text in quotes stays.
  var code: [Substring] {
    lines.map { line in
      let bare = line.drop { $0 == " " }
      if bare.hasPrefix("//") { return "" }
      guard let comment = line.range(of: " // ") else { return line }
      return line[..<comment.lowerBound]
    }
  }

  var imports: [String] {
    code.compactMap { line in
      var words = line.split(separator: " ")
      while let first = words.first,
        first.hasPrefix("@") || ["public", "internal", "package", "private", "fileprivate"].contains(first)
      {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let module = kinds.contains(String(words[1])) && words.count > 2 ? words[2] : words[1]
      return module.split(separator: ".").first.map(String.init)
    }
  }
}

enum SourceTree {
  /// The package's folder, from where this file is.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func swiftFiles() throws -> [SourceFile] {
    let sources = root.appendingPathComponent("Sources")
    let all = try #require(FileManager.default.enumerator(atPath: sources.path))
    return try all.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      SourceFile(path: "Sources/" + path, text: try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8))
    }
  }
}
