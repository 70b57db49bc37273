import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Foundation

@testable import DeskLive
@_spi(Testing) @testable import DeskStore

/// The demo's shop, in which every text that comes from outside drives a terminal: each column of the file that holds words was overwritten
/// behind the program's back, so that nothing depends on which reader would have refused what.
final class HostileShop {
  let path: String
  let desk: Desk
  let now: Instant
  private(set) var poisoned: [String] = []
  private let folder: URL
  private var sessions: [String: Session] = [:]

  /// Columns whose values are the program's own: identifiers, names that people sign in with, words of a closed list, canonical JSON.
  private static let own: Set<String> = [
    "kind", "stage", "state", "person", "role", "command", "command_id", "subject", "courier", "platform", "level", "amount", "id",
    "parcel",
    "document", "format", "acceptance", "trade", "contact_outcome", "flag", "hash", "exception", "exception_owner", "stop_state",
    "arguments", "fields", "files", "body", "owner", "code", "sku", "field", "supplier", "taken_by", "bundle", "holder", "shortage",
    "verdict", "rating", "escalated_to", "waybill", "number", "merged_into", "value", "zone_of", "ship_fault", "fault", "commits",
  ]
  private static let ownInTable: Set<String> = [
    "person.name", "setting.name", "order_line.number", "orders.number", "amendment.original", "amendment.amended",
    "search_term.term", "waybill.number",
    "printer.destination",
  ]

  init(rotation: Int) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let base = FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
    folder = base.appendingPathComponent("shopdesk-hostile-\(UUID().uuidString)")
    path = folder.appendingPathComponent("shop.db").path
    now = TestClock.at(2026, 11, 24, 13, 35)
    let calendar = ShopCalendar()
    var numbers = DemoNumbers(seed: 7)
    let waybills = DemoExport.waybills(&numbers, each: 40)
    let day = DemoDay(numbers, count: 24, now: now, calendar: calendar)
    let clock = DemoClock(day.start)
    let made = try Desk.create(
      path, settings: ShopSettings(name: DemoShop.name, training: true, calendar: calendar), fixedClock: { clock.now })
    let people = [DemoPerson.admin] + DemoPerson.staff
    // Passwords are slow on purpose, and not what this is about.
    var worker = DemoWorker(made, clock: clock, seed: 7) { name in
      let person = people.first { $0.name == name }
      return try made.trainee(name, displayName: person?.displayName, roles: [person?.role ?? .presaleAgent])
    }
    for person in people { _ = try worker.session(person.name) }
    try DemoShop(seed: 7, orders: 24).fill(&worker, day, waybills)
    clock.advance(to: now)
    try worker.takeIn()
    Self.addTexts(&worker, rotation)
    made.close()
    let moment = now
    desk = try Desk.open(path, fixedClock: { moment })
    try poison(rotation)
    for person in people { sessions[person.name] = try desk.trainee(person.name, roles: [person.role]) }
  }

  deinit {
    desk.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What the demo has none of, through the commands themselves: their texts are in the records.
  private static func addTexts(_ worker: inout DemoWorker, _ rotation: Int) {
    func does(_ kind: CommandKind, _ person: String, _ arguments: [String: Arguments.Value]) {
      guard let command = try? CommandReader(worker.desk).read(kind, Arguments(arguments)) else { return }
      _ = try? worker.desk.perform(command, id: worker.nextID(), by: worker.session(person))
    }
    let text = Escapes.text(from: rotation)
    for order in 1...6 { does(.noteOrder, "limei", ["order": .text("O000000\(order)"), "text": .text(text)]) }
    does(.cancelOrder, "wangqiang", ["order": .text("O0000004"), "reason": .text(text)])
    does(.savePhrase, "zhangmin", ["name": .text("x" + text), "text": .text(text)])
    does(.amendOrder, "limei", ["order": .text("O0000005"), "field": .text("card"), "to": .text(text), "note": .text(text)])
  }

  /// Overwrites every text from outside; which columns that were, `poisoned` says.
  private func poison(_ rotation: Int) throws {
    for trigger in try desk.rawRows("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try desk.rawSQL("DROP TRIGGER \"\(trigger[0])\"")
    }
    try desk.rawSQL("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
    var turn = rotation
    for table in try desk.rawRows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'").map({ $0[0] })
    {
      for column in try desk.rawRows("SELECT name FROM pragma_table_info('\(table)') WHERE type = 'TEXT'").map({ $0[0] }) {
        guard !Self.own.contains(column), !column.hasSuffix("_by"), !Self.ownInTable.contains("\(table).\(column)") else {
          continue
        }
        turn += 1
        // The place of a text decides what of it can be seen: at its beginning. Only an address is read by its first word.
        let evil = Self.quoted(Escapes.text(from: turn))
        let value = column == "address" ? "\(column) || \(evil)" : "\(evil) || \(column)"
        try desk.rawSQL("UPDATE \"\(table)\" SET \"\(column)\" = \(value) WHERE \(column) IS NOT NULL")
        poisoned.append("\(table).\(column)")
      }
    }
    try goods(Self.quoted(Escapes.text(from: rotation + 9)))
    let evil = Self.quoted(Escapes.text(from: rotation + 4))
    try desk.rawSQL(
      """
      UPDATE amendment SET amended = \(evil) || amended, original = \(evil) || original
      WHERE field IN ('recipient', 'phone', 'attributes', 'invoice', 'card', 'delivery-time');
      UPDATE setting SET value = \(evil) || value WHERE name = 'shop';
      UPDATE promotion SET fields = json_set(fields, '$.title', \(evil));
      UPDATE import_run SET files = json_array(\(evil) || '.csv');
      PRAGMA ignore_check_constraints = OFF
      """)
    // The connection's own words again, as every program has them when it opens the file.
    try desk.rawSQL("PRAGMA foreign_keys = ON")
  }

  /// A seller's codes are from outside too: the same goods keep the same code everywhere.
  private func goods(_ evil: String) throws {
    for (table, column) in try desk.rawRows(
      "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND (c.name IN ('sku', 'merged_into') OR m.name = 'sku' AND c.name = 'code')"
    ).map({ ($0[0], $0[1]) }) {
      try desk.rawSQL("UPDATE \"\(table)\" SET \"\(column)\" = \"\(column)\" || \(evil) WHERE \"\(column)\" <> ''")
      poisoned.append("\(table).\(column)")
    }
    for table in ["work_item", "movement", "record", "approval"] {
      try desk.rawSQL("UPDATE \(table) SET subject = subject || \(evil) WHERE subject LIKE 'sku:%'")
    }
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  func actor(_ name: String) throws -> Actor { try desk.actor(of: session(name)) }
  func session(_ name: String) -> Session { sessions[name]! }

  /// A console at which somebody has signed in.
  func console(_ name: String, _ size: Size, _ language: Language = .zh) throws -> ConsoleDriver {
    let moment = now
    let terminal = try Desk.open(path, fixedClock: { moment })
    let actor = try terminal.actor(of: session(name))
    let services = LiveServices.make(
      desk: terminal, terminal: "test", resuming: (session(name), actor), importLines: { Texts(language).importReport($0) },
      printing: .inline
    ).services
    return ConsoleDriver(services, size: size, language: language, resumed: SignedIn(actor: actor))
  }

  /// The program itself, with a session laid down where `login` leaves it.
  func run(_ arguments: [String], as name: String) throws -> Program.Outcome {
    let state = folder.path + "/state-" + name
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    let hex = String(hash, radix: 16)
    try FileManager.default.createDirectory(atPath: state + "/shopdesk", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: state + "/shopdesk/session-" + String(repeating: "0", count: 16 - hex.count) + hex,
      contents: Data("\(session(name).token)\n\(path)\n".utf8), attributes: [.posixPermissions: 0o600])
    return try Program.run(
      arguments,
      environment: [
        "SHOPDESK_DB": path, "SHOPDESK_NOW": "2026-11-24T13:35:00+08:00", "XDG_STATE_HOME": state, "LANG": "zh_CN.UTF-8",
      ],
      in: folder.path)
  }

  func file(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data(), as: UTF8.self)
  }
}
