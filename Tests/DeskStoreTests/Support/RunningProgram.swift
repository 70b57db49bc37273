import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

/// What a program said to a line: the code and text of its refusal, or that it was done.
enum Answered: Equatable {
  case done
  case refused(code: String, rule: String?, message: String)

  init(_ object: [String: Any]) {
    guard let error = object["error"] as? [String: Any] else {
      self = .done
      return
    }
    self = .refused(
      code: error["code"] as? String ?? "", rule: error["rule"] as? String, message: error["message"] as? String ?? "")
  }
}

/// `shopdesk run -` with its ends in our hands, on Monday 2026-01-05 at 13:41.
final class RunningProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var read = Data()

  init(in shop: TestShop, as name: String, session: Session) throws {
    let state = shop.folder.appendingPathComponent("state-" + name)
    try KeptSession.write(session, database: shop.path, state: state.path)
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "-"]
    process.environment = Self.environment(shop, state: state.path)
    process.currentDirectoryURL = shop.folder
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func write(_ line: String) { input.fileHandleForWriting.write(Data(line.utf8)) }

  func answer() throws -> Answered { Answered(try next()) }

  /// The next line that it says.
  func next() throws -> [String: Any] {
    while !read.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the program ended")
      read += more
    }
    let end = read.firstIndex(of: 0x0A)!
    let line = Data(read[..<end])
    read = Data(read[read.index(after: end)...])
    return try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
  }

  /// A command as one line of its input.
  static func line(_ id: String, _ command: Command, version: Int? = nil) -> String {
    var arguments: [(String, JSON)] = []
    if command.kind.target != .shop { arguments = [(command.kind.subjectArgument, .string(command.subject.argument))] }
    if case .object(let more) = command.json { arguments += more }
    var members: [(String, JSON)] = [
      ("id", .string(id)), ("command", .string(command.kind.rawValue)), ("args", .object(arguments)),
    ]
    if let version { members.append(("version", .int(Int64(version)))) }
    return JSON.object(members).text + "\n"
  }

  /// Some other subcommand, by a person whose session is laid down for it.
  static func run(_ arguments: [String], in shop: TestShop, as name: String, session: Session) throws -> Program.Outcome {
    let state = shop.folder.appendingPathComponent("state-" + name)
    try KeptSession.write(session, database: shop.path, state: state.path)
    return try Program.run(arguments, environment: environment(shop, state: state.path), in: shop.folder.path)
  }

  private static func environment(_ shop: TestShop, state: String) -> [String: String] {
    [
      "SHOPDESK_DB": shop.path, "SHOPDESK_NOW": "2026-01-05T13:41:00+08:00", "XDG_STATE_HOME": state, "HOME": state,
      "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8",
    ]
  }
}

/// A session laid down where `login` leaves it.
private enum KeptSession {
  static func write(_ session: Session, database: String, state: String) throws {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in database.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let hex = String(hash, radix: 16)
    let folder = state + "/shopdesk"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/session-" + String(repeating: "0", count: 16 - hex.count) + hex
    FileManager.default.createFile(
      atPath: path, contents: Data("\(session.token)\n\(database)\n".utf8), attributes: [.posixPermissions: 0o600])
  }
}
