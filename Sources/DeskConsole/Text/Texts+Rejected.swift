import DeskCore

/// Why a row of a file was left out, or what else a person should see of it.
extension Texts {
  public func reason(_ reason: RejectReason) -> String {
    switch reason {
    case .missingValue: pick("没有填写", "missing")
    case .notMoney(let text): pick("不是金额: \(text)", "not an amount: \(text)")
    case .notANumber(let text): pick("不是数字: \(text)", "not a number: \(text)")
    case .notATime(let text): pick("不是时间: \(text)", "not a time: \(text)")
    case .fakeOrder(let text): pick("标明是刷单: \(text) · ORD-19", "marked as a fake order: \(text) · ORD-19")
    case .duplicateOrder(let number): pick("订单 \(number) 在文件里重复且内容不同", "order \(number) is there twice with different content")
    case .detailWithoutOrder(let number): pick("订单 \(number) 不在订单表里", "order \(number) is in no order list")
    case .orderWithoutDetails(let number): pick("订单 \(number) 没有明细", "order \(number) has no details")
    case .tooFewFields(let found, let expected):
      pick("只有 \(found) 列, 应有 \(expected) 列", "\(found) fields where \(expected) are expected")
    case .notARating(let text): pick("不是 好评/中评/差评: \(text)", "neither good, middling nor bad: \(text)")
    case .unknownOrder(let number): pick("没有订单 \(number)", "no order \(number)")
    case .severalOrders(let number):
      pick("有几个店的订单都是 \(number), 请写本店单号 (O…)", "several shops have an order \(number): give shopdesk's number (O…)")
    case .notShippedYet(let stage):
      pick("订单是 \(self.stage(stage)), 还没发货, 不能有评价", "the order is \(self.stage(stage)), not shipped yet: it can't have been rated")
    case .timeAhead(let text): pick("时间还没到: \(text)", "that time has not come yet: \(text)")
    case .notAPercentage(let text): pick("不是 0% 到 100% 的百分比: \(text)", "not a percentage from 0% to 100%: \(text)")
    case .notADay(let text): pick("不是日期 (年-月-日): \(text)", "not a day (yyyy-MM-dd): \(text)")
    case .sameDay(let text): pick("日期重复: \(text)", "the day is there twice: \(text)")
    case .notADayKind(let text): pick("不是 节假日/调休: \(text)", "neither holiday nor workday: \(text)")
    case .unknownCourier(let text): pick("不认识的快递: \(text) · FUL-5", "unknown courier: \(text) · FUL-5")
    case .notARegion(let text): pick("地区要从省份写起: \(text)", "a place begins with its province: \(text)")
    case .weightsReversed: pick("起重大于止重", "from is more than to")
    case .notAResult(let text): pick("看不出成功还是失败: \(text)", "neither success nor failure: \(text)")
    case .orderNotShipped(let stage):
      pick("订单是 \(self.stage(stage)), 还没有发货的包裹", "the order is \(self.stage(stage)), nothing of it is shipped yet")
    case .notItsWaybill(let text): pick("这个订单没有发出的运单 \(text)", "the order has no shipped parcel with \(text)")
    case .other(let text): text
    // Product files.
    case .duplicateSKU(let sku, let row): pick("\(sku) 在第 \(row) 行已经有了", "\(sku) is there already, in row \(row)")
    case .mergedSKU(let sku, let into): pick("\(sku) 已并入 \(into) · INV-1", "\(sku) is part of \(into) now · INV-1")
    case .barcodeTaken(let barcode, let sku): pick("条码 \(barcode) 是 \(sku) 的 · INV-1", "barcode \(barcode) is \(sku)'s · INV-1")
    case .placeTaken(let place):
      pick("\(place) 已经放着它的一部分, 请用移库 · INV-1", "some of it lies at \(place) already: move it · INV-1")
    case .notSKUs(let text): pick("销售属性组合看不懂: \(text)", "not 价格:数量:商家编码:属性;…: \(text)")
    case .codesMissing(let missing, let all):
      pick("\(all) 个规格里 \(missing) 个没有商家编码, 没有导入", "\(missing) of \(all) variants have no code and weren't taken")
    case .notBarcodes(let text): pick("分不清是哪个规格的条码, 没有导入: \(text)", "which variant's is which can't be told, not taken: \(text)")
    case .notAListing(let text): pick("看不出出售中还是仓库中: \(text)", "neither onsale nor instock: \(text)")
    case .notAShop(let text): pick("不是店铺 (平台/店名): \(text)", "not a shop (platform/name): \(text)")
    case .notAPrice(let text): pick("不能是售价: \(text)", "can't be a price: \(text)")
    case .priceStands(let price, let stated):
      pick(
        "本店是 \(price), 文件 \(stated): 改价要申请, 没有改 · INV-4",
        "it is \(price), the file says \(stated): a change is approved, not imported · INV-4")
    case .priceWaits(let price, let stated):
      pick(
        "已批准 \(price) 待发布, 文件 \(stated), 没有改 · INV-4",
        "\(price) is approved and waits to be published, the file says \(stated): unchanged · INV-4")
    case .belowFloor(let floor, let stated):
      pick(
        "\(stated) 低于底价 \(floor), 要总经理批准, 没有改 · INV-4",
        "\(stated) is below the floor price \(floor), which the general manager approves: unchanged · INV-4")
    case .listingDiffers(let shop, let state, let isForSale):
      pick(
        "\(shop): 本店记为\(title(state)), 平台\(isForSale ? "在售" : "不在售"), 没有改 · INV-3",
        "\(shop): known as \(title(state)), there it is \(isForSale ? "for sale" : "not for sale"): unchanged · INV-3")
    }
  }
}
