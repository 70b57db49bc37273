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
    case .closed(let place, let owner):
      pick(
        "\(place) 不让读 (属系统用户 \(owner)): 请用 sudo -u \(owner) 运行, 或请数据库管理员放开它的读权限",
        "\(place) may not be read (it belongs to the system user \(owner)): run this with sudo -u \(owner), or have the database admin open it for reading"
      )
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
