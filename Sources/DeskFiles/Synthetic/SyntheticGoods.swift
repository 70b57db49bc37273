/// What synthetic orders sell: made-up goods under made-up codes.
struct SyntheticGoods: Sendable {
  var title: String
  var code: String
  var attributes: String
  var fen: Int64

  static let all: [SyntheticGoods] = (0..<240).map { number in
    let kinds = ["雪平锅", "三德刀", "保温杯", "棉麻桌布", "竹砧板", "电热水壶", "玻璃饭盒", "不锈钢漏勺", "陶瓷餐盘", "牙刷单支装", "真空包装袋", "硅胶铲"]
    let colours = ["白色", "雾蓝", "深灰", "米黄", "墨绿"]
    let kind = kinds[number % kinds.count]
    return SyntheticGoods(
      title: "【合成数据】家用\(kind)第\(number / kinds.count + 1)代 厨房，送礼",
      code: "SYN-\(1000 + number)",
      attributes: "颜色分类：\(colours[number % colours.count]);尺寸：\(12 + number % 9)厘米",
      fen: Int64(990 + (number * 7919) % 98_000))
  }
}
