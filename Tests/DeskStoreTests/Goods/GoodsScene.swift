import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// A SKU in a wanted state of sale, brought there by real commands.
enum GoodsScene {
  static let shop = ShopName(platform: "taobao", shop: "示例旗舰店")
  static let sku = "A"

  /// Twelve pieces of A at A-01, bought at 40, sold at 100, floor 60.
  static func priced() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.perform(
      .receiveStock(sku: sku, quantity: 12, location: "A-01", barcode: "690001", title: "四件套"), as: .merchandiser)
    try shop.approve(.editSKU(sku: sku, field: .cost, to: "40"), by: .merchandiser, as: .director)
    try shop.approve(.editSKU(sku: sku, field: .floorPrice, to: "60"), by: .merchandiser, as: .generalManager)
    try shop.approve(.setPrice(sku: sku, price: Money(fen: 10_000), note: nil), by: .planner, as: .director)
    try shop.perform(.publishPrice(sku: sku), as: .merchandiser)
    return shop
  }

  static func at(_ state: Listing.State) throws -> TestShop {
    let shop = try priced()
    if state == .unlisted { return shop }
    try shop.approve(.listSKU(sku: sku, shop: self.shop, note: nil), by: .planner, as: .director)
    if state == .toPublish { return shop }
    try shop.perform(.publishListing(sku: sku, shop: self.shop), as: .merchandiser)
    if state == .listed { return shop }
    try shop.approve(.unlistSKU(sku: sku, shop: self.shop, reason: "换季"), by: .planner, as: .director)
    if state == .toTakeDown { return shop }
    try shop.perform(.publishListing(sku: sku, shop: self.shop), as: .merchandiser)
    return shop
  }
}

extension TestShop {
  /// Asked for by one post and approved by another.
  @discardableResult
  func approve(_ command: Command, by asker: Role, as approver: Role) throws -> Receipt {
    let id = try #require(try perform(command, as: asker).request, "\(command.kind) asks for no approval")
    return try perform(.approveRequest(id, note: nil), as: approver)
  }

  func listing(_ sku: String = GoodsScene.sku) throws -> Listing.State? { try desk.stockRow(sku).listings.first?.state }
}
