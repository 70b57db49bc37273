import DeskCore

/// Words of the wave: why it refuses, what keeps parcels apart, what a day is.
extension Texts {
  func waveReason(_ reason: Refusal.Reason, clock: (Instant) -> String, person name: (String) -> String) -> String {
    switch reason {
    case .inBundle(let id, let lead): pick("\(id) 已并入 \(lead), 请操作 \(lead)", "\(id) travels with \(lead): act on \(lead)")
    case .notInBundle(let id): pick("\(id) 没有合单", "\(id) is not merged into another")
    case .cannotMerge(let obstacles): pick("不能合单: ", "they don't go into one box: ") + list(obstacles.map(title))
    case .splitTakesAll(let id): pick("\(id) 至少要留一件, 也至少要拆出一件", "at least one piece stays in \(id), and one must go")
    case .noSuchGoods(let text): pick("包裹里没有 \(text)", "the parcel does not hold \(text)")
    case .waveNotWorked(let day):
      pick("\(day.iso) 不是今天以后的工作日", "\(day.iso) is not a working day from today on")
    case .notLate(let id): pick("\(id) 没有超时", "\(id) is not late")
    case .packedBy(let by, let since):
      pick("\(name(by)) 从 \(clock(since)) 在打包, 先挂起才能接手", "\(name(by)) packs it since \(clock(since)): it must be set aside first")
    case .notBeingPacked(let id): pick("\(id) 没有人在打包", "nobody packs \(id)")
    case .notShort: pick("订单没有缺货", "nothing of the order is short")
    case .nothingLeftToQueue: pick("订单的货都已排单", "all goods of the order are queued already")
    case .missingTooMany(let sku, let asked, let possible):
      pick("\(sku) 报缺 \(asked) 件, 包裹里只有 \(possible) 件", "\(sku): \(asked) reported missing, the parcel holds \(possible)")
    case .belowReserved(let sku, let reserved):
      pick(
        "\(sku) 已有 \(reserved) 件占用, 数量不能更少, 先把取不到的包裹报缺货",
        "\(reserved) of \(sku) are promised to parcels: report those short that can't be picked first")
    case .explanationNeeded(let sku, let book, let counted):
      pick("\(sku) 账上 \(book) 盘得 \(counted), 要写原因", "\(sku): the book says \(book), counted \(counted): say why")
    case .notDelisted(let sku): pick("\(sku) 不用下架", "\(sku) need not be taken down")
    case .noSuchZone(let zone, let known):
      pick("取货单里没有库区 \(zone), 有 \(list(known))", "no zone \(zone) on the list; there are \(list(known))")
    case .nothingToSign(let courier): pick("\(courier) 没有待签字的包裹", "nothing of \(courier) waits for a signature")
    case .deadlinesOutOfOrder: pick("打单要早于取货, 取货要早于打包", "printing comes before picking, picking before packing")
    case .dayNotBegun(let day): pick("\(day.iso) 还没有到", "\(day.iso) has not begun yet")
    case .booksBeginLater(let day): pick("账从 \(day.iso) 开始", "the books begin on \(day.iso)")
    default: promotionReason(reason, clock: clock)
    }
  }

  public func title(_ obstacle: MergeObstacle) -> String {
    switch obstacle {
    case .itself: pick("是同一个包裹", "it is the same parcel")
    case .gone: pick("没有这个包裹", "there is no such parcel")
    case .shop: pick("店铺不同", "another shop")
    case .buyer: pick("买家不同", "another buyer")
    case .recipient: pick("收件人不同", "another recipient")
    case .phone: pick("电话或分机不同", "another phone or extension")
    case .address: pick("地址不同", "another address")
    case .courier: pick("快递不同", "another courier")
    case .wave: pick("波次不同", "another wave")
    case .stage: pick("已取货", "picked already")
    case .stopped: pick("正在拦截", "being intercepted")
    case .refunded: pick("已退款", "refunded")
    case .closed: pick("订单不在发货中", "its order is not being fulfilled")
    case .member: pick("已并入别的包裹", "it travels with another already")
    case .lead: pick("有别的包裹并入, 请反过来合", "others travel with it: merge the other way round")
    case .waybills: pick("已有运单号, 请反过来合", "it has a waybill: merge the other way round")
    case .afterCase: pick("售后包裹单独寄", "a parcel of an after-sale case goes alone")
    }
  }

  public func title(_ kind: DayKind) -> String {
    switch kind {
    case .usual: pick("照常", "as usual")
    case .holiday: pick("休", "holiday")
    case .workday: pick("班", "workday")
    }
  }

  /// FUL-1: what becomes of a step, in words.
  public func forecast(_ forecast: WaveForecast, in zone: ShopZone) -> String {
    switch forecast {
    case .done: complete
    case .finish(let at): pick("预计\(zone.local(at).hourMinute)完成", "done by \(zone.local(at).hourMinute)")
    case .misses(let count, _): pick("按此速度差\(count)单", "\(count) short at this pace")
    case .late(let count): pick("超时\(count)单", "\(count) late")
    case .unknown: ""
    }
  }
}

/// Boxes and marks in the wave.
extension Texts {
  var mergesTitle: String { pick("合单", "One box") }
  var mergesHint: String { pick("Enter 合   z 拆回   Esc 关闭", "Enter merges   z undoes   Esc closes") }
  var mergesNone: String { pick("没有可合的包裹", "nothing could share a box") }
  var mergesMay: String { pick("可合", "may") }
  var mergesIs: String { pick("已合", "merged") }
  var mergesNot: String { pick("不合", "apart") }
  var mergesSame: String { pick("相同", "the same") }
  var mergesNotAProposal: String { pick("这一行不是可合的", "this row is no proposal") }
  var mergesNotMerged: String { pick("这一行没有合单", "this row is not merged") }
  func mergesTogether(_ id: String) -> String {
    pick("\(id) 和它一个箱子, 取货之前可以用 z 拆回", "\(id) travels in its box; z undoes it until the first pick")
  }
  func boxMark(_ members: Int) -> String { pick("合\(members + 1)", "box\(members + 1)") }
  var packingMark: String { pick("打包中", "packing") }
  var memberMark: String { pick("并", "in") }
  func lateMark(_ hasReason: Bool) -> String { hasReason ? pick("迟", "late") : pick("迟?", "late?") }
  func packingLine(_ by: String) -> String { pick("\(by) 在打包", "\(by) packs it") }
  func lateLine(_ reason: String?) -> String {
    reason.map { pick("超时原因: \($0)", "late because: \($0)") } ?? pick("超时, 还没写原因 (l)", "late, no reason given yet (l)")
  }
  func boxLine(lead: String) -> String { pick("并入 \(lead), 请操作 \(lead)", "travels with \(lead): act on \(lead)") }
  func boxLine(members: Int) -> String { pick("箱里另有 \(members) 个包裹", "\(members) more in its box") }
}
