import DeskConsole
import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// A list that leaves the shop as a table, by its command (INV-3, INV-4, INV-6, INV-7, SUP-3).
public struct GoodsDocument: Sendable {
  /// `stock-2026-01-05-134100.csv`.
  public var name: String
  public var bytes: [UInt8]
  public var rows: Int
  /// Of the stock list: SKUs without a price, and those that are counted at this time.
  public var unpriced = 0
  public var counted = 0

  /// - Parameter language: of lists that stay among ourselves; distributors and marketplaces read Chinese.
  /// - Returns: nil for any other command.
  public init?(_ command: Command, _ desk: Desk, for actor: Actor, language: Language = .zh) throws {
    let zone = desk.settings.calendar.zone
    let document: CSVDocument
    switch command {
    case .exportListing(let platform, let shop):
      let names = try desk.displayNames()
      document = GoodsSheet.document(try desk.listingSheet(platform: platform, shop: shop), names: names) { at in
        let local = zone.local(at)
        return "\(local.day.iso) \(local.clock)"
      }
    case .exportStock(let figures):
      let rows = try desk.stockSheet(for: actor)
      unpriced = rows.count { $0.price == nil }
      counted = rows.count { $0.available == nil }
      document = GoodsSheet.document(rows, figures)
    case .exportOrders(let from, let until):
      let end = until.map { zone.instant($0.advanced(by: 1)) } ?? desk.now.advanced(bySeconds: 1)
      let begin = zone.instant(from)
      guard begin < end else { throw Refusal(rule: "SUP-3", .dayNotBegun(from)) }
      guard end <= zone.instant(from.advanced(by: Command.longestExport)) else {
        throw Refusal(.invalid, rule: "REC-3", .periodTooLong(days: Command.longestExport))
      }
      document = OrderSheet.document(try desk.orderSheet(begin..<end, for: actor), Texts(language), zone)
    case .exportPurchases(let scope):
      let names = try desk.displayNames()
      document = PurchaseOrder.list(try PurchaseOrder.all(desk, open: scope == .open), Texts(language)) { names[$0] ?? $0 }
    default: return nil
    }
    let local = zone.local(desk.now)
    let time = local.clock.replacing(":", with: "")
    rows = document.rows.count
    name = "\(command.kind.sheetName)-\(local.day.iso)-\(time).csv"
    bytes = try document.bytes(.utf8WithMark)
  }
}

extension CommandKind {
  fileprivate var sheetName: String {
    switch self {
    case .exportStock: "stock"
    case .exportOrders: "orders"
    case .exportPurchases: "purchases"
    default: "listing"
    }
  }
}
