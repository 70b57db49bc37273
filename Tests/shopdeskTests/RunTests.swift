import Foundation
import Testing

@Suite struct RunTests {
  private func line(_ id: String, _ command: String, _ arguments: String, _ more: String = "") -> String {
    "{\"id\":\"\(id)\",\"command\":\"\(command)\",\"args\":\(arguments)\(more)}"
  }

  @Test func theSameIDReturnsTheFirstResultAndDoesNothing() throws {
    let shop = try TestShop(imported: true)
    let claim = line("c1", "claimOrder", "{\"order\":\"O0000001\"}")
    let first = try shop.run("run", as: "limei", input: claim + "\n")
    #expect(first.exit == 0)
    let count = try shop.records("claimOrder")
    let again = try shop.run("run", "-", as: "limei", input: claim)
    #expect(again.exit == 0)
    #expect(again.out == first.out)
    #expect(try shop.records("claimOrder") == count)
    // The id of one act can't be used for another.
    let other = try shop.run("run", as: "limei", input: line("c1", "claimOrder", "{\"order\":\"O0000002\"}"))
    #expect(other.exit == 2)
    #expect((other.results.first?["error"] as? [String: Any])?["rule"] as? String == "REC-1")
  }

  @Test func itGoesOnAfterARefusal() throws {
    let shop = try TestShop(imported: true)
    let input = [
      line("1", "confirmOrder", "{\"order\":\"O0000001\"}"), "", "   ",
      line("2", "claimOrder", "{\"order\":\"\(TestShop.orderNumbers[1])\"}"),
      "no json", "[]", line("3", "launchRocket", "{}"), "{\"command\":\"claimOrder\"}", line("4", "claimOrder", "{\"order\":1.5}"),
      line("5", "claimOrder", "{\"order\":\"O0000003\"}", ",\"version\":9"), line("6", "importOrders", "{}"),
      line("7", "claimOrder", "{\"order\":\"O0000099\"}"), line("8", "noteOrder", "{\"order\":\"O0000003\",\"text\":\"好\"}"),
    ].joined(separator: "\n")
    let result = try shop.run("run", as: "limei", input: input)
    #expect(result.exit == 2)
    let results = result.results
    #expect(results.count == 11)
    let codes = results.map { ($0["error"] as? [String: Any])?["code"] as? String ?? "ok" }
    #expect(
      codes == ["refused", "ok", "invalid", "invalid", "invalid", "invalid", "invalid", "stale", "invalid", "notFound", "ok"])
    #expect(results.map { $0["id"] as? String } == ["1", "2", nil, nil, "3", nil, "4", "5", "6", "7", "8"])
    #expect(results[1]["subject"] as? String == "O0000002")
    #expect(results[1]["ok"] as? Bool == true)
  }

  @Test("A line that is no JSON is named by its number, blank lines counted, with an example of what is one")
  func noJSON() throws {
    let shop = try TestShop(imported: true)
    let result = try shop.run("run", as: "limei", input: "\n\nclaim O0000001\n")
    #expect(result.exit == 2)
    let error = try #require(result.results.first?["error"] as? [String: Any])
    let said = try #require(error["message"] as? String)
    #expect(said.contains("第 3 行不是 JSON") && said.contains("\"command\":\"claimOrder\"") && !said.contains("可选项"), "\(said)")
    #expect((error["details"] as? [String: Any])?["line"] as? Int == 3)
  }

  @Test func aLineWithoutEndIsNamedNotSwallowed() throws {
    let shop = try TestShop(imported: true)
    let long = "{\"id\":\"x\",\"command\":\"" + String(repeating: "a", count: 3 << 20)
    let result = try shop.run("run", as: "limei", input: long + "\n" + line("2", "claimOrder", "{\"order\":\"O0000001\"}"))
    #expect(result.exit == 2)
    #expect(result.results.count == 2)
    #expect(result.results.last?["ok"] as? Bool == true)
  }

  @Test func withoutPermissionEachLineIsRefused() throws {
    let shop = try TestShop(imported: true)
    let result = try shop.run("run", as: "hejuan", input: line("1", "claimOrder", "{\"order\":\"O0000001\"}"))
    #expect(result.exit == 2)
    #expect((result.results.first?["error"] as? [String: Any])?["code"] as? String == "notPermitted")
    #expect(try shop.run("run", input: line("1", "claimOrder", "{\"order\":\"O0000001\"}")).exit == 77)
  }
}
