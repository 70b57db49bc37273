import DeskCore

/// What a column means, whatever a layout calls it.
enum Column: Int, CaseIterable {
  // Order lists.
  case orderNumber, buyer, goods, shippingFee, total, paid, status, buyerMessage, recipient, address, changedAddress
  case shippingMethod, landline, phone, createdAt, paidAt, titles, itemCount, waybill, courier, sellerRemark
  case shopName, closeReason, invoiceTitle, refunded, fakeMark
  // Order details.
  case lineOrder, lineNumber, title, price, quantity, outerCode, attributes, lineRemark, sellerCode, refundStatus
  // The console's own product and waybill files.
  case sku, barcode, location, stock, productName, productAttributes, productCost, productFloor, productPrice, productSafety,
    productShop
  case poolCourier, poolNumber
  // 淘宝助理's product package, by its English keys.
  case itemTitle, itemPrice, itemStatus, itemCode, itemBarcode, itemSKUs, itemSKUBarcodes, itemAliases, itemOwnValues
  // Files of reviews.
  case reviewOrder, rating, reviewText, reviewedAt
  // The calendar, couriers' rules and prices, and what marketplaces answer to ship files.
  case calendarDay, calendarKind, calendarNote
  case rulePriority, ruleProvince, ruleCity, ruleFrom, ruleTo, rulePlatform, ruleShop, ruleCourier
  case tariffCourier, tariffProvince, tariffFirst, tariffFirstPrice, tariffStep, tariffStepPrice, tariffFrom
  case resultOrder, resultWaybill, result, resultText
  // What marketplaces count of visits.
  case trafficDay, trafficSKU, trafficPage, visits, visitors, conversion, bounce

  /// Trimmed header names, the preferred one first.
  var names: [String] {
    switch self {
    case .orderNumber: ["订单编号"]
    case .buyer: ["买家会员名"]
    case .goods: ["买家应付货款"]
    case .shippingFee: ["买家应付邮费"]
    case .total: ["总金额"]
    case .paid: ["买家实际支付金额", "买家实付金额"]
    case .status: ["订单状态"]
    case .buyerMessage: ["买家留言"]
    case .recipient: ["收货人姓名"]
    case .address: ["收货地址"]
    case .changedAddress: ["修改后的收货地址"]
    case .shippingMethod: ["运送方式"]
    case .landline: ["联系电话"]
    case .phone: ["联系手机"]
    case .createdAt: ["订单创建时间"]
    case .paidAt: ["订单付款时间"]
    case .titles: ["宝贝标题", "商品标题"]
    case .itemCount: ["宝贝总数量"]
    case .waybill: ["物流单号"]
    case .courier: ["物流公司"]
    case .sellerRemark: ["订单备注", "商家备注"]
    case .shopName: ["店铺名称", "分销商店铺名称"]
    case .closeReason: ["订单关闭原因"]
    case .invoiceTitle: ["发票抬头"]
    case .refunded: ["退款金额"]
    case .fakeMark: ["是否刷单", "刷单", "刷单标记"]
    case .lineOrder: ["主订单编号", "订单编号"]
    case .lineNumber: ["子订单编号"]
    case .title: ["标题", "商品标题"]
    case .price: ["价格", "商品价格"]
    case .quantity: ["购买数量"]
    case .outerCode: ["外部系统编号"]
    case .attributes: ["商品属性"]
    case .lineRemark: ["备注", "商家备注"]
    case .sellerCode: ["商家编码"]
    case .refundStatus: ["退款状态"]
    case .sku: ["商家编码", "SKU编码", "sku", "SKU"]
    case .barcode: ["条码", "商品条码", "barcode", "barcodes"]
    case .location: ["库位", "location"]
    case .stock: ["数量", "库存", "quantity"]
    case .productName: ["名称", "标题", "name", "title"]
    case .productAttributes: ["属性", "规格", "颜色尺码", "attributes"]
    case .productCost: ["成本", "成本价", "cost"]
    case .productFloor: ["底价", "floor price"]
    case .productPrice: ["价格", "售价", "price"]
    case .productSafety: ["安全库存", "safety stock", "safety"]
    case .productShop: ["店铺", "在售店铺", "shop", "shops"]
    case .itemTitle: ["title"]
    case .itemPrice: ["price"]
    case .itemStatus: ["approve_status"]
    case .itemCode: ["outer_id"]
    case .itemBarcode: ["barcode"]
    case .itemSKUs: ["skuProps"]
    case .itemSKUBarcodes: ["sku_barcode"]
    case .itemAliases: ["propAlias"]
    case .itemOwnValues: ["input_custom_cpv"]
    case .poolCourier: ["快递公司", "物流公司", "courier"]
    case .poolNumber: ["运单号", "快递单号", "物流单号", "number"]
    case .reviewOrder: ["订单编号", "订单号", "主订单编号", "order"]
    case .rating: ["评价", "评价类型", "评价结果", "评价等级", "rating"]
    case .reviewText: ["评价内容", "评论内容", "评论", "text"]
    case .reviewedAt: ["评价时间", "评论时间", "time"]
    case .calendarDay: ["日期", "date", "day"]
    case .calendarKind: ["类型", "日期类型", "kind"]
    case .calendarNote: ["备注", "说明", "note"]
    case .rulePriority: ["优先级", "priority"]
    case .ruleProvince: ["省份", "地区", "province", "region"]
    case .ruleCity: ["城市", "city"]
    case .ruleFrom: ["起重(克)", "起重（克）", "起重", "from grams", "from"]
    case .ruleTo: ["止重(克)", "止重（克）", "止重", "to grams", "to"]
    case .rulePlatform: ["平台", "platform"]
    case .ruleShop: ["店铺", "shop"]
    case .ruleCourier, .tariffCourier: ["快递公司", "物流公司", "快递", "courier"]
    case .tariffProvince: ["省份", "目的省", "目的地", "province"]
    case .tariffFirst: ["首重(克)", "首重（克）", "首重", "first grams"]
    case .tariffFirstPrice: ["首重价", "首重价(元)", "首重价格", "first price"]
    case .tariffStep: ["续重(克)", "续重（克）", "续重", "step grams"]
    case .tariffStepPrice: ["续重价", "续重价(元)", "续重价格", "step price"]
    case .tariffFrom: ["生效日期", "valid from"]
    case .resultOrder: ["订单编号", "订单号", "主订单编号", "order"]
    case .resultWaybill: ["物流单号", "快递单号", "运单号", "物流单号(必填）", "物流单号(必填)", "物流单号（必填）", "number"]
    case .result: ["结果", "操作状态", "处理结果", "发货结果", "result"]
    case .resultText: ["描述", "备注", "失败原因", "原因", "description"]
    case .trafficDay: ["日期", "统计日期", "date", "Date", "day"]
    case .trafficSKU: ["商家编码", "SKU编码", "商品编码", "货号", "sku", "SKU"]
    case .trafficPage: ["页面", "页面名称", "页面地址", "页面URL", "URL", "url", "page", "Page", "商品ID", "商品id", "宝贝ID"]
    case .visits: ["浏览量", "浏览量(PV)", "浏览量（PV）", "页面浏览量", "商品浏览量", "PV", "pv", "visits", "Visits", "page views", "Page views"]
    case .visitors: ["访客数", "访客数(UV)", "访客数（UV）", "商品访客数", "独立访客数", "UV", "uv", "visitors", "Visitors", "unique visitors"]
    case .conversion:
      ["转化率", "支付转化率", "商品支付转化率", "下单转化率", "成交转化率", "conversion", "Conversion", "conversion rate", "Conversion rate"]
    case .bounce: ["跳失率", "跳出率", "商品跳失率", "商品跳出率", "bounce", "Bounce", "bounce rate", "Bounce rate"]
    }
  }
}

extension ImportKind {
  /// Each of these must be in the header; several columns of one inner list are alternatives.
  var required: [[Column]] {
    switch self {
    case .orders: [[.orderNumber], [.status], [.paid], [.createdAt], [.total, .goods]]
    case .details: [[.lineOrder], [.title], [.price], [.quantity]]
    case .products:
      [
        [.sku],
        [
          .barcode, .location, .stock, .productName, .productAttributes, .productCost, .productFloor, .productPrice, .productSafety,
          .productShop,
        ],
      ]
    case .waybills: [[.poolCourier], [.poolNumber]]
    case .reviews: [[.reviewOrder], [.rating]]
    case .calendar: [[.calendarDay], [.calendarKind]]
    case .courierRules: [[.rulePriority], [.ruleCourier]]
    case .tariffs: [[.tariffCourier], [.tariffFirst], [.tariffFirstPrice], [.tariffFrom]]
    case .shipResults: [[.resultOrder], [.result]]
    case .traffic: [[.trafficDay], [.visits, .visitors]]
    }
  }

  /// None of these may be: they belong to files of another kind that otherwise look alike (trap 25).
  var forbidden: [String] {
    switch self {
    case .orders, .details: []
    case .courierRules, .tariffs: ["订单编号", "订单号", "主订单编号", "运单号", "快递单号", "物流单号"]
    case .calendar: ["订单编号", "订单号", "主订单编号", "运单号", "快递单号", "物流单号", "浏览量", "访客数"]
    case .shipResults: ["订单状态", "评价"]
    case .products: ["购买数量", "订单编号", "订单号", "主订单编号", "订单状态"] + Column.visits.names + Column.visitors.names
    case .traffic: ["购买数量", "订单编号", "订单号", "主订单编号", "订单状态"]
    case .waybills: ["订单编号", "订单号", "主订单编号", "子订单编号", "订单状态"]
    case .reviews: ["订单状态", "购买数量", "运单号", "快递单号", "物流单号"]
    }
  }
}
