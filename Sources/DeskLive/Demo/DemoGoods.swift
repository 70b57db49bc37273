import DeskCore

/// What the demo shop sells: made-up goods of a household shop.
struct DemoGoods: Sendable {
  var sku: String
  var title: String
  var attributes: String
  var price: Money
  var location: String
  var barcode: String
  var stock: Int

  /// Of the last one there are two, which turn out to be broken: it sells out, and a shortage shows.
  static let all: [DemoGoods] = rows.enumerated().map { index, row in
    DemoGoods(
      sku: row.0, title: row.1, attributes: row.2, price: Money(fen: row.3),
      location: "\(["A", "B", "C"][index / 8 % 3])-\(padded(1 + index % 8 * 2, 2))-\(padded(1 + index * 5 % 12, 2))",
      barcode: ean13(690_123_450_000 + index * 37), stock: index == rows.count - 1 ? 2 : 60 + index * 7 % 90)
  }

  private static let rows: [(String, String, String, Int64)] = [
    ("MT-4P-BL-18", "纯棉四件套", "颜色分类：雾蓝;尺寸：1.8m", 12800), ("MT-4P-GR-15", "纯棉四件套", "颜色分类：浅灰;尺寸：1.5m", 11800),
    ("ZT-WH-2", "枕套 一对装", "颜色分类：白色", 2990), ("ZT-PK-2", "枕套 一对装", "颜色分类：藕粉", 2990),
    ("YY-KID-YE-120", "儿童雨衣 带书包位", "颜色分类：黄色;身高：120cm", 5990), ("YY-KID-BL-130", "儿童雨衣 带书包位", "颜色分类：蓝色;身高：130cm", 5990),
    ("PAN-YP-20", "雪平锅 不粘小奶锅", "规格：20cm 不含盖", 8900), ("PAN-YP-20-LID", "雪平锅 不粘小奶锅", "规格：20cm 含盖", 10900),
    ("KN-SD-170", "三德刀 家用菜刀", "刃长：170mm", 16800), ("KN-NT-210", "牛刀 主厨刀", "刃长：210mm", 23800),
    ("BRD-BAM-L", "竹砧板 整竹", "规格：大号", 4500), ("BRD-BAM-S", "竹砧板 整竹", "规格：小号", 2900),
    ("CUP-VAC-350-WH", "保温杯 316不锈钢", "颜色分类：米白;容量：350ml", 6900), ("CUP-VAC-500-GN", "保温杯 316不锈钢", "颜色分类：墨绿;容量：500ml", 7900),
    ("TBL-LIN-140", "棉麻桌布 防水", "尺寸：140×180cm", 5600), ("BOX-GLS-3", "玻璃饭盒 三件装", "容量：400/650/1000ml", 4900),
    ("TWL-BATH-GY", "浴巾 长绒棉", "颜色分类：深灰", 5900), ("TWL-FACE-3", "毛巾 三条装", "颜色分类：混色", 3900),
    ("SLP-EVA-40", "浴室拖鞋 防滑", "尺码：40-41", 1990), ("SLP-EVA-38", "浴室拖鞋 防滑", "尺码：38-39", 1990),
    ("HGR-20", "衣架 20只装", "颜色分类：灰色", 2590), ("LMP-DESK-WH", "护眼台灯 三档调光", "颜色分类：白色", 12900),
    ("BAG-VAC-10", "真空收纳袋 10只", "规格：送手泵", 3590), ("KTL-15-WH", "电热水壶 1.5L", "颜色分类：白色", 9900),
  ]

  private static func ean13(_ twelve: Int) -> String {
    let digits = String(twelve).compactMap(\.wholeNumberValue)
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
    return String(twelve) + String((10 - sum % 10) % 10)
  }
}
