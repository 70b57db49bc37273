import DeskCore

/// Words of the scanner: at the bench, on the walk through the warehouse, at the courier's bag.
extension Texts {
  public func title(_ command: BenchCommand) -> String {
    switch command {
    case .suspend: pick("挂起", "set aside")
    case .clear: pick("放下", "put down")
    case .done: pick("不称重, 下一个", "no weight, next")
    case .reprint: pick("重打发货单", "print the note again")
    }
  }

  func scanGarbage(_ fault: ScanCode.Fault) -> String {
    switch fault {
    case .tooLong: pick("扫到的内容太长, 不是条码, 请再扫一次", "too long for any code: scan it again")
    case .unreadable: pick("扫到的内容有乱码, 请再扫一次", "unreadable: scan it again")
    }
  }

  func scanUnknownCommand(_ scan: String) -> String {
    pick("没有命令条码 \(scan), 只有 ", "no command barcode \(scan); there are ") + list(BenchCommand.allCases.map(\.code))
  }

  func benchNoWeightYet(_ scan: String) -> String { pick("还没有要称重的包裹 (\(scan))", "no parcel waits for a weight (\(scan))") }
  func benchNothingOpen(_ what: String) -> String { pick("台上没有包裹, 不能\(what)", "no parcel on the table: cannot \(what)") }
  func benchNotDone(_ missing: Int) -> String { pick("还差 \(missing) 件, 没有齐", "\(missing) to go: not complete") }
  func benchUnweighed(_ id: String) -> String { pick("\(id) 没有称重, 之后在波次里按 W 补", "\(id) not weighed: W in the wave, later") }
  var benchBusy: String { pick("还有扫描在排队, 稍候", "scans are still waiting: a moment") }
  func benchPutDown(_ id: String) -> String { pick("\(id) 还没有扫过, 已放下", "\(id): nothing scanned yet, put down") }
  /// What was typed as the reason of something that was not done.
  func benchReasonGone(_ reason: String?) -> String {
    reason.map { pick("; 输入的 \"\($0)\" 没有记下", "; the typed \"\($0)\" was not kept") } ?? ""
  }
  var benchSuspendReason: String { pick("打包台挂起", "set aside at the bench") }
  func benchSuspended(_ id: String, _ reason: String) -> String {
    pick("已挂起 \(id) (\(reason)), 再扫它接着做", "set \(id) aside (\(reason)); scan it again to go on")
  }
  func benchItemFirst(_ title: String) -> String {
    pick("先扫包裹, 再扫商品 (\(title))", "scan a parcel first, then its items (\(title))")
  }
  func benchWrongItem(_ scan: String, _ title: String, _ parcel: String) -> String {
    pick("\(scan) 不在这个包裹里: 这是 \(title) (\(parcel))", "\(scan) is not in this parcel: it is \(title) (\(parcel))")
  }
  func benchLocation(_ code: String) -> String {
    pick("\(code) 是库位, 这里扫包裹和商品", "\(code) is a location: scan parcels and items here")
  }
}

/// The scale of the bench.
extension Texts {
  /// `1.250 kg`.
  private func kilograms(_ grams: Int) -> String {
    let rest = String(grams % 1000)
    return "\(grams / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest) kg"
  }

  func scale(_ reading: ScaleState.Reading) -> String {
    switch reading {
    case .waiting: pick("秤 等读数", "scale: no weight yet")
    case .stable(let grams): pick("秤 \(kilograms(grams)) 稳定", "scale \(kilograms(grams)) stable")
    case .unstable: pick("秤 还在动", "scale: still moving")
    case .useless: pick("秤 超重、负数或皮重, 不能用", "scale: overload, below zero or a tare; no use")
    case .unreadable: pick("秤 发来的读不懂 (只认 kg 和 g), 不算", "scale: unreadable (only kg and g), ignored")
    case .lost: pick("秤 没接上, 每秒再试; 可以输入克数", "scale: not connected, tried every second; type the grams")
    }
  }

  func scaleNothing(_ reading: ScaleState.Reading) -> String {
    pick("没有记重量: ", "no weight taken: ") + scale(reading)
  }
  func scaleMoved(_ grams: Int) -> String {
    pick("秤刚变成 \(kilograms(grams)), 看清再按 Enter", "the scale has just changed to \(kilograms(grams)): look, then Enter again")
  }
  func scaleOutOfRange(_ grams: Int) -> String {
    pick(
      "秤 \(kilograms(grams)) 不是包裹的重量 (\(Parcel.weightRange.lowerBound) 到 \(Parcel.weightRange.upperBound) 克)",
      "\(kilograms(grams)) is no parcel's weight (\(Parcel.weightRange.lowerBound) to \(Parcel.weightRange.upperBound) g)")
  }
  var benchWeighByScale: String {
    pick("已齐, 上秤: 稳定后按 Enter 记下, 或输入克数", "complete: on the scale; Enter takes a stable weight, or type the grams")
  }
}

/// Whose a box is, and what was said of it.
extension Texts {
  func boxOrder(_ number: String, _ buyer: String, pieces: Int) -> String {
    pick("订单 \(number)  \(buyer)  \(pieces) 件", "order \(number)  \(buyer)  \(pieces) pcs")
  }
  func boxTogether(_ count: Int) -> String { pick("合单: 一个箱子 \(count) 个订单", "one box, \(count) orders") }
  var boxRemarks: String { pick("备注", "remark") }
  func boxHidden(_ count: Int) -> String { pick("\(count) 条备注, 你的岗位看不到", "\(count) remarks that your role may not read") }
  func boxNoRoom(_ count: Int) -> String { pick("另有 \(count) 行备注, 窗口放不下", "\(count) lines of remarks: no room here") }
  func boxMore(_ above: Int, _ below: Int) -> String {
    let parts = [
      above > 0 ? pick("上面 \(above) 行", "\(above) above") : nil, below > 0 ? pick("还有 \(below) 行", "\(below) more") : nil,
    ]
    return "… " + list(parts.compactMap { $0 }) + pick("  PgDn PgUp", "  PgDn PgUp")
  }
  func benchGoodsMore(_ above: Int, _ below: Int) -> String {
    let parts = [
      above > 0 ? pick("上面 \(above) 行", "\(above) above") : nil, below > 0 ? pick("还有 \(below) 行", "\(below) more") : nil,
    ]
    return "… " + list(parts.compactMap { $0 })
  }
  func benchProgress(_ done: Int, _ all: Int) -> String { pick("已装 \(done)/\(all) 件", "\(done)/\(all) packed") }
}

/// The walk through the warehouse.
extension Texts {
  var columnSplit: String { pick("分到", "for") }
  var picksEmpty: String { pick("没有要取的: 已打单的都取了", "nothing to bring: all that is printed is picked") }
  var picksNothingHere: String { pick("这个范围没有要取的, Esc 看全部", "nothing to bring here; Esc shows all") }
  var picksNoPlace: String { pick("库位待定", "no location") }
  var picksAllZones: String { pick("全库", "all zones") }
  var picksAllCouriers: String { pick("全部快递", "all couriers") }
  func picksHead(zone: String, courier: String, done: Int, rows: Int) -> String {
    pick("\(zone) · \(courier) · 已取 \(done)/\(rows) 行", "\(zone) · \(courier) · \(done)/\(rows) rows")
  }
  func picksZone(_ zone: String, rows: Int) -> String { pick("\(zone) 区 \(rows) 行", "zone \(zone), \(rows) rows") }
  func picksSummary(complete: Int, of all: Int) -> String {
    pick(
      "取齐 \(complete)/\(all) 个包裹 · 勾只在本机, F2 记入", "\(complete)/\(all) parcels complete · ticks are this screen's own until F2")
  }
  func picksWaitsFor(_ count: Int) -> String { pick("差 \(count) 件", "\(count) to go") }
  var picksBoxComplete: String { pick("齐", "complete") }
  func picksAll(_ complete: Int) -> String {
    pick("都取到了: F2 把 \(complete) 个包裹记为已取货", "all brought: F2 marks \(parcels(complete)) as picked")
  }
  var picksNone: String { pick("还没有取齐的包裹", "no parcel is complete yet") }
  func picksMissing(_ id: String, _ count: Int) -> String { pick("\(id) 差 \(count) 件", "\(id) lacks \(count)") }
  func picksBegun(_ named: [String], more: Int) -> String {
    pick("没取齐: ", "not complete: ") + list(named) + (more > 0 ? pick(" 等, 另 \(more) 个", " and \(more) more") : "")
  }
  func picksDone(_ count: Int) -> String { pick("已取货 \(parcels(count))", "\(parcels(count)) picked") }
  func picksFailed(_ count: Int) -> String { pick("未成 \(count), 见 :messages", "\(count) not; see :messages") }
  func picksNoLocation(_ code: String) -> String {
    pick("取货单里没有库位 \(code)", "no row of the list lies at \(code)")
  }
  func picksNotOnList(_ code: String) -> String { pick("取货单里没有 \(code)", "\(code) is not on the list") }
  func picksFilteredAway(_ code: String, _ location: String) -> String {
    pick("\(code) 在 \(location), 不在现在的范围, Esc 看全部", "\(code) lies at \(location), outside this filter; Esc shows all")
  }
  func picksWaiting(_ parts: [String]) -> String { pick("等这件货的: ", "waiting for it: ") + list(parts) }
  func picksShares(_ parts: [String]) -> String {
    pick("从后面的包裹扣: ", "taken from the last: ") + list(parts)
  }
}

/// The courier's bag.
extension Texts {
  func bagTitle(_ courier: String) -> String { pick("交接 \(courier)", "Handover: \(courier)") }
  func bagNotShippedYet(_ count: Int) -> String {
    count == 0 ? pick("都已发货", "all shipped") : pick("未发货 \(count)", "\(count) not shipped yet")
  }
  var bagScanned: String { pick("已进袋", "in the bag") }
  var bagStillMissing: String { pick("还没扫", "not scanned") }
  var bagLast: String { pick("刚进袋:", "last in:") }
  var bagNobody: String { pick("没有定快递", "without a courier") }
  var bagNoCourier: String { pick("先定快递: 这一组没有运单号", "these have no courier yet: give them a waybill first") }
  func bagNotAParcel(_ scan: String) -> String { pick("\(scan) 不是包裹或运单号", "\(scan) is no parcel and no waybill") }
  func bagOtherCourier(_ id: String, _ its: String, _ bag: String) -> String {
    pick("\(id) 是 \(its) 的, 这是 \(bag) 的袋子", "\(id) goes with \(its); this is the bag of \(bag)")
  }
  func bagStopped(_ id: String) -> String { pick("\(id) 正在拦截, 不能交出去 · ORD-8", "\(id) is being intercepted: keep it here · ORD-8") }
  func bagAlready(_ id: String) -> String { pick("\(id) 已经在袋里", "\(id) is in the bag already") }
  func bagNotShipped(_ id: String, _ stage: ParcelStage) -> String {
    pick("\(id) 还是 \(title(stage)), 没有发货, 不能交接 · FUL-2", "\(id) is \(title(stage)), not shipped: it can't be handed over · FUL-2")
  }
  func bagSigns(_ courier: String, _ driver: String, scanned: Int, expected: Int) -> String {
    pick("\(courier) \(driver) 签收 \(scanned) 件, 应交 \(expected)", "\(driver) of \(courier) signs for \(scanned) of \(expected)")
  }
  func bagMissing(_ ids: [String], more: Int) -> String {
    pick("没扫进袋: ", "not in the bag: ") + list(ids) + (more > 0 ? pick(" 等, 另 \(more) 个", " and \(more) more") : "")
  }
  func bagSigned(_ missing: [String]) -> String {
    pick("交接单已签字", "manifest signed")
      + (missing.isEmpty
        ? pick(", 全部交出", ", everything is with the driver")
        : " · " + bagMissing(Array(missing.prefix(8)), more: max(0, missing.count - 8)) + " · FUL-7")
  }
}
