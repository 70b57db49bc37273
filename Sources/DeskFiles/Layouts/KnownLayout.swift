import DeskCore

/// A layout that marketplaces have used, by its exact header names (formats.md 1.1 and 1.2).
struct KnownLayout: Sendable {
  var name: String
  var kind: ImportKind
  var platform: String
  var headers: [String]

  static let all: [KnownLayout] = orderLists + details

  private static let prefix = list(
    """
    订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,\
    收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,\
    订单关闭原因,卖家服务费,买家服务费
    """)
  private static let changes = list("修改后的sku,修改后的收货地址,异常信息")
  private static let coupons = list("天猫卡券抵扣,集分宝抵扣,是否是O2O交易")
  private static let invoice = list("发票抬头,是否手机订单,分阶段订单信息")
  private static let uploads = list("特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名")
  private static let tail2017 = invoice + uploads + changes + coupons
  private static let retail = list("新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id")
  private static let settled = list("退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包")

  private static let columns2014 = prefix + invoice + ["定金排名"] + changes
  private static let columns2016 = prefix + invoice + list("特权订金订单id,定金排名") + changes + coupons
  private static let columns2018 = withPayment(prefix) + tail2017 + retail + settled

  private static let orderLists: [KnownLayout] = [
    taobao("taobao-orders-30", prefix),
    taobao("taobao-orders-37", columns2014),
    taobao("taobao-distribution-38", distribution),
    taobao("taobao-orders-41", columns2016),
    taobao("taobao-orders-45", prefix + tail2017 + ["退款金额"]),
    taobao("taobao-orders-46", prefix + tail2017 + list("退款金额,预约门店")),
    taobao("taobao-orders-56", columns2018),
    taobao("taobao-orders-61", columns2018 + list("是否信用购,体验期结束时间,前N有礼,配送类型,主订单编号")),
    KnownLayout(name: "tmall-bonded-44", kind: .orders, platform: "tmall", headers: bonded),
    KnownLayout(
      name: "qianniu-orders", kind: .orders, platform: "taobao",
      headers: list(
        """
        订单编号,支付单号,支付详情,买家应付货款,买家应付邮费,总金额,买家实付金额,订单状态,订单创建时间,订单付款时间,商品标题,宝贝总数量,店铺名称,退款金额,\
        是否主动赔付,主动赔付金额,主动赔付出账时间,商品属性SKU,商家编码,商家备注,收货地址,订单关闭原因,发货时间,确认收货时间,确认收货打款金额,C2B小额收款,\
        含应开票给个人红包,总金额(旧版)
        """)),
  ]

  private static let details: [KnownLayout] = [
    KnownLayout(
      name: "taobao-details-10", kind: .details, platform: "taobao",
      headers: list("订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码")),
    KnownLayout(
      name: "tmall-details-18", kind: .details, platform: "tmall",
      headers: list(
        """
        子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,\
        退款金额,订单创建时间,订单付款时间
        """)),
    KnownLayout(
      name: "qianniu-details-16", kind: .details, platform: "taobao",
      headers: list(
        """
        子订单编号,主订单编号,商品标题,商品ID,商品价格,购买数量,商品属性,商家编码,订单状态,买家应付货款,买家实付金额,退款状态,退款金额,订单创建时间,\
        订单付款时间,发货时间
        """)),
  ]

  private static let distribution =
    prefix.map { ["店铺Id": "分销商Id", "店铺名称": "分销商店铺名称"][$0] ?? $0 } + list("发票抬头,定金排名") + changes
    + list("卡券抵扣,积分抵扣,是否是O2O交易")

  /// Its last three columns are the buyer's name, ID-card number and phone. No `Column` reads them, so they exist only in the row's bytes.
  private static let bonded =
    [prefix[0], prefix[1], prefix[2], "支付交易号"] + prefix[3...] + invoice + ["定金排名"] + changes + coupons
    + list("买家姓名,买家身份证号,买家手机号")

  private static func taobao(_ name: String, _ headers: [String]) -> KnownLayout {
    KnownLayout(name: name, kind: .orders, platform: "taobao", headers: headers)
  }

  /// Since 2018 two payment columns stand in the middle, as the fourth and fifth (trap 3).
  private static func withPayment(_ prefix: [String]) -> [String] {
    Array(prefix[..<3]) + ["支付单号", "支付详情"] + Array(prefix[3...])
  }

  private static func list(_ names: String) -> [String] { names.split(separator: ",").map(String.init) }
}
