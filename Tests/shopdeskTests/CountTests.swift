import Foundation
import Testing

@Suite("Counts from the command line")
struct CountTests {
  @Test("INV-5: three people, blind until two have found the same; nothing that the counter is shown has the book's number")
  func story() throws {
    let shop = try TestShop()
    let received = ["stock", "receive", "A", "--quantity", "4711", "--location", "A-01", "--barcode", "690001", "--title", "四件套"]
    #expect(try shop.run(received, as: "sunli").exit == 0)
    let opened = try shop.run("count", "open", "asked", "A", "--json", "--id", "open-1", as: "sunli")
    #expect(opened.exit == 0)
    #expect(opened.json["count"] as? String == "K0000001")
    #expect(try shop.run("count", "open", "asked", "A", "--id", "open-1", as: "sunli").out.contains("K0000001"))
    func blind(_ person: String) throws {
      for arguments in [
        ["count", "list"], ["count", "show", "K0000001"], ["stock", "show", "A"], ["stock", "list"], ["log", "K0000001"],
        ["queue", "enterCount"],
      ] {
        for more in [[], ["--json"]] {
          let shown = try shop.run(arguments + more, as: person)
          #expect(shown.exit == 0, "\(arguments) \(more)")
          #expect(!shown.out.contains("4711"), "\(arguments) \(more) tells the book to \(person)")
        }
      }
    }
    try blind("liuyang")
    // PRO-3: nor is it read off what a promotion would be short of; who doesn't count sees that.
    let check = [
      "promo", "check", "--title", "x", "--kind", "percentOff", "--rule", "15", "--goods", "A", "--from", "2026-11-25", "--until",
      "2026-11-28", "--target", "9999",
    ]
    #expect(try shop.run(check, as: "limei").out.contains("4711"))
    #expect(try !shop.run(check, as: "liuyang").out.contains("4711"))
    let entered = try shop.run("count", "enter", "K0000001", "690001", "--quantity", "4709", "--json", as: "liuyang")
    #expect(entered.exit == 0 && !entered.out.contains("4711"))
    try blind("hejuan")
    // Nor what the first one found.
    for person in ["hejuan", "zhangmin", "boss"] {
      #expect(try !shop.run("log", "K0000001", "--json", as: person).out.contains("4709"))
    }
    let again = try shop.run("count", "enter", "K0000001", "A", "--quantity", "4709", "--json", as: "liuyang")
    #expect(again.exit == 2)
    #expect((again.json["error"] as? [String: Any])?["rule"] as? String == "INV-5")
    // Who asks for the agents' sake still knows what may be sold.
    #expect(try shop.run("stock", "show", "A", "--json", as: "limei").json["onHand"] as? Int == 4711)
    #expect(try shop.run("count", "enter", "K0000001", "A", "--quantity", "4709", as: "hejuan").exit == 0)
    let line = try #require(
      (try shop.run("count", "show", "K0000001", "--json", as: "sunli").json["skus"] as? [[String: Any]])?.first)
    #expect(line["state"] as? String == "differs")
    #expect(line["book"] as? Int == 4711 && line["difference"] as? Int == -2)
    let explained = try shop.run("count", "explain", "K0000001", "A", "--reason", "错发两件", "--json", as: "sunli")
    let request = try #require(explained.json["request"] as? String)
    #expect(try shop.run("approval", "approve", request, as: "boss").exit == 0)
    #expect(try shop.run("stock", "show", "A", "--json", as: "sunli").json["onHand"] as? Int == 4709)
    #expect(try shop.run("count", "show", "K0000001", "--json", as: "liuyang").json["state"] as? String == "closed")
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("INV-5: by run, and what is wrong is named: negative, a SKU that isn't in the count, no such kind, no such count")
  func bad() throws {
    let shop = try TestShop()
    for (sku, code) in [("A", "690001"), ("B", "690002")] {
      #expect(
        try shop.run(
          "stock", "receive", sku, "--quantity", "3", "--location", "A-01", "--barcode", code, "--title", "枕套", as: "sunli"
        ).exit == 0)
    }
    let lines = [
      #"{"id":"1","command":"openCount","args":{"kind":"asked","skus":["A"]}}"#,
      #"{"id":"2","command":"enterCount","args":{"count":"K1","sku":"A","quantity":-1}}"#,
      #"{"id":"3","command":"enterCount","args":{"count":"K1","sku":"B","quantity":3}}"#,
      #"{"id":"4","command":"openCount","args":{"kind":"halb"}}"#,
      #"{"id":"5","command":"openCount","args":{"kind":"asked"}}"#,
      #"{"id":"6","command":"enterCount","args":{"count":"K9","sku":"A","quantity":3}}"#,
      #"{"id":"7","command":"enterCount","args":{"count":"K1","sku":"A","quantity":3}}"#,
    ]
    let result = try shop.run(["run", "-"], as: "sunli", input: lines.joined(separator: "\n") + "\n")
    #expect(result.exit == 2)
    let answers = result.out.split(separator: "\n").map(String.init)
    #expect(answers.count == 7)
    #expect(answers[0].contains("K0000001") && answers[6].contains("\"ok\":true"))
    for (place, word) in [(1, "quantity"), (2, "K0000001"), (3, "kind"), (4, "skus"), (5, "K0000009")] {
      #expect(answers[place].contains("\"error\"") && answers[place].contains(word), "\(answers[place])")
    }
    #expect(try shop.run("verify").exit == 0)
  }
}
