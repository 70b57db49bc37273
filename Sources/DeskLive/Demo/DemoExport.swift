import DeskCore

/// Writes the demo's orders as the marketplace would export them, so that they enter through the same importer as everything.
struct DemoExport {
  let zone: ShopZone
  let shop: String

  private static let orderHeader = """
    订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,\
    收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,\
    订单关闭原因,卖家服务费,买家服务费
    """
  private static let detailHeader = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码"

  /// The pair of files for some orders, named after the moment of the export.
  func files(_ orders: [DemoOrder], at instant: Instant) -> [(name: String, bytes: [UInt8])] {
    let at = zone.local(instant)
    let stamp = at.day.iso.filter { $0 != "-" } + at.hourMinute.filter { $0 != ":" }
    let list = ([Self.orderHeader] + orders.map(row)).joined(separator: "\r\n") + "\r\n"
    let details = ([Self.detailHeader] + orders.flatMap(lines)).joined(separator: "\r\n") + "\r\n"
    return [("ExportOrderList\(stamp).csv", Array(list.utf8)), ("ExportOrderDetailList\(stamp).csv", Array(details.utf8))]
  }

  private func row(_ order: DemoOrder) -> String {
    let goods = order.lines.reduce(.zero - order.saved) { $0 + Money(fen: $1.goods.price.fen * Int64($1.quantity)) }
    let paid = order.fate.isPaid ? (goods + order.fee).decimal : "0.00"
    let cells = [
      order.buyer, "", goods.decimal, order.fee.decimal, "0", (goods + order.fee).decimal, "0", paid, "0", order.status,
      order.message,
      order.recipient, order.address, "快递", "", "'" + order.phone, clock(order.createdAt),
      order.fate.isPaid ? clock(order.paidAt) : "",
      order.lines.map(\.goods.title).joined(separator: "，"), "\(order.lines.count)", "", "", order.remark,
      "\(order.lines.reduce(0) { $0 + $1.quantity })", "0", shop, order.status == "交易关闭" ? "买家申请退款" : "订单未关闭", "0", "0元",
    ]
    return "=\"\(order.number)\"," + cells.map { "\"\($0)\"" }.joined(separator: ",")
  }

  private func lines(_ order: DemoOrder) -> [String] {
    order.lines.map { line in
      let cells = [
        line.goods.title, line.goods.price.decimal, "\(line.quantity)", line.goods.sku, line.goods.attributes, "", "", order.status,
        line.goods.sku,
      ]
      return "=\"\(order.number)\"," + cells.map { "\"\($0)\"" }.joined(separator: ",") + ","
    }
  }

  private func clock(_ instant: Instant) -> String {
    let at = zone.local(instant)
    return "\(at.day.iso) \(at.clock)"
  }

  /// The goods as the shop's own stock file.
  static func goods() -> [UInt8] {
    let rows = DemoGoods.all.map {
      let (cost, floor) = (Money(fen: $0.price.fen * 45 / 100), Money(fen: $0.price.fen * 7 / 10))
      let words = "\($0.title) \($0.attributes.replacing(";", with: " "))"
      return "\($0.sku),\(words),\($0.barcode),\($0.location),\($0.stock),\(cost.decimal),\(floor.decimal),12"
    }
    return Array((["商家编码,名称,条码,库位,数量,成本,底价,安全库存"] + rows).joined(separator: "\r\n").utf8)
  }

  /// FUL-5: who takes what where nobody has wished otherwise.
  static func courierRules() -> [UInt8] {
    let rows = [
      "优先级,快递公司,省份,起重(克),止重(克)", "10,顺丰,北京,,", "10,顺丰,广东,,", "20,中通,浙江,,3000", "20,中通,江苏,,3000", "20,中通,上海,,3000", "90,圆通,,,",
    ]
    return Array(rows.joined(separator: "\r\n").utf8)
  }

  /// A pool of waybill numbers for each of three couriers.
  static func waybills(_ numbers: inout DemoNumbers, each count: Int) -> [UInt8] {
    var rows = ["快递公司,运单号"]
    let bases = [("圆通", "YT8", 12), ("中通", "75", 12), ("顺丰", "SF1", 12)]
    for (courier, prefix, digits) in bases {
      let start = 100_000_000 + numbers.below(800_000_000)
      for number in 0..<count { rows.append("\(courier),\(prefix)\(padded(start + number * 7, digits))") }
    }
    return Array(rows.joined(separator: "\r\n").utf8)
  }
}
