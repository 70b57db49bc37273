import DeskCore

/// Words of suppliers, purchases and replenishment.
extension Texts {
  public func title(_ state: Purchase.State) -> String {
    switch state {
    case .draft: pick("草稿", "draft")
    case .placed: pick("已下单", "placed")
    case .receiving: pick("到货中", "receiving")
    case .closed: pick("已结单", "closed")
    case .cancelled: pick("已取消", "cancelled")
    }
  }

  public var columnSupplier: String { pick("供应商", "supplier") }
  public var columnPurchase: String { pick("采购单", "purchase") }
  public var columnState: String { pick("状态", "state") }
  public var columnValue: String { pick("金额", "value") }
  public var columnDueDay: String { pick("预计到货", "expected") }
  public var columnOrdered: String { pick("订购", "ordered") }
  public var columnDelivered: String { pick("到货", "arrived") }
  public var columnToInspect: String { pick("待检", "inspect") }
  public var columnToStow: String { pick("待入库", "put away") }
  public var columnStowed: String { pick("已入库", "stowed") }
  public var columnToReturn: String { pick("待退", "return") }
  public var columnCost: String { pick("进价", "cost") }
  public var columnIncoming: String { pick("在途", "incoming") }
  public var columnOwed: String { pick("欠单", "owed") }
  public var columnSold7: String { pick("7日销", "7 days") }
  public var columnSold30: String { pick("30日销", "30 days") }
  public var columnCover: String { pick("可售天数", "cover") }
  public var columnOrderNow: String { pick("建议订", "order") }
  var noPurchases: String { pick("没有采购单, 按 n 写一张", "no purchase: n drafts one") }
  var nothingToReplenish: String { pick("现在没有要补的货", "nothing needs to be ordered now") }

  public func title(_ scope: PurchaseScope) -> String {
    switch scope {
    case .all: pick("全部", "all")
    case .open: pick("未完成", "not done")
    }
  }

  func filesWritten(_ paths: [String]) -> String { pick("已写出 ", "written: ") + paths.joined(separator: " ") }
  func moreGoods(_ count: Int) -> String { pick("… 另 \(count) 种", "… \(count) more") }
  var costUnknown: String { pick("(有进价未知的)", "(of some the cost isn't known)") }

  /// Hundredths of a piece a day: `1.25`.
  public func speed(_ hundredths: Int) -> String { Money(fen: Int64(hundredths)).decimal }

  /// How a proposal comes about, in one line.
  func need(_ row: ReplenishmentRow) -> String {
    let facts = row.facts
    var parts = [
      pick("日销 \(speed(row.need.speed))", "sells \(speed(row.need.speed)) a day"),
      pick("到货 \(facts.leadDays) 天", "lead time \(facts.leadDays) days"),
      pick("安全库存 \(facts.safety)", "safety stock \(facts.safety)"),
    ]
    if facts.promotedAhead > 0 {
      parts.append(
        pick(
          "其间促销 \(facts.promotedAhead) 天, 日销 \(speed(row.need.promotedSpeed))",
          "\(facts.promotedAhead) days of it on promotion at \(speed(row.need.promotedSpeed)) a day"))
    }
    return parts.joined(separator: "  ")
  }

  func purchaseReason(_ reason: Refusal.Reason) -> String {
    switch reason {
    case .unknownSupplier(let code):
      pick("没有供应商 \(code), 先用 :supplier 建档", "there is no supplier \(code): note it by :supplier first")
    case .emptyPurchase: pick("采购单里没有商品", "the purchase has no goods")
    case .noCost(let sku): pick("不知道 \(sku) 的进价, 请写 货号:件数@进价", "what \(sku) costs isn't known: write SKU:pieces@cost")
    case .dayIsPast(let day): pick("\(day.iso) 已过", "\(day.iso) is past")
    case .notInPurchase(let sku, let purchase): pick("\(sku) 不在 \(purchase) 里", "\(sku) isn't in \(purchase)")
    case .acceptsTooMany(let sku, let asked, let possible):
      pick(
        "\(sku) 最多还能收 \(possible) 件 (要收 \(asked)): 多送的记为不合格, 退供应商",
        "at most \(possible) more of \(sku) may be taken (\(asked) asked): reject what is too many, it goes back")
    case .notSoManyInHand(let sku, let step, let asked, let there):
      pick("\(sku) \(handWord(step)) 只有 \(there) 件 (写了 \(asked))", "\(there) of \(sku) \(handWord(step)), \(asked) were named")
    case .goodsInHand(let sku, let inspect, let stow, let back):
      pick(
        "\(sku) 还有待检 \(inspect)、待入库 \(stow)、待退 \(back) 件, 先办完",
        "\(sku) still has \(inspect) to inspect, \(stow) to put away, \(back) to return: do that first")
    case .onPurchase(let sku, let purchase): pick("\(sku) 还在采购单 \(purchase) 里", "\(sku) is on the open purchase \(purchase)")
    case .nothingInHand(let purchase, let step):
      pick("\(purchase) 没有\(handWord(step))", "nothing of \(purchase) \(handWord(step, isOne: true))")
    case .nothingToOrder(let supplier):
      pick("补货建议里没有 \(supplier) 的商品, 请写明货号", "the replenishment list has nothing from \(supplier): name the goods")
    default: printReason(reason)
    }
  }

  private func handWord(_ step: String, isOne: Bool = false) -> String {
    let waits = isOne ? "waits" : "wait"
    return switch step {
    case "inspect": pick("待检的", "\(waits) to be inspected")
    case "stow": pick("待入库的", "\(waits) to be put away")
    default: pick("待退的", "\(waits) to go back")
    }
  }
}
