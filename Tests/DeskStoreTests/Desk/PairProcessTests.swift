import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// Running programs on one shop: for each hand and role a `shopdesk run -` of its own, signed in once and fed a line
/// at a time, the shop taken back to its beginning under them before each pair.
private final class Programs {
  let shop: TestShop
  private let original: Foreign
  private let foreign: Foreign
  private let versions: [String: Int]
  private var running: [String: RunningProgram] = [:]

  init(_ template: TestShop) throws {
    shop = try TestShop(copyOf: template, inMemory: true)
    original = try Foreign(template.path)
    foreign = try Foreign(shop.path)
    versions = try Dictionary(
      uniqueKeysWithValues: original.rows(
        """
        SELECT 'O000000' || order_id, version FROM order_state UNION ALL SELECT id, version FROM parcel
        UNION ALL SELECT 'C000000' || id, version FROM after_case UNION ALL SELECT 'A000000' || id, version FROM approval
        """
      ).map { ($0[0], Int($0[1])!) })
  }

  func restart() throws { try foreign.restore(from: original) }

  /// The head of the record chain: two tries with the same head wrote the same records in the same order.
  func head() throws -> String { try foreign.value("SELECT digest FROM record ORDER BY seq DESC LIMIT 1") }

  func name(_ command: Command, _ hand: Int) throws -> String { try shop.desk.actor(of: session(command, hand)).displayName }

  private func session(_ command: Command, _ hand: Int) throws -> Session {
    let role = Authority.mayBeDone(by: command.kind)[0]
    return try shop.session(role, name: Self.person(role, hand))
  }

  private static func person(_ role: Role, _ hand: Int) -> String { (hand == 0 ? "" : "zweite-") + role.rawValue.lowercased() }

  /// The process that acts for this command's person, started when first asked for.
  func program(_ command: Command, _ hand: Int) throws -> RunningProgram {
    let name = Self.person(Authority.mayBeDone(by: command.kind)[0], hand)
    if let known = running[name] { return known }
    let program = try RunningProgram(in: shop, as: name, session: session(command, hand))
    running[name] = program
    return program
  }

  func line(_ command: Command, _ hand: Int) -> String {
    let names: [Character: String] = ["O": "order", "P": "parcel", "C": "case", "A": "request"]
    var arguments = [(names[command.subject.text.first!]!, JSON.string(command.subject.text))]
    if case .object(let more) = command.json { arguments += more }
    var members: [(String, JSON)] = [
      ("id", .string(hand == 0 ? "a" : "b")), ("command", .string(command.kind.rawValue)), ("args", .object(arguments)),
    ]
    if let version = versions[command.subject.text] { members.append(("version", .int(Int64(version)))) }
    return JSON.object(members).text + "\n"
  }

  func perform(_ command: Command, _ hand: Int) throws -> Answered {
    let program = try program(command, hand)
    program.write(line(command, hand))
    return try program.answer()
  }

  /// Both lines are on their way before either answer is read.
  func together(_ a: Command, _ b: Command, reversed: Bool) throws -> (Answered, Answered) {
    let (first, second) = try (program(a, 0), program(b, 1))
    let lines = (line(a, 0), line(b, 1))
    if reversed { second.write(lines.1) }
    first.write(lines.0)
    if !reversed { second.write(lines.1) }
    return (try first.answer(), try second.answer())
  }
}

/// What a program said to a line: the code and text of its refusal, or that it was done.
private enum Answered: Equatable {
  case done
  case refused(code: String, rule: String?, message: String)
}

/// `shopdesk run -` with its ends in our hands.
private final class RunningProgram {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var read = Data()

  init(in shop: TestShop, as name: String, session: Session) throws {
    let state = shop.folder.appendingPathComponent("state-" + name)
    try KeptSession.write(session, database: shop.path, state: state.path)
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "-"]
    process.environment = [
      "SHOPDESK_DB": shop.path, "SHOPDESK_NOW": "2026-01-05T13:41:00+08:00", "XDG_STATE_HOME": state.path, "HOME": state.path,
      "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8",
    ]
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

  func answer() throws -> Answered {
    while !read.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      try #require(!more.isEmpty, "the program ended")
      read += more
    }
    let end = read.firstIndex(of: 0x0A)!
    let line = Data(read[..<end])
    read = Data(read[read.index(after: end)...])
    let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
    guard let error = object["error"] as? [String: Any] else { return .done }
    return .refused(
      code: error["code"] as? String ?? "", rule: error["rule"] as? String, message: error["message"] as? String ?? "")
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

@Suite("Two processes on one order", .serialized)
struct PairProcessTests {
  @Test(
    "Design 4: all ordered pairs of commands on one order from two processes at once come to one of the two serial outcomes, to the record; the loser is told who and what",
    arguments: PairScene.names)
  func pairs(scene: String) throws {
    let programs = try Programs(PairScene.make(scene))
    var possible: [Command] = []
    for command in PairScene.commands {
      try programs.restart()
      if try programs.perform(command, 0) == .done { possible.append(command) }
    }
    #expect(possible.count > 10)
    // What the second hand comes to by itself: who holds an order may do more than another.
    var alone: [Answered] = []
    for b in possible {
      try programs.restart()
      alone.append(try programs.perform(b, 1))
    }
    var (both, secondFirst) = (0, 0)
    for (index, a) in possible.enumerated() {
      for (other, b) in possible.enumerated() {
        let comment: Comment = "\(a.kind) with \(b.kind)"
        try programs.restart()
        let inOrder = (try programs.perform(a, 0), try programs.perform(b, 1), try programs.head())
        try programs.restart()
        let later = try programs.perform(b, 1)
        let reverse = (try programs.perform(a, 0), later, try programs.head())
        try programs.restart()
        let (first, second) = try programs.together(a, b, reversed: (index + other) % 2 == 1)
        let outcome = (first, second, try programs.head())
        #expect(outcome == inOrder || outcome == reverse, comment)
        #expect(first == .done || second == .done, comment)
        for (mine, wish, winner, hand) in [(first, a, b, 1), (second, b, a, 0)] {
          guard case .refused(let code, let rule, let message) = mine else { continue }
          // Who isn't the holder, or made the request, is refused that whoever came first.
          let always = hand == 0 && mine == alone[other]
          if a.subject == b.subject, !always { #expect(code == "stale", "\(wish.kind) beside \(winner.kind): \(message)") }
          let told = code == "stale" ? message.contains(try programs.name(winner, hand)) : rule != nil
          #expect(told, "\(wish.kind) beside \(winner.kind): \(message)")
        }
        if first == .done, second == .done { both += 1 }
        if outcome != inOrder { secondFirst += 1 }
        try programs.shop.expectSound(comment)
      }
    }
    let all = possible.count * possible.count
    print("process pairs: \(all) ordered of \(scene), both done \(both) times, the second was first \(secondFirst) times")
  }
}
