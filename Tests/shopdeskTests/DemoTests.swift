import DeskTestKit
import Foundation
import Testing

@Suite struct DemoTests {
  private func make(_ shop: TestShop, _ name: String, _ arguments: String...) throws -> Program.Outcome {
    try shop.run(
      ["demo", "--no-open", "--json", "--db", name] + arguments, environment: ["SHOPDESK_NOW": "2026-11-24T13:42:00+08:00"])
  }

  private func head(_ shop: TestShop, _ name: String) throws -> String? {
    let verified = try shop.run("verify", "--json", "--db", name)
    #expect(verified.json["sound"] as? Bool == true)
    return (verified.json["head"] as? [String: Any])?["digest"] as? String
  }

  @Test func theSameSeedAtTheSameMomentIsTheSameShopRecordForRecord() throws {
    let shop = try TestShop()
    for name in ["a.db", "b.db"] { #expect(try make(shop, name, "--orders", "40").exit == 0) }
    #expect(try make(shop, "c.db", "--orders", "40", "--seed", "2").exit == 0)
    let first = try head(shop, "a.db")
    #expect(first != nil)
    #expect(try head(shop, "b.db") == first)
    #expect(try head(shop, "c.db") != first)
  }

  @Test func aDayHalfDoneForEveryRole() throws {
    let shop = try TestShop()
    let made = try make(shop, "demo.db")
    #expect(made.json["db"] as? String == "demo.db")
    let people = try #require(made.json["people"] as? [[String: Any]])
    let roles = Set(people.compactMap { $0["role"] as? String })
    #expect(roles.count == 13)
    try shop.write("pw", (people.first?["password"] as? String ?? "") + "\n")
    func ask(_ arguments: String...) throws -> Program.Outcome {
      try shop.run(
        arguments + ["--json", "--db", "demo.db", "--user", "zhangmin", "--password-file", "pw"],
        environment: ["SHOPDESK_NOW": "2026-11-24T13:42:00+08:00"])
    }
    for person in people {
      let name = try #require(person["name"] as? String)
      let me = try shop.run("whoami", "--json", "--db", "demo.db", "--user", name, "--password-file", "pw")
      #expect((me.json["roles"] as? [String])?.contains(person["role"] as? String ?? "") == true, "\(name)")
    }
    let counts = try ask("queue").items
    for queue in ["contact", "clarify", "confirm", "print", "pick", "pack", "ship", "handOver", "stopParcel"] {
      #expect(counts.first { $0["queue"] as? String == queue }?["open"] as? Int ?? 0 > 0, "\(queue)")
    }
    #expect(counts.contains { $0["late"] as? Int ?? 0 > 0 })
    let stages = Set(try ask("parcel", "list", "--wave", "2026-11-24").items.compactMap { $0["stage"] as? String })
    #expect(stages == ["queued", "printed", "picked", "packed", "shipped", "handedOver", "voided"])
  }

  @Test func aFileThatExistsIsNeverTouched() throws {
    let shop = try TestShop()
    let before = shop.read("shop.db")
    let refused = try make(shop, "shop.db")
    #expect(refused.exit == 2)
    #expect(refused.error["code"] as? String == "alreadyExists")
    #expect(shop.read("shop.db") == before)
  }
}
