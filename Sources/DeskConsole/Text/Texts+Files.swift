import DeskCore

/// Why a file, or a row of it, was not taken.
extension Texts {
  /// The whole sentence, with the file and where in it.
  public func fileRefusal(_ refusal: FileRefusal) -> String {
    var place = refusal.file
    if let row = refusal.row { place += pick(" 第 \(row) 行", " row \(row)") }
    if let column = refusal.column, !column.isEmpty { place += pick(" 列「\(column)」", " column \(column)") }
    return "\(place): \(reason(refusal.reason))"
  }

  func reason(_ reason: FileRefusal.Reason) -> String {
    switch reason {
    case .missing: pick("没有这个文件", "no such file")
    case .unreadable(let why): pick("读不了: \(why)", "unreadable: \(why)")
    case .empty: pick("文件是空的", "the file is empty")
    case .isDirectory: pick("这是文件夹", "that is a folder")
    case .otherFormat(let format): pick("这是 \(format) 文件, 请导出为 CSV", "that is a \(format) file: export it as CSV")
    case .notTextIn(let encoding, let offset):
      pick("不是 \(encoding) 文本 (第 \(offset) 字节)", "not \(encoding) text (byte \(offset))")
    case .nulByte(let offset): pick("含有空字节 (第 \(offset) 字节)", "holds a NUL byte (byte \(offset))")
    case .lineTooLong(let limit): pick("有一行超过 \(limit) 字节", "a line is longer than \(limit) bytes")
    case .tooManyColumns(let limit): pick("超过 \(limit) 列", "more than \(limit) columns")
    case .secondTable(let first):
      pick(
        "\(first) 已经是一整张快递规则表: 一次只能导入一张, 请分开导入 · FUL-5",
        "\(first) is a whole table of courier rules already: import one at a time · FUL-5")
    case .tooLarge(let limit): pick("文件超过 \(limit) 字节", "larger than \(limit) bytes")
    case .unterminatedQuote: pick("引号没有结束, 文件可能不完整", "a quote is never closed: the file may be cut off")
    case .unknownLayout(let header): pick("不认识的表头: \(header)", "unknown layout: \(header)")
    case .otherKind(let kind): pick("这是\(title(kind))文件", "that is a file of \(title(kind))")
    case .foreignBill(let header, let missing):
      pick(
        "不是快递账单, 缺 \(list(missing)) 列; 表头: \(header) · FUL-9",
        "not a courier's bill, it lacks \(list(missing)); its header: \(header) · FUL-9")
    case .foreignTemplate(let header, let missing):
      pick(
        "不是发货模板, 缺 \(list(missing)) 列; 表头: \(header) · FUL-6",
        "not a ship template, it lacks \(list(missing)); its header: \(header) · FUL-6")
    case .ambiguousLayout(let layouts):
      pick("表头可能是 \(list(layouts)), 请用 --platform 指明", "could be \(list(layouts)): say --platform")
    case .spreadsheetDamage(let sample):
      pick("被 Excel 另存过, 编号已损坏 (如 \(sample)), 请重新导出", "re-saved by a spreadsheet, numbers are damaged (\(sample)): export again")
    case .fakeOrders: pick("文件标明是刷单, 不导入 · ORD-19", "marked as fake orders, not imported · ORD-19")
    }
  }

  /// One rejected row of an import.
  public func rejectedRow(_ row: RejectedRow) -> String {
    let column = row.column.isEmpty ? "" : pick(" 列「\(row.column)」", " column \(row.column)")
    return pick("第 \(row.row) 行", "row \(row.row)") + column + ": " + reason(row.reason)
  }

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
    }
  }

  public func title(_ kind: ImportKind) -> String {
    switch kind {
    case .orders: pick("订单", "orders")
    case .details: pick("订单明细", "order details")
    case .products: pick("商品", "products")
    case .waybills: pick("运单号", "waybills")
    case .reviews: pick("评价", "reviews")
    case .calendar: pick("日历", "the calendar")
    case .courierRules: pick("快递规则", "courier rules")
    case .tariffs: pick("快递价格", "tariffs")
    case .shipResults: pick("发货结果", "shipping results")
    case .traffic: pick("流量", "traffic")
    }
  }
}
