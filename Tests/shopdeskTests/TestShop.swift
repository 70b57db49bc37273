import DeskTestKit
import Foundation
import Testing

/// A training shop of a test's own, with one person for each of the roles that the tests need.
final class TestShop: Sendable {
  static let now = "2026-11-24T10:00:00+08:00"
  static let password = "kitchen-pans-26"
  static let people = [
    ("limei", "presaleAgent"), ("wangqiang", "presaleAgent"), ("zhangmin", "agentLead"), ("liuyang", "shipper"),
    ("sunli", "merchandiser"),
    ("hejuan", "finance"),
  ]
  static let orderNumbers = [
    "38516593527885443", "48005157232947714", "53779014483916164", "87779972368000924", "88742179012592505",
  ]

  let folder: String

  /// Made once by the program itself and copied for each test.
  private static let template: TestShop = {
    let shop = TestShop(empty: true)
    do {
      try shop.write("pw", password + "\n")
      try shop.write("first", "given-by-boss-1\n")
      _ = try shop.run("init", "--training", "--shop", "示例店", "--admin", "boss", "--password-file", "pw")
      for (name, role) in people {
        _ = try shop.run("person", "add", name, "--name", name, "--role", role, "--password-file", "first", as: "boss")
        _ = try shop.run("passwd", "--user", name, "--password-file", "first", "--new-password-file", "pw")
      }
    } catch {
      Issue.record(error)
    }
    return shop
  }()

  private init(empty: Bool) {
    folder = FileManager.default.temporaryDirectory.path + "/shopdesk-tests-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// - Parameter imported: with the two anonymised Taobao files.
  convenience init(imported: Bool = false) throws {
    self.init(empty: true)
    for name in ["shop.db", "pw"] {
      try FileManager.default.copyItem(atPath: Self.template.folder + "/" + name, toPath: folder + "/" + name)
    }
    if imported { #expect(try run(["import"] + Self.samples, as: "limei").exit == 0) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The exports that the repository ships.
  static let samples: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return ["ExportOrderList201707_anon.gbk.csv", "ExportOrderDetailList201707_anon.gbk.csv"].map { root.path + "/Samples/" + $0 }
  }()

  var database: String { folder + "/shop.db" }

  func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }
  func write(_ name: String, bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name)) }
  func read(_ name: String) -> [UInt8] { Array(FileManager.default.contents(atPath: folder + "/" + name) ?? Data()) }

  func run(
    _ arguments: String..., as person: String? = nil, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try run(arguments, as: person, input: input, environment: environment)
  }

  func run(
    _ arguments: [String], as person: String? = nil, input: String? = nil, environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    var all = ["SHOPDESK_DB": database, "SHOPDESK_NOW": Self.now, "XDG_STATE_HOME": folder + "/state", "LANG": "zh_CN.UTF-8"]
    if let person {
      all["SHOPDESK_USER"] = person
      all["SHOPDESK_PASSWORD_FILE"] = folder + "/pw"
    }
    return try Program.run(arguments, environment: all.merging(environment) { $1 }, input: input, in: folder)
  }

  /// The head of the record chain: equal heads, nothing was written.
  func head() throws -> [String: Any] { try run("verify", "--json").json["head"] as? [String: Any] ?? [:] }

  func records(_ command: String) throws -> Int {
    try run("log", "--json", "--limit", "1000", as: "zhangmin").items.filter { $0["command"] as? String == command }.count
  }
}
