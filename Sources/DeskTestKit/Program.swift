import Foundation

/// The built binary, as people and scripts run it.
public enum Program {
  public struct Outcome: Sendable {
    public var exit: Int32
    public var out: String
    public var complaint: String

    public init(exit: Int32, out: String, complaint: String) {
      self.exit = exit
      self.out = out
      self.complaint = complaint
    }

    /// The one JSON document of standard output.
    public var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(out.utf8))) as? [String: Any] ?? [:] }
    public var error: [String: Any] { json["error"] as? [String: Any] ?? [:] }
    public var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
    /// JSON lines, as `run` answers.
    public var results: [[String: Any]] {
      out.split(separator: "\n").map { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] ?? [:] }
    }
  }

  /// Beside the test bundle, wherever that was built; SHOPDESK_PROGRAM names another, for long runs with a release build.
  public static let path: String = {
    if let named = ProcessInfo.processInfo.environment["SHOPDESK_PROGRAM"], !named.isEmpty { return named }
    let places = CommandLine.arguments + [Bundle.main.executablePath ?? ""]
    let folders = places.filter { $0.contains("/") }.map { argument -> String in
      let parts = argument.components(separatedBy: "/")
      let end = parts.firstIndex { $0.hasSuffix(".xctest") } ?? parts.count - 1
      return parts[..<end].joined(separator: "/")
    }
    return folders.map { $0 + "/shopdesk" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "shopdesk"
  }()

  public static func run(_ arguments: [String], environment: [String: String], input: String? = nil, in folder: String) throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment.merging(["HOME": folder, "PATH": "/usr/bin:/bin"]) { mine, _ in mine }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // Files, not pipes: nothing can fill up.
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { folder + "/.\(name).\($0)" }
    for file in files {
      FileManager.default.createFile(atPath: file, contents: file.hasSuffix("in") ? Data((input ?? "").utf8) : nil)
    }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    process.standardInput = FileHandle(forReadingAtPath: files[0])
    process.standardOutput = FileHandle(forWritingAtPath: files[1])
    process.standardError = FileHandle(forWritingAtPath: files[2])
    try process.run()
    process.waitUntilExit()
    func text(_ file: String) -> String { String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self) }
    return Outcome(exit: process.terminationStatus, out: text(files[1]), complaint: text(files[2]))
  }
}
