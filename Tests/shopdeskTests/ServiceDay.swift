import DeskTestKit
import Foundation
import Testing

/// The five orders of the sample export, with goods for each, and the steps of a day that stories share.
final class ServiceDay {
  static let goods: [(sku: String, barcode: String)] = [
    ("YO-PAN-20-WITHGLASS", "6900000000017"), ("YO-PAN-20", "6900000000024"), ("TOJIRO-F-503", "6900000000031"),
    ("TOJIRO-F-521", "6900000000048"), ("TOJIRO-F-312", "6900000000055"),
  ]

  let shop: TestShop
  /// The shop's clock of the 24th.
  var clock = "08:35"

  /// An after-sale agent is hired, the goods are on the shelf, the export is in.
  init() throws {
    shop = try TestShop()
    try shop.write("first", "given-by-boss-1\n")
    try done("boss", "person", "add", "chenjing", "--name", "陈静", "--role", "aftersaleAgent", "--password-file", "first")
    #expect(try shop.run("passwd", "--user", "chenjing", "--password-file", "first", "--new-password-file", "pw").exit == 0)
    try done("limei", ["import"] + TestShop.samples)
    for (index, one) in Self.goods.enumerated() {
      try done(
        "sunli", "stock", "receive", one.sku, "--quantity", "2", "--location", "A-01-0\(index + 1)", "--barcode", one.barcode)
    }
  }

  var environment: [String: String] { ["SHOPDESK_NOW": "2026-11-24T\(clock):00+08:00"] }

  func order(_ index: Int) -> String { TestShop.orderNumbers[index] }
  func parcel(_ index: Int) -> String { "P261124-000\(index + 1)" }
  func waybill(_ index: Int) -> String { "YT100000000000\(index)" }

  func run(_ person: String?, _ arguments: [String]) throws -> Program.Outcome {
    try shop.run(arguments, as: person, environment: environment)
  }
  func run(_ person: String?, _ arguments: String...) throws -> Program.Outcome { try run(person, arguments) }

  @discardableResult
  func done(_ person: String, _ arguments: [String]) throws -> Program.Outcome {
    let result = try run(person, arguments)
    #expect(result.exit == 0, "\(arguments): \(result.complaint)")
    return result
  }
  @discardableResult
  func done(_ person: String, _ arguments: String...) throws -> Program.Outcome { try done(person, arguments) }

  func refused(_ rule: String, _ person: String, _ arguments: String...) throws {
    let result = try run(person, arguments + ["--json"])
    #expect(result.exit == 2, "\(arguments): \(result.out)")
    #expect(result.error["rule"] as? String == rule, "\(arguments): \(result.out)")
  }

  func card(_ index: Int) throws -> [String: Any] { try done("limei", "order", "show", order(index), "--json").json }
  func stage(_ index: Int) throws -> String { try card(index)["stage"] as? String ?? "" }
  func afterCase(_ id: String) throws -> [String: Any] { try done("zhangmin", "case", "show", id, "--json").json }
  func available(_ index: Int) throws -> Int? {
    try done("sunli", "stock", "show", Self.goods[index].sku, "--json").json["available"] as? Int
  }
}

extension ServiceDay {
  func confirmAll() throws {
    for index in 0..<5 where try stage(index) == "awaitingContact" {
      try done("limei", "order", "contact", order(index), "--outcome", "confirmed")
    }
    for index in 0..<5 { try done("limei", "order", "confirm", order(index)) }
  }

  func toStage(_ index: Int, _ stage: String) throws {
    let id = parcel(index)
    try done("liuyang", "parcel", "waybill", id, "--courier", "YTO", "--number", waybill(index))
    if (try card(index)["amendments"] as? [Any])?.isEmpty == false { try done("liuyang", "parcel", "acknowledge", id) }
    let steps = [
      ("printed", ["parcel", "print", id]), ("picked", ["parcel", "pick", id]),
      ("packed", ["parcel", "pack", id, "--scan", Self.goods[index].barcode, "--weight", "800"]),
      ("shipped", ["parcel", "ship", id]),
      ("handedOver", ["parcel", "handover", id]),
    ]
    for (reached, arguments) in steps {
      try done("liuyang", arguments)
      if reached == stage { return }
    }
  }

  /// ORD-8: not printed yet, so it is void at once, its stock is free and its money goes back.
  func cancelBeforePrint() throws {
    clock = "09:40"
    #expect(try available(1) == 1)
    let cancelled = try done("limei", "order", "cancel", order(1), "--reason", "买家不要了", "--json")
    let id = try #require((cancelled.json["cases"] as? [String])?.first)
    #expect(try available(1) == 2)
    #expect(try stage(1) == "closed")
    try refused("FUL-2", "liuyang", "parcel", "print", parcel(1))
    #expect(try afterCase(id)["kind"] as? String == "refund")
    try done("zhangmin", "case", "approve", id)
    try done("chenjing", "case", "settle", id)
    try refused("AFT-1", "chenjing", "case", "settle", id)
    try done("chenjing", "case", "close", id)
    let balance = try card(1)["balance"] as? [String: Any]
    #expect(balance?["refunded"] as? String == balance?["paid"] as? String)
    #expect(balance?["refundable"] as? String == "0.00")
  }

  /// ORD-8: printed and picked, so two people stop it: one asks, the other finds the goods and puts them back.
  func interceptAndFind() throws {
    clock = "10:20"
    try toStage(2, "picked")
    try done("limei", "order", "cancel", order(2), "--reason", "拍错了")
    #expect(try done("liuyang", "queue", "intercept", "--json").items.map { $0["subject"] as? String } == [parcel(2)])
    try refused("ORD-8", "liuyang", "parcel", "pack", parcel(2), "--scan", Self.goods[2].barcode)
    #expect(try done("liuyang", "parcel", "show", parcel(2)).out.contains("要求拦截: 拍错了"))
    let listed = try done("liuyang", "parcel", "list", "--wave", "2026-11-24", "--json").items
    let stops = listed.filter { ($0["interception"] as? [String: Any])?["state"] as? String == "requested" }
    #expect(stops.map { $0["id"] as? String } == [parcel(2)])
    #expect(try done("liuyang", "parcel", "list", "--wave", "2026-11-24").out.contains("!! 要求拦截"))
    try done("liuyang", "parcel", "seen", parcel(2))
    #expect(try available(2) == 1)
    try done("liuyang", "parcel", "found", parcel(2))
    #expect(try available(2) == 2)
    #expect(try stage(2) == "closed")
    #expect((try card(2)["cases"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["refund"])
  }

  /// ORD-8: reported as shipped and already gone, so it becomes a return.
  func interceptAndMiss() throws {
    clock = "11:00"
    try toStage(3, "shipped")
    try done("limei", "order", "cancel", order(3), "--reason", "不想要了")
    try refused("ORD-8", "liuyang", "parcel", "handover", parcel(3))
    let gone = try done("liuyang", "parcel", "gone", parcel(3), "--note", "早班已取走", "--json")
    let id = try #require((gone.json["cases"] as? [String])?.first)
    let opened = try afterCase(id)
    #expect(opened["kind"] as? String == "return-refund")
    #expect(opened["reception"] as? String == "awaited")
    #expect((opened["goods"] as? [[String: Any]])?.first?["sku"] as? String == Self.goods[3].sku)
  }

  /// AFT-1: an exchange, from asking to its end; its parcel goes the whole way like any other.
  func exchangeToItsEnd() throws {
    clock = "13:00"
    try toStage(4, "handedOver")
    let opened = try done(
      "chenjing", "case", "open", order(4), "--kind", "exchange", "--goods", "1:1", "--reason", "刃口有缺", "--json")
    let id = try #require((opened.json["cases"] as? [String])?.first)
    try done("zhangmin", "case", "approve", id)
    try refused("AFT-1", "chenjing", "case", "settle", id)
    try done("liuyang", "case", "receive", id)
    let inspected = try done("sunli", "case", "inspect", id, "--verdict", "accepted", "--damaged", "1:1", "--note", "缺口", "--json")
    let fresh = try #require((inspected.json["parcels"] as? [String])?.first)
    try refused("AFT-1", "chenjing", "case", "settle", id)
    try done("liuyang", "parcel", "waybill", fresh, "--courier", "YTO", "--number", "YT2000000000009")
    try done("liuyang", "parcel", "print", fresh)
    try done("liuyang", "parcel", "pick", fresh)
    try done("liuyang", "parcel", "pack", fresh, "--scan", Self.goods[4].barcode, "--weight", "700")
    try done("liuyang", "parcel", "ship", fresh)
    try done("chenjing", "case", "settle", id)
    try done("chenjing", "case", "close", id)
    let ended = try afterCase(id)
    #expect(ended["stage"] as? String == "closed")
    #expect(ended["settled"] is NSNull)
    // Two came in, one went out, a damaged one came back and was written off, one went out again.
    let stock = try done("sunli", "stock", "show", Self.goods[4].sku, "--json").json
    #expect(stock["onHand"] as? Int == 0)
    #expect((stock["movements"] as? [[String: Any]])?.contains { $0["kind"] as? String == "writtenOff" } == true)
    #expect(try done("zhangmin", "log", id).out.contains("验货"))
  }

  /// ROL-10: what is open goes to the next shift, which accepts it.
  func handOver() throws {
    clock = "18:00"
    try done("limei", "order", "claim", order(0))
    try done("limei", "order", "offer", order(0), "--promised", "今天发货, 改价后已核对")
    try refused("ROL-10", "limei", "order", "accept", order(0))
    #expect(try done("wangqiang", "queue", "acceptOffer", "--json").items.map { $0["subject"] as? String } == ["O0000001"])
    try done("wangqiang", "order", "accept", order(0))
    #expect(try card(0)["claimedBy"] as? String == "wangqiang")
  }
}
