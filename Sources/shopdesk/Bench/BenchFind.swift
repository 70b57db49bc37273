import ArgumentParser
import DeskCore
import DeskLive
import DeskStore
import Foundation

/// `bench find`: texts typed key by key as the console's filter asks for them, each key's answer timed; and opening a queue.
struct BenchFind: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find", abstract: "Find-as-you-type on the orders there are: milliseconds of each key, by what is typed.")
  @OptionGroup var global: GlobalOptions
  @Option(help: "Texts of each kind.") var repeats = 40

  func run() throws {
    try BenchRun.answering(global) { context in
      let shop = try BenchShop(try context.desk())
      let start = Stopwatch()
      let late = try shop.desk.indexOrders()
      var parts = ["indexed=\(late) index_s=\(start.seconds.figure)"]
      let actor = try shop.desk.actor(of: shop.session)
      let newest = try shop.desk.find("", limit: 1, for: actor).rows.first?.id.number ?? 0
      guard newest > 0 else { return "orders=0" }
      var random = SystemRandomNumberGenerator()
      for kind in Kind.allCases {
        var times: [Double] = []
        for _ in 0..<repeats {
          let id = OrderID(number: Int64.random(in: 1...newest, using: &random))
          let text = kind.text(try shop.desk.card(of: id, for: actor))
          for count in 1...max(text.count, 1) {
            let key = Stopwatch()
            _ = try shop.desk.search(Self.open, find: String(text.prefix(count)), limit: 200, for: actor)
            times.append(key.seconds * 1000)
          }
        }
        times.sort()
        parts.append("\(kind)_p50_ms=\(times.at(0.5).figure) \(kind)_p99_ms=\(times.at(0.99).figure)")
      }
      parts.append(try queue(shop.desk, actor))
      return "orders=\(newest) " + parts.joined(separator: " ")
    }
  }

  private static let open: [WorkKind] = [.contact, .confirm, .clarify, .handToFulfilment]

  private func queue(_ desk: Desk, _ actor: Actor) throws -> String {
    var times: [Double] = []
    for _ in 0..<200 {
      let start = Stopwatch()
      _ = try desk.queue(Self.open, limit: 50, for: actor)
      times.append(start.seconds * 1000)
    }
    times.sort()
    var cards: [Double] = []
    for row in try desk.find("", limit: 200, for: actor).rows {
      let start = Stopwatch()
      _ = try desk.card(of: row.id, for: actor)
      cards.append(start.seconds * 1000)
    }
    cards.sort()
    return
      "card_p50_ms=\(cards.at(0.5).figure) card_p99_ms=\(cards.at(0.99).figure) queue_p50_ms=\(times.at(0.5).figure) queue_p99_ms=\(times.at(0.99).figure)"
  }

  enum Kind: String, CaseIterable {
    case number, numberTail, buyer, initials, phone, sku, words, rareWords, two, apart, nothing

    func text(_ card: OrderCard) -> String {
      switch self {
      case .number: card.order.number
      case .numberTail: String(card.order.number.suffix(6))
      case .buyer: card.order.buyer
      case .initials: Pinyin.initials(card.order.buyer)
      case .phone: String(card.order.phone.suffix(6))
      case .sku: card.lines.first?.sku ?? ""
      case .words: ["顺丰快递", "周一送", "深一点的蓝色", "delivery"].randomElement() ?? ""
      case .rareWords: "门口鞋柜\(card.order.id.number % 1000)"
      case .two: "\(card.order.phone.suffix(4)) \(card.order.buyer)"
      // Two wishes that many have, and nobody both.
      case .apart: "顺丰快递 周末不在家"
      case .nothing: "没有这句话"
      }
    }
  }
}
