import ArgumentParser
import DeskCore
import DeskLive
import DeskStore
import Foundation

/// `bench goods`: shelves with years of movements, and what the stock pane asks of them, each answer timed.
struct BenchGoods: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "goods", abstract: "The stock pane's questions on many SKUs; makes the training shop when the file isn't there.")
  @OptionGroup var global: GlobalOptions
  @Option(help: "SKUs of a shop that is made.") var skus = 50_000
  @Option(help: "Movements of a shop that is made, over five years.") var movements = 5_000_000
  @Option(help: "Answers of each kind.") var repeats = 40

  func run() throws {
    try BenchRun.answering(global) { context in
      var parts: [String] = []
      if !FileManager.default.fileExists(atPath: context.path) {
        let desk = try Desk.create(
          context.path, settings: ShopSettings(name: "测速店", training: true), fixedClock: try context.fixedClock())
        context.adopt(desk)
        try BenchShop(desk).enableSignIn()
        let start = Stopwatch()
        try BenchShop(desk).fillGoods(skus: skus, movements: movements, years: 5)
        parts.append("skus=\(skus) movements=\(movements) fill_s=\(start.seconds.figure)")
      }
      let desk = try BenchShop(try context.desk()).desk
      parts.append(try time("open") { _ in _ = try desk.stock(StockAsk(), limit: 200) })
      for order in StockOrder.allCases.dropFirst() {
        parts.append(
          try time(order.rawValue) { number in _ = try desk.stock(StockAsk(order: order, isReversed: number % 2 == 1), limit: 200) }
        )
      }
      var random = SystemRandomNumberGenerator()
      let known = try desk.stock(StockAsk(order: .location), limit: 1000).rows
      for kind in Kind.allCases {
        for order in [StockOrder.code, .available] {
          var times: [Double] = []
          for _ in 0..<repeats {
            guard let row = known.randomElement(using: &random) else { break }
            let text = kind.text(row)
            for count in 1...max(text.count, 1) {
              let key = Stopwatch()
              _ = try desk.stock(StockAsk(find: String(text.prefix(count)), order: order), limit: 200)
              times.append(key.seconds * 1000)
            }
          }
          parts.append(line("\(kind)_by_\(order.rawValue)", times))
        }
      }
      parts.append(try time("account") { _ in _ = try desk.movements(of: known.randomElement()?.key ?? "", limit: 500) })
      parts.append(try time("publishing") { _ in _ = try desk.publishing(limit: 200) })
      parts.append(try time("replenishment") { _ in _ = try desk.replenishment(limit: 200) })
      parts.append(try time("shortages") { _ in _ = try desk.shortages(limit: 200) })
      return parts.joined(separator: " ")
    }
  }

  private func time(_ name: String, _ body: (Int) throws -> Void) throws -> String {
    var times: [Double] = []
    for number in 0..<repeats {
      let start = Stopwatch()
      try body(number)
      times.append(start.seconds * 1000)
    }
    return line(name, times)
  }

  private func line(_ name: String, _ times: [Double]) -> String {
    let times = times.sorted()
    return "\(name)_p50_ms=\(times.at(0.5).figure) \(name)_p99_ms=\(times.at(0.99).figure)"
  }

  enum Kind: String, CaseIterable {
    case code, title, initials, barcode, two, nothing

    func text(_ row: StockRow) -> String {
      switch self {
      case .code: row.item.sku
      case .title: row.item.title
      case .initials: Pinyin.initials(row.item.title)
      case .barcode: row.item.barcodes.first ?? ""
      case .two: "\(row.item.title.prefix(2)) \(row.item.location)"
      case .nothing: "没有这个商品"
      }
    }
  }
}
