import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// A purchase of twenty A (twelve on the shelf at A-01, cost 40) in a wanted state, brought there by real commands.
enum PurchaseScene {
  static let id = PurchaseID(number: 1)

  static func at(_ state: Purchase.State) throws -> TestShop {
    let shop = try GoodsScene.priced()
    try shop.perform(.saveSupplier(code: "hz-tex", SupplierFields(name: "杭州纺织", leadDays: 3)), as: .buyer)
    let drafted = try shop.perform(.draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A", 20)], note: nil), as: .buyer)
    #expect(drafted.made == .purchase(id))
    if state == .draft { return shop }
    try shop.perform(.placePurchase(id, expected: nil, note: nil), as: .buyer)
    switch state {
    case .draft, .placed: break
    case .receiving:
      // Six wait to be inspected, four to be put away, two to go back.
      try shop.perform(.receivePurchase(id, goods: [PurchaseWish("690001", 12)], note: nil), as: .shipper)
      try shop.perform(.inspectPurchase(id, sku: "A", accepted: 4, rejected: 2, reason: "破洞"), as: .buyer)
    case .closed:
      try shop.perform(.receivePurchase(id, goods: [PurchaseWish("A", 20)], note: nil), as: .shipper)
      try shop.perform(.inspectPurchase(id, sku: "A", accepted: 20, rejected: 0, reason: nil), as: .buyer)
      try shop.perform(.stowPurchase(id, sku: "A", quantity: 20, location: nil), as: .merchandiser)
    case .cancelled: try shop.perform(.cancelPurchase(id, reason: "停产"), as: .buyer)
    }
    return shop
  }
}

extension TestShop {
  func purchase(_ id: PurchaseID = PurchaseScene.id) throws -> Purchase { try desk.purchase(id).purchase }
}
