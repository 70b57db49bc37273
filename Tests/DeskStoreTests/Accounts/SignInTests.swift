import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("Signing in")
struct SignInTests {
  static let password = "Blue-kettle-42"
  private let failed = Refusal(.notPermitted, rule: "ROL-7", .signInFailed)

  /// A shop whose first person is `heping`; `limei` is a shipper with the same password.
  private func shop() throws -> (shop: TestShop, admin: Session) {
    let shop = try TestShop()
    try shop.desk.addFirstPerson("heping", displayName: "何平", password: Self.password)
    let admin = try shop.desk.signIn("heping", password: Self.password, terminal: "pts/1").session
    try shop.desk.perform(.addPerson(name: "limei", displayName: "李梅", role: .shipper), id: "a", by: admin)
    try shop.desk.resetPassword(of: "limei", to: Self.password, mustChange: false, by: admin)
    return (shop, admin)
  }

  private func tries(_ shop: TestShop, _ name: String, _ password: String) throws -> Refusal? {
    do {
      _ = try shop.desk.signIn(name, password: password, terminal: "t")
      return nil
    } catch let refusal as Refusal { return refusal }
  }

  @Test("The first person may everything that people need; the name's case doesn't matter")
  func first() throws {
    let shop = try TestShop()
    try shop.desk.addFirstPerson("HePing", displayName: "何平", password: Self.password)
    let begun = try shop.desk.signIn(
      "Heping", password: Self.password, terminal: String(repeating: "x", count: 200))
    #expect(begun.actor.roles == [.dbAdmin, .generalManager])
    #expect(!begun.mustChange)
    #expect(begun.actor.terminal.count == 80)
    #expect(throws: Refusal(rule: "ROL-6", .personExists("zwei"))) {
      try shop.desk.addFirstPerson("zwei", displayName: "x", password: Self.password)
    }
    #expect(throws: Refusal(.refused, rule: "ROL-7", .password([.tooShort]))) {
      try TestShop().desk.addFirstPerson("eins", displayName: "x", password: "Ab-1")
    }
  }

  @Test("Reliability 7: unknown, wrong, disabled, throttled: one answer")
  func oneAnswer() throws {
    let (shop, admin) = try shop()
    #expect(try tries(shop, "niemand", Self.password) == failed)
    #expect(try tries(shop, "limei", "Blue-kettle-43") == failed)
    #expect(try tries(shop, "limei", "blue-kettle-42") == failed)
    #expect(try tries(shop, "limei", "") == failed)
    try shop.desk.perform(.disablePerson(name: "limei"), id: "d", by: admin)
    #expect(try tries(shop, "limei", Self.password) == failed)
  }

  @Test("Reliability 7: after five failures the right password must wait as well; the wait doubles, and a success ends it")
  func throttle() throws {
    let (shop, _) = try shop()
    func wait(_ seconds: Int64) { shop.clock.set(shop.clock.now.advanced(bySeconds: seconds)) }
    for _ in 0..<5 { #expect(try tries(shop, "limei", "wrong") == failed) }
    #expect(try tries(shop, "limei", Self.password) == failed)
    wait(1)
    #expect(try tries(shop, "limei", Self.password) == failed)
    wait(1)
    #expect(try tries(shop, "limei", "wrong") == failed, "the sixth: four seconds")
    wait(3)
    #expect(try tries(shop, "limei", Self.password) == failed)
    wait(1)
    #expect(try tries(shop, "limei", Self.password) == nil, "a try during the wait didn't make it longer")
    for _ in 0..<4 { _ = try tries(shop, "limei", "wrong") }
    #expect(try tries(shop, "limei", Self.password) == nil)
    for _ in 0..<20 {
      _ = try tries(shop, "limei", "wrong")
      wait(900)
    }
    #expect(try tries(shop, "limei", Self.password) == nil, "never longer than a quarter of an hour")
  }

  @Test("Reliability 7: another's failures don't make me wait, and all terminals count together")
  func throttledAlone() throws {
    let (shop, _) = try shop()
    let other = try shop.terminal()
    defer { other.close() }
    for _ in 0..<3 {
      _ = try tries(shop, "limei", "wrong")
      #expect(throws: failed) { try other.signIn("limei", password: "wrong", terminal: "t") }
    }
    #expect(throws: failed) { try other.signIn("limei", password: Self.password, terminal: "t") }
    #expect(try tries(shop, "heping", Self.password) == nil)
  }

  @Test("REC-4: failures are recorded, without what was typed; a name that nobody has leaves none, it may be a password")
  func recorded() throws {
    let (shop, _) = try shop()
    let count = try shop.desk.log(limit: 200).count
    _ = try tries(shop, "limei", "typed-by-mistake-7")
    _ = try tries(shop, "Geheim-im-falschen-Feld-7", "x")
    let log = try shop.desk.log(limit: 200)
    #expect(log.count == count + 1)
    #expect(log.first?.command == "signIn" && log.first?.done == false && log.first?.subject == "person:limei")
    let dump = try Foreign(shop.path).dump().lowercased()
    #expect(!dump.contains("typed-by-mistake") && !dump.contains("geheim-im-falschen"))
    try shop.expectSound()
  }

  @Test("ROL-7: no password and no token stands in any table")
  func secrets() throws {
    let (shop, admin) = try shop()
    try shop.desk.changePassword(admin, from: Self.password, to: "Green-teapot-77")
    let dump = try Foreign(shop.path).dump()
    let hex = { (text: String) in text.utf8.map { String($0, radix: 16) }.joined() }
    for secret in [Self.password, "Green-teapot-77", admin.token] {
      #expect(!dump.lowercased().contains(secret.lowercased()))
      #expect(!dump.contains(hex(secret)))
      #expect(!dump.contains(Data(secret.utf8).base64EncodedString()))
    }
    let hashes = try Foreign(shop.path).rows("SELECT hash FROM credential").map(\.[0])
    #expect(hashes.count == 2 && hashes.allSatisfy { $0.hasPrefix("scrypt$13$8$1$") })
  }

  @Test("The same password has another hash for another person")
  func salted() throws {
    let (shop, _) = try shop()
    #expect(Set(try Foreign(shop.path).rows("SELECT hash FROM credential")).count == 2)
  }
}
