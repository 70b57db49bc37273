import DeskCore

/// Words of promotions and platform events.
extension Texts {
  public func title(_ stage: PromotionStage) -> String {
    switch stage {
    case .draft: pick("草稿", "draft")
    case .submitted: pick("待审批", "submitted")
    case .approved: pick("待发布", "approved")
    case .rejected: pick("已驳回", "rejected")
    case .scheduled: pick("待开始", "scheduled")
    case .live: pick("进行中", "live")
    case .ended: pick("已结束", "ended")
    case .withdrawn: pick("已撤回", "withdrawn")
    }
  }

  public func title(_ kind: PromotionKind) -> String {
    switch kind {
    case .percentOff: pick("打折", "percent off")
    case .amountOff: pick("立减", "amount off")
    case .fixedPrice: pick("一口价", "fixed price")
    case .spendSave: pick("满减", "spend and save")
    case .gift: pick("赠品", "gift")
    case .bundle: pick("套餐", "bundle")
    case .freeShipping: pick("包邮", "free shipping")
    }
  }

  public func title(_ lane: PromotionLane) -> String {
    switch lane {
    case .item: pick("单品", "item")
    case .bundle: pick("套餐", "bundle")
    case .shop: pick("店铺", "shop")
    case .platform: pick("平台", "platform")
    case .shipping: pick("运费", "shipping")
    case .pieceGift: pick("买赠", "gift by pieces")
    case .spendGift: pick("满赠", "gift by money")
    }
  }

  public func title(_ stage: PlatformEvent.Stage) -> String {
    switch stage {
    case .announced: pick("待报名", "announced")
    case .signedUp: pick("已报名", "signed up")
    case .handedIn: pick("已交素材", "handed in")
    case .accepted: pick("审核通过", "accepted")
    case .rejected: pick("审核未过", "rejected")
    case .over: pick("已结束", "over")
    case .withdrawn: pick("已放弃", "withdrawn")
    }
  }

  public func title(_ step: EventStep) -> String {
    switch step {
    case .signUp: pick("报名", "sign up")
    case .handIn: pick("交素材", "hand in")
    case .accept: pick("通过", "accepted")
    case .reject: pick("未过", "rejected")
    case .finish: pick("结束", "finish")
    case .withdraw: pick("放弃", "withdraw")
    }
  }

  /// What it does to a price: `满 300 减 30`.
  public func rule(_ rule: PromotionRule) -> String {
    func yuan(_ money: Money) -> String { money.decimal.hasSuffix(".00") ? String(money.decimal.dropLast(3)) : money.decimal }
    func step(_ step: PromotionStep) -> String {
      pick("满 \(yuan(step.spend)) 减 \(yuan(step.save))", "\(yuan(step.save)) off \(yuan(step.spend))")
    }
    switch rule {
    case .percentOff(let points):
      let percent = yuan(Money(fen: Int64(points)))
      return pick("减 \(percent)%", "\(percent) % off")
    case .amountOff(let off): return pick("每件减 \(yuan(off))", "\(yuan(off)) off a piece")
    case .fixedPrice(let price): return pick("一口价 \(yuan(price))", "\(yuan(price)) a piece")
    case .spendSave(let steps): return list(steps.map(step))
    case .everySpendSave(let one, let most):
      return pick("每", "each ") + step(one) + (most.map { pick(", 最多 \(yuan($0))", ", at most \(yuan($0))") } ?? "")
    case .gift(let trigger, let gives, let repeats):
      let gifts = list(gives.map { "\($0.sku)×\($0.quantity)" })
      let when =
        switch trigger {
        case .pieces(let pieces): pick("买 \(pieces) 件", "\(pieces) pieces")
        case .spend(let spend): pick("满 \(yuan(spend))", "\(yuan(spend)) spent")
        }
      return pick("\(repeats ? "每" : "")\(when)送 \(gifts)", "\(gifts) \(repeats ? "with each" : "with") \(when)")
    case .bundle(let parts, let price):
      return "\(list(parts.map { "\($0.sku)×\($0.quantity)" })) \(pick("合计", "for")) \(yuan(price))"
    case .freeShipping(let minimum):
      return minimum == .zero ? pick("包邮", "free shipping") : pick("满 \(yuan(minimum)) 包邮", "free shipping from \(yuan(minimum))")
    }
  }

  /// The same with its kind before it, where the words don't begin with that.
  public func kindAndRule(_ rule: PromotionRule) -> String {
    let (kind, words) = (title(rule.kind), self.rule(rule))
    return words.hasPrefix(kind) ? words : "\(kind)  \(words)"
  }

  public func goods(_ goods: PromotionGoods) -> String {
    switch goods {
    case .all: pick("全部商品", "all goods")
    case .skus(let skus):
      skus.sorted().prefix(5).joined(separator: " ") + (skus.count > 5 ? pick(" 等 \(skus.count) 种", " … \(skus.count)") : "")
    }
  }

  public func window(_ window: PromotionWindow, zone: ShopZone) -> String {
    func clock(_ at: Instant) -> String {
      let local = zone.local(at)
      return "\(local.day.iso) \(local.hourMinute)"
    }
    return "\(clock(window.from)) – \(clock(window.until))"
  }

  /// What collides, for who proposes and who approves (PRO-3).
  public func conflict(_ conflict: PromotionConflict, zone: ShopZone = .shanghai) -> String {
    switch conflict {
    case .overlap(let overlap):
      return pick("与 \(overlap.with.text) 重叠: ", "overlaps with \(overlap.with.text): ")
        + "\(overlap.title) (\(title(overlap.stage))) · \(goods(overlap.goods)) · \(window(overlap.window, zone: zone))"
    case .belowFloor(let floor):
      let with =
        floor.with.isEmpty ? "" : pick(" (与 \(list(floor.with.map(\.text))) 一起)", " (with \(list(floor.with.map(\.text))))")
      return pick(
        "\(floor.sku) 最低到 \(floor.after.decimal), 低于底价 \(floor.floor.decimal)\(with)",
        "\(floor.sku) may come to \(floor.after.decimal), below its floor of \(floor.floor.decimal)\(with)")
    case .shortOfStock(let short):
      let what = short.sku ?? pick("全部商品", "all its goods")
      return pick(
        "\(what) 可用 \(short.available), 目标要 \(short.needed)", "\(what): \(short.available) available, \(short.needed) needed")
    }
  }

  /// INV-4: which promotion brings a price below the floor: `M0000001 新年 85 折: A 最低到 59.50, 低于底价 60.00`.
  public func dip(_ dip: PromotionDip) -> String { "\(dip.id.text) \(dip.title): " + conflict(.belowFloor(dip.floor)) }

  /// What is wrong with a promotion as it is written (PRO-2).
  public func fault(_ fault: PromotionFault) -> String {
    switch fault {
    case .noTitle: pick("没有名称", "it has no title")
    case .endsBeforeItStarts: pick("结束不晚于开始", "it ends before it starts")
    case .percentOutOfRange(let points):
      pick(
        "\(Money(fen: Int64(points)).decimal)% 不在 0 和 100% 之间", "\(Money(fen: Int64(points)).decimal) % is not between 0 and 100 %")
    case .amountOutOfRange(let which, let money): "\(title(which)) \(money.decimal) " + pick("超出范围", "is out of range")
    case .countOutOfRange(let which, let count): "\(title(which)) \(count) " + pick("超出范围", "is out of range")
    case .noGoods: pick("没有商品", "it has no goods")
    case .blankSKU: pick("有空的货号", "a SKU is blank")
    case .noSteps: pick("没有满减档位", "it has no step")
    case .stepsDontRise(let at): pick("第 \(at) 档不比前一档高", "step \(at) is no higher than the one before")
    case .savesAll(let step):
      pick("满 \(step.spend.decimal) 减 \(step.save.decimal): 全部减掉了", "\(step.save.decimal) off \(step.spend.decimal) leaves nothing")
    case .mostBelowOnce(let most, let once):
      pick("封顶 \(most.decimal) 小于一次的 \(once.decimal)", "the most, \(most.decimal), is below one saving of \(once.decimal)")
    case .noGifts: pick("没有赠品", "it gives nothing")
    case .tooMany(let found, let limit): pick("\(found) 项, 最多 \(limit)", "\(found) entries; at most \(limit)")
    case .giftAmongGoods(let sku): pick("赠品 \(sku) 也在参加的商品里", "gift \(sku) is among the goods that earn it")
    case .twice(let sku): pick("\(sku) 写了两次", "\(sku) is named twice")
    case .bundleTooSmall: pick("套餐至少两件", "a bundle has two pieces at least")
    case .limitInPieces: pick("这一种只按订单限, 不按件", "this kind is limited by orders, not pieces")
    case .perBuyerAboveTotal(let buyer, let total):
      pick("每人 \(buyer) 大于总数 \(total)", "\(buyer) per buyer is above \(total) in total")
    case .budgetBelowOnce(let budget, let once):
      pick(
        "预算 \(budget.decimal) 不够一次 (\(once.decimal))", "the budget of \(budget.decimal) doesn't suffice for one (\(once.decimal))")
    case .wrongLane(let lane, let allowed):
      pick("\(title(lane)) 不行, 可用 \(list(allowed.map(title)))", "not in lane \(title(lane)); possible: \(list(allowed.map(title)))")
    }
  }

  private func title(_ amount: PromotionFault.Amount) -> String {
    switch amount {
    case .off: pick("减额", "the amount off")
    case .price: pick("价格", "the price")
    case .spend: pick("满额", "the spend")
    case .save: pick("减额", "the saving")
    case .most: pick("封顶", "the most")
    case .bundlePrice: pick("套餐价", "the bundle's price")
    case .minimum: pick("包邮门槛", "the minimum")
    case .worth: pick("赠品价值", "the gift's worth")
    case .budget: pick("预算", "the budget")
    }
  }

  private func title(_ count: PromotionFault.Count) -> String {
    switch count {
    case .triggerPieces: pick("买几件", "pieces to buy")
    case .giftPieces: pick("赠品件数", "pieces given")
    case .bundlePieces: pick("套餐件数", "pieces of the bundle")
    case .piecesPerBuyer: pick("每人限件", "pieces per buyer")
    case .ordersPerBuyer: pick("每人限单", "orders per buyer")
    case .piecesTotal: pick("总限件", "pieces in total")
    case .ordersTotal: pick("总限单", "orders in total")
    }
  }

  public func fault(_ fault: PlatformEventFault) -> String {
    switch fault {
    case .noTitle: pick("没有名称", "it has no title")
    case .noPlatform: pick("没有平台", "it names no platform")
    case .endsBeforeItStarts: pick("结束不晚于开始", "it ends before it starts")
    case .signUpAfterEnd: pick("报名截止晚于结束", "sign-up closes after it ends")
    case .materialsBeforeSignUp: pick("素材截止早于报名截止", "materials are due before sign-up closes")
    }
  }

  func promotionReason(_ reason: Refusal.Reason, clock: (Instant) -> String) -> String {
    switch reason {
    case .promotionFaults(let faults): pick("促销写得不对: ", "as it is written: ") + list(faults.map(fault))
    case .conflictsUnexplained(let conflicts):
      pick("有冲突, 请在备注里说明为什么还要做: ", "it collides; say in a note why it shall be all the same: ")
        + list(conflicts.prefix(5).map { conflict($0) })
        + (conflicts.count > 5 ? pick(" 等 \(conflicts.count) 处", " … \(conflicts.count)") : "")
    case .promotionOver(let until): pick("活动时间 \(clock(until)) 已过", "its time was over on \(clock(until))")
    case .notThird:
      pick("起草、改过、提出和批准的人不能再发布, 要第三个人", "who wrote, proposed or approved it doesn't publish it: a third person does")
    case .tooManyPromotions(let most):
      pick("已有 \(most) 个促销在等或在做, 先撤回或等结束", "\(most) promotions stand already; withdraw one, or wait until one is over")
    case .pageReads(let text, let last):
      pick(
        "上次发布的 \(last.text) 是“\(text.prefix(80))”, 原文要写成这样; 页面在站外被改过的, 另填站外改动 \(last.text)",
        "\(last.text), published last, reads “\(text.prefix(80))”: say so as what it was; if somebody changed the page outside, name "
          + "\(last.text) as what was there (changedSince)")
    case .pageUnchanged(let last):
      pick("原文就是 \(last.text) 发布的内容, 站外没有改过", "it reads as \(last.text) was published: nobody changed it outside")
    case .unknownGoods(let skus, let near):
      pick("没有货号 \(codes(skus))", "no SKU \(codes(skus))")
        + (near.isEmpty ? "" : pick("; 相近: \(codes(near))", "; near: \(codes(near))"))
    case .eventFault(let one): pick("活动写得不对: ", "as it is written: ") + fault(one)
    case .deadlinePassed(let due): pick("平台截止 \(clock(due)) 已过", "the marketplace's deadline was \(clock(due))")
    case .notOverYet(let until): pick("要到 \(clock(until)) 才结束", "it is on until \(clock(until))")
    default: goodsReason(reason)
    }
  }

  private func codes(_ skus: [String]) -> String {
    list(skus.prefix(5).map(\.self)) + (skus.count > 5 ? pick(" 等 \(skus.count) 个", " … \(skus.count)") : "")
  }

  /// What an argument is called on promotions and events; nil: it isn't theirs alone.
  func promotionParameter(_ name: String) -> String? {
    switch name {
    case "rule": pick("怎么优惠", "rule")
    case "until": pick("到", "until")
    case "lane": pick("叠加层", "lane")
    case "buyerPieces": pick("每人限件", "pcs/buyer")
    case "buyerOrders": pick("每人限单", "orders/buyer")
    case "totalPieces": pick("总限件", "pcs total")
    case "totalOrders": pick("总限单", "orders total")
    case "budget": pick("预算", "budget")
    case "target": pick("目标件数", "target pcs")
    case "promotion": pick("促销", "promotion")
    case "event": pick("平台活动", "event")
    case "platform": pick("平台", "platform")
    case "signUpBy": pick("报名截止", "sign up by")
    case "materialsBy": pick("素材截止", "materials by")
    case "materials": pick("素材要求", "materials")
    case "step": pick("哪一步", "step")
    case "result": pick("结果", "result")
    default: nil
    }
  }

  func promotionEmpty(_ kind: CommandKind, _ parameter: String) -> String? {
    switch (kind, parameter) {
    case (.draftPromotion, "goods"), (.editPromotion, "goods"):
      pick("货号, 空格分开, 含空格的加 \"\"; 不填: 全部", "SKUs, blanks between; \"A 1\" for one with a blank; none: all")
    case (.draftPromotion, "shop"), (.editPromotion, "shop"):
      pick("taobao 或 taobao/店名; 不填: 所有", "taobao or taobao/NAME; none: every shop")
    case (.draftPromotion, "lane"), (.editPromotion, "lane"): pick("不选: 按种类", "none: by its kind")
    case (.draftPromotion, "target"), (.editPromotion, "target"): pick("要卖多少件; 查库存够不够", "pieces to sell: stock is checked for it")
    case (.submitPromotion, "note"): pick("有冲突时必填: 为什么还要做", "needed where it collides: why all the same")
    case (.addEvent, "materialsBy"): pick("不填: 同报名截止", "none: as sign-up")
    case (.stepEvent, "promotion"): pick("店里参加的促销 M…", "the promotion that takes part, M…")
    default: nil
    }
  }

  /// How the rule is written, for the form.
  func ruleHint(_ kind: PromotionKind?) -> String {
    switch kind {
    case nil: pick("先选种类", "choose a kind first")
    case .percentOff?: pick("减百分之几: 15", "percent off: 15")
    case .amountOff?: pick("每件减多少: 10", "off a piece: 10")
    case .fixedPrice?: pick("卖多少: 89", "what a piece costs: 89")
    case .spendSave?: "300-30 500-60 · every 100-10 max 50"
    case .gift?: "buy 2 give CUP:1@5 · spend 199 give CUP repeat"
    case .bundle?: "CUP:1 BAG:2 for 99"
    case .freeShipping?: pick("满多少包邮: 99; 0 总是", "from what on: 99; 0 always")
    }
  }

  // The pane.
  func view(_ view: PromotionState.View) -> String {
    switch view {
    case .calendar: pick("日历", "Calendar")
    case .list: pick("全部", "All")
    case .events: pick("平台活动", "Events")
    case .publishing: pick("待发布价格", "Prices to publish")
    }
  }
  var columnPromotion: String { pick("促销", "Promotion") }
  var goodsWord: String { pick("商品", "goods") }
  var columnTurn: String { pick("轮到", "Turn") }
  var columnWindow: String { pick("时间", "Window") }
  var columnPlatform: String { pick("平台", "Platform") }
  var noPromotions: String { pick("没有促销, 按 n 写一个", "no promotion: n drafts one") }
  var noEvents: String { pick("没有平台活动, 按 a 记一个", "no platform event: a notes one") }
  var noConflicts: String { pick("没有冲突", "no conflict") }
  func conflicts(_ count: Int) -> String { pick("冲突 \(count)", count == 1 ? "1 conflict" : "\(count) conflicts") }
  /// Who put a promotion up on the marketplace, and took it down.
  public var putUpWord: String { pick("已发布", "published") }
  public var takenDownWord: String { pick("已下架", "taken down") }
  /// PRO-1: it was stopped, and buyers still see it.
  public var stillUp: String { pick("已停, 平台上还在: 请撤下并记一笔", "stopped, but still on the marketplace: take it down and say so") }
  var usedSoFar: String { pick("已用", "used") }
  /// PRO-1: orders, pieces and money that a promotion has used, each with its name.
  public func used(orders: Int, pieces: Int, spent: Money) -> String {
    "\(resultOrders) \(orders) · \(resultUnits) \(pieces) · \(spent.decimal)" + pick(" 元", " yuan")
  }
  var resultsTitle: String { pick("效果 (与之前同样长的时间比)", "Results (against the same time before)") }
  var nowBar: String { pick("本期", "now") }
  var beforeBar: String { pick("此前", "before") }
  var resultOrders: String { pick("订单", "orders") }
  var resultUnits: String { pick("件数", "units") }
  var resultRevenue: String { pick("金额", "revenue") }
  var resultDiscount: String { pick("优惠", "discount") }
  var resultVisits: String { pick("浏览", "visits") }
  var resultVisitors: String { pick("访客", "visitors") }
  var resultConversion: String { pick("转化", "conversion") }
  var resultBounce: String { pick("跳失", "bounce") }
  /// `付 199.00, 活动应为 189.00`.
  public func promotionMismatch(_ paid: Money, _ says: Money) -> String {
    pick("付 \(paid.decimal), 活动应为 \(says.decimal)", "paid \(paid.decimal), promotions say \(says.decimal)")
  }
  func promotionsOf(_ ids: [String]) -> String { pick("活动 ", "promotions ") + list(ids) }
  func giftsDue(_ gifts: [String]) -> String { pick("赠品 ", "gifts ") + list(gifts) }
}
