import DeskCore
import DeskStore
import DeskTestKit
import Testing

/// A count of A (twelve pieces in the book) with A in a wanted state, brought there by real commands.
enum CountScene {
  static let id = CountID(number: 1)

  static func at(_ state: CountLine.State, kind: StockCount.Kind = .asked) throws -> TestShop {
    let shop = try GoodsScene.priced()
    try shop.perform(.openCount(kind, skus: kind == .asked ? ["A"] : [], zone: nil, size: nil), as: .merchandiser)
    switch state {
    case .open: break
    case .matched: try shop.enter(12, as: .shipper)
    case .recount: try shop.enter(10, as: .shipper)
    case .differs, .explained, .booked:
      try shop.enter(10, as: .shipper)
      try shop.enter(10, as: .finance)
      if state == .differs { return shop }
      let asked = try shop.perform(.explainCount(id, sku: "A", reason: "错发两件"), as: .merchandiser).request
      if state == .booked { try shop.perform(.approveRequest(#require(asked), note: nil), as: .director) }
    }
    return shop
  }
}

extension TestShop {
  @discardableResult
  func enter(_ quantity: Int, of sku: String = "A", as role: Role) throws -> Receipt {
    try perform(.enterCount(CountScene.id, sku: sku, quantity: quantity), as: role)
  }

  func counted(_ sku: String = "A") throws -> CountLineRow {
    try #require(try desk.countLines(of: CountScene.id).rows.first { $0.sku == sku })
  }
}
