import DeskCore

/// Words of goods, prices and listings.
extension Texts {
  public func title(_ field: GoodsField) -> String {
    switch field {
    case .title: pick("品名", "title")
    case .attributes: pick("颜色尺寸", "attributes")
    case .location: pick("取货库位", "location")
    case .cost: pick("成本", "cost")
    case .floorPrice: pick("底价", "floor price")
    case .supplier: pick("供应商", "supplier")
    case .safety: pick("安全库存", "safety stock")
    }
  }

  public func title(_ state: Listing.State) -> String {
    switch state {
    case .unlisted: pick("未上架", "not listed")
    case .toPublish: pick("待上架", "to be listed")
    case .listed: pick("在售", "listed")
    case .toTakeDown: pick("待下架", "to take down")
    case .delisted: pick("已下架", "delisted")
    }
  }

  public func title(_ state: PriceState) -> String {
    switch state {
    case .standing: pick("没有待发布价", "without a price to publish")
    case .approved: pick("有待发布价", "with a price to publish")
    }
  }

  public func title(_ figures: StockFigures) -> String {
    switch figures {
    case .pieces: pick("件数", "pieces")
    case .bands: pick("充足/紧张/缺货", "enough/few/none")
    }
  }

  /// `taobao 示例旗舰店`, or every shop.
  public func title(_ shop: ShopName) -> String {
    shop == .everywhere ? pick("所有店铺", "every shop") : "\(shop.platform) \(shop.shop)"
  }

  /// What a request asks for: `100.00 → 70.00`, `A -3 件`, `taobao 示例旗舰店`.
  public func gist(_ gist: RequestGist, arrow: String = "→") -> String {
    let change = gist.to.map { to in gist.from.map { "\($0) \(arrow) \(to)" } ?? (gist.sku == nil ? "\(arrow) \(to)" : to) }
    let pieces = gist.pieces.map { ($0 > 0 ? "+" : "") + pick("\($0) 件", "\($0) pcs") }
    let parts = [
      gist.sku, gist.place, gist.field.map(title), gist.amends.map(title), gist.caseKind.map(title), gist.role.map(title),
      gist.amount.map(title), gist.detail, change, gist.shop.map(title), pieces,
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  /// Whose decision it waits for.
  func waitsFor(_ post: String) -> String { pick("等 \(post) 审批", "waits for \(post)") }

  /// INV-4: `售价 100.00 → 90.00  底价 60.00  成本价 40.00  毛利 50.00 (55.5%)`.
  public func outlook(_ price: PriceOutlook, arrow: String = "→") -> String {
    let change = (price.now.map { "\($0.decimal) \(arrow) " } ?? "\(pick("未定价", "none")) \(arrow) ") + price.asked.decimal
    var parts = ["\(parameter("price")) \(change)"]
    parts += price.floor.map { ["\(title(GoodsField.floorPrice)) \($0.decimal)"] } ?? []
    let unknown = pick("成本未录, 毛利不知", "cost unknown, so is the margin")
    parts.append(price.cost.map { "\(title(GoodsField.cost)) \($0.decimal)" } ?? unknown)
    if let margin = price.margin {
      let share = price.marginPermille.map { " (\($0 < 0 ? "-" : "")\(abs($0) / 10).\(abs($0) % 10)%)" } ?? ""
      parts.append(pick("毛利 ", "margin ") + margin.decimal + share)
    }
    return parts.joined(separator: "  ")
  }

  /// APR-1: another request that would do the same to the same.
  public func alsoWaits(_ other: ApprovalRequest, by person: String, at: String) -> String {
    let asked = self.asked(other.command, other.arguments).map { "\($0.name) \($0.value)" }.joined(separator: " ")
    return pick(
      "\(other.id.text) 也在等批: \(person) \(at) \(asked)", "\(other.id.text) waits too: \(person) \(at) \(asked)")
  }

  /// Who said the last word on a request, when, and why.
  public func decided(_ by: String, _ at: String, _ answer: String?) -> String {
    pick("\(by) \(at) 决定", "decided by \(by) \(at)") + (answer.map { $0.isEmpty ? "" : ": \($0)" } ?? "")
  }

  func goodsReason(_ reason: Refusal.Reason) -> String {
    switch reason {
    case .mergedSKU(let sku, let into): pick("\(sku) 已并入 \(into), 请用 \(into)", "\(sku) is part of \(into) now: use that")
    case .noPrice(let sku): pick("\(sku) 还没有价格, 先定价", "\(sku) has no price yet: propose one first")
    case .ownApproval: pick("是您批准的, 要由别人去办", "you approved it: somebody else carries it out")
    case .placeTaken(let place): pick("\(place) 已有这个商品, 请用移库位", "some of it lies at \(place) already: move it instead")
    case .tooFewAt(let place, let asked, let there):
      pick("\(place) 只有 \(there) 件, 要移 \(asked) 件", "\(there) lie at \(place), \(asked) were to be moved")
    default: countReason(reason)
    }
  }
}
