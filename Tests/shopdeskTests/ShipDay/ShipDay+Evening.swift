import DeskTestKit
import Foundation
import Testing

/// What subcommands say in the evening, against the plan.
extension ShipDay {
  private static let evening = ["SHOPDESK_NOW": "2026-11-24T18:30:00+08:00"]
  private static let couriers = ["YTO": "圆通速递", "ZTO": "中通快递"]

  private func ask(_ person: String, _ arguments: String...) throws -> Program.Outcome {
    let outcome = try shop.run(arguments, as: person, environment: Self.evening)
    #expect(outcome.exit == 0, "\(arguments): \(outcome.complaint)")
    return outcome
  }

  func checkTheShipFile() throws {
    _ = try ask("liuyang", "export", "ship", "--platform", "taobao", "-o", "ship.csv")
    let text = try #require(String(data: Data(shop.read("ship.csv")), encoding: Self.gb18030))
    let rows = text.components(separatedBy: "\r\n").dropFirst().filter { !$0.isEmpty }
    let told = Set(rows.map { row in row.filter { !"=\"".contains($0) } })
    let expected = Set(
      plan.leaving.flatMap { box in
        box.orders.map { "\(plan.orders[$0].number),\(Self.couriers[box.courier]!),\(box.waybill)" }
      })
    #expect(told == expected, "too many: \(told.subtracting(expected)), missing: \(expected.subtracting(told))")
    #expect(rows.count == expected.count)
  }

  func checkTheManifests() throws {
    for (courier, name) in Self.couriers {
      let manifest = try ask("liuyang", "manifest", courier, "--wave", "2026-11-24", "--json").json
      let items = (manifest["items"] as? [[String: Any]]) ?? []
      let boxes = plan.leaving.filter { $0.courier == courier }
      #expect(Set(items.compactMap { $0["waybill"] as? String }) == Set(boxes.map(\.waybill)), "\(name)")
      #expect(items.count == boxes.count && items.allSatisfy { $0["handedOver"] as? Bool == true })
      #expect(manifest["totalGrams"] as? Int == boxes.reduce(0) { $0 + $1.grams })
    }
    let signed = try ask("liuyang", "manifest", "list", "--json").items
    #expect(signed.count == 3 && Set(signed.compactMap { $0["driver"] as? String }) == ["王师傅", "李师傅"])
  }

  func checkTheStock() throws {
    let items = try ask("sunli", "stock", "list", "--limit", "100", "--json").items
    #expect(items.count == DayPlan.items.count)
    for item in items {
      let sku = item["sku"] as? String ?? ""
      #expect(item["onHand"] as? Int == plan.evening[sku] && item["reserved"] as? Int == 0, "\(sku): \(item)")
    }
  }

  func checkTheReports() throws {
    _ = try ask("liuyang", "report", "shipping", "--format", "csv", "-o", "shipping.csv")
    var shipped: [String: (orders: Set<String>, pieces: Int, grams: Int, packers: Set<String>)] = [:]
    for row in Self.cells(String(decoding: shop.read("shipping.csv"), as: UTF8.self)) where row[0] == "发出" {
      var sum = shipped[row[7], default: ([], 0, 0, [])]
      sum.orders.insert(row[2])
      sum.pieces += Int(row[5]) ?? -1000
      sum.grams += Int(row[8]) ?? 0
      sum.packers.insert(row[9])
      shipped[row[7]] = sum
    }
    #expect(Set(shipped.keys) == Set(plan.leaving.map(\.waybill)))
    for box in plan.leaving {
      let row = try #require(shipped[box.waybill])
      #expect(row.orders == Set(box.orders.map { plan.orders[$0].number }), "\(box.id)")
      #expect(row.pieces == box.scans.count && row.grams == box.grams, "\(box.id): \(row)")
      #expect(row.packers.count == 1 && row.packers.isSubset(of: ["liuyang", "zhaolei"]), "\(box.id): \(row.packers)")
    }
    let total = try ask("zhangmin", "report", "finance", "--json").json["total"] as? [String: Any] ?? [:]
    func yuan(_ fen: Int) -> String { "\(fen / 100).\(String(format: "%02d", fen % 100))" }
    #expect(total["orders"] as? Int == DayPlan.count)
    #expect(total["goods"] as? String == yuan(plan.orders.reduce(0) { $0 + plan.goods($1) }))
    #expect(total["shipping"] as? String == yuan(plan.orders.reduce(0) { $0 + $1.fee }))
    #expect(total["discounts"] as? String == yuan(plan.orders.reduce(0) { $0 + $1.discount }))
    #expect(total["net"] as? String == yuan(plan.orders.reduce(0) { $0 + plan.paid($1) }))
    // The day after, both come again to the byte.
    let later = ["SHOPDESK_NOW": "2026-11-25T09:00:00+08:00"]
    var twice: [[UInt8]] = []
    for name in ["a.txt", "b.txt"] {
      let again = try shop.run(
        "report", "shipping", "--date", "2026-11-24", "-o", name, as: "liuyang", environment: later)
      #expect(again.exit == 0)
      twice.append(shop.read(name))
    }
    #expect(twice[0] == twice[1] && !twice[0].isEmpty)
  }

  func checkTheRecords() throws {
    let verified = try ask("zhangmin", "verify", "--json").json
    #expect(verified["sound"] as? Bool == true, "\(verified)")
    // Each parcel of the plan is what the plan says, and nothing else has left.
    let items = try ask("liuyang", "parcel", "list", "--wave", "2026-11-24", "--limit", "1000", "--json").items
    let stages = Dictionary(
      items.map { ($0["id"] as? String ?? "", $0["stage"] as? String ?? "") }, uniquingKeysWith: { first, _ in first })
    for box in plan.boxes {
      let left = plan.leaving.contains { $0.id == box.id }
      #expect(stages[box.id] == (left ? "handedOver" : "voided"), "\(box.id)")
    }
    let gone = stages.filter { $0.value == "handedOver" }.keys
    #expect(Set(gone) == Set(plan.leaving.map(\.id) + DayPlan.merges.map { DayPlan.id($0.member + 1) }))
  }

  private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  /// The cells of a file whose cells are quoted, `="…"` for what is text by all means.
  private static func cells(_ text: String) -> [[String]] {
    text.components(separatedBy: "\r\n").map { line in
      line.replacingOccurrences(of: "=\"\"", with: "").replacingOccurrences(of: "\"\"\"", with: "\"")
        .components(separatedBy: ",").map { $0.filter { !"\"=".contains($0) } }
    }
  }
}
