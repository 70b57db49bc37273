import Foundation
import Synchronization

/// Another program, run with an argument vector: never through a shell, so that no name can become a command.
public struct Tool: Sendable {
  public let path: String

  /// The program of that name in the folders given and then in PATH; nil when it is in none.
  public static func find(_ name: String, besides folders: [String] = [], _ environment: [String: String]) -> Tool? {
    let search =
      folders + (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return search.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }.map(Tool.init(path:))
  }

  public struct Outcome: Sendable {
    public var status: Int32
    /// The first line on standard error, or of the answer.
    public var said: String
    public var timedOut: Bool
  }

  /// - Parameters:
  ///   - input: the file that is its standard input; nil: an empty one.
  ///   - output: the file that takes its standard output; nil: it is read for `said`.
  public func run(
    _ arguments: [String], input: String? = nil, output: String? = nil, environment: [String: String], seconds: Double
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = input.flatMap(FileHandle.init(forReadingAtPath:)) ?? FileHandle.nullDevice
    // Answers are read from a file: a pipe that nobody empties would stop the program.
    let said = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-said-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: said) }
    FileManager.default.createFile(atPath: said, contents: nil, attributes: [.posixPermissions: 0o600])
    guard let words = FileHandle(forWritingAtPath: said) else { throw CocoaError(.fileWriteUnknown) }
    process.standardError = words
    process.standardOutput = output.flatMap(FileHandle.init(forWritingAtPath:)) ?? words
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    var timedOut = false
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      timedOut = true
      process.terminate()
      if ended.wait(timeout: .now() + 2) == .timedOut {
        kill(process.processIdentifier, SIGKILL)
        ended.wait()
      }
    }
    let text = (FileManager.default.contents(atPath: said) ?? Data()).prefix(4000)
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    return Outcome(status: process.terminationStatus, said: line, timedOut: timedOut)
  }
}
