import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper

extension FinanceReport {
  func paper(_ texts: Texts) -> Paper {
    let pick = texts.pick
    func row(_ name: String, _ sum: Sum) -> [String] {
      [
        name, "\(sum.orders)", sum.goods.decimal, sum.shipping.decimal, sum.discounts.decimal, sum.refunds.decimal, sum.net.decimal,
      ]
    }
    var blocks: [Paper.Block] = [
      .table(
        Paper.Table(
          [Paper.Table.Column(pick("店铺", "shop"), share: 4), .init(pick("订单", "orders"), share: 1, right: true)]
            + [pick("商品", "goods"), pick("运费", "shipping"), pick("优惠", "discounts"), pick("退款", "refunds"), pick("净额", "net")].map {
              Paper.Table.Column($0, share: 2, right: true)
            },
          rows: sums.map { row("\($0.platform) \($0.shop)", $0) }, total: row(pick("合计", "total"), total))),
      .text(pick("净额 = 商品 + 运费 − 优惠 − 退款, 单位元", "net = goods + shipping − discounts − refunds, in yuan"), .small),
    ]
    if !refunds.isEmpty {
      blocks += [
        .heading(pick("退款 \(refunds.count) 单", "Refunds of \(refunds.count) orders")),
        .table(
          Paper.Table(
            [
              .init(pick("订单", "order"), share: 28), .init(pick("售后单", "case"), share: 12),
              .init(pick("本店结算", "settled"), share: 10, right: true),
              .init(pick("平台告知", "told"), share: 10, right: true), .init(pick("计入", "counted"), share: 10, right: true),
            ],
            rows: refunds.map {
              [
                "\($0.number) \($0.shop)", $0.cases.joined(separator: " "), $0.settled.decimal, $0.told.decimal, $0.counted.decimal,
              ]
            }, total: [pick("合计", "total"), "", sum(\.settled), sum(\.told), sum(\.counted)])),
        .text(
          pick(
            "平台告知的退款里也有本店结算的: 同一订单取两者中累计较大的, 只计一次",
            "What the platform told holds what was settled here too: of one order the greater of the two sums counts, once"), .small
        ),
      ]
    }
    if unrecorded > 0 {
      blocks.append(
        .text(
          pick(
            "\(unrecorded) 单入账时未记录平台已退款 (旧版本), 其退款不在内",
            "\(unrecorded) orders were booked without what the platform had refunded (older version): not in these sums"), .alarm))
    }
    blocks +=
      closing.foot(texts) + [.signatures([pick("财务签字", "Finance"), pick("主管签字", "Head of department"), pick("日期", "Date")])]
    let day = closing.day.iso
    return Paper(
      .financeReport, language: texts.language.paper,
      pages: [Paper.Page(title: pick("财务日报", "Finance report") + " \(day)", subject: day, blocks: blocks)])
  }

  private func sum(_ part: (Refund) -> Money) -> String { refunds.reduce(Money.zero) { $0 + part($1) }.decimal }

  /// One row a shop, their sum, then the refunds.
  func table(_ texts: Texts) -> CSVDocument {
    let pick = texts.pick
    let header =
      texts.language == .zh
      ? ["种类", "店铺/订单", "平台/售后单", "订单数", "商品", "运费", "优惠", "退款", "净额", "本店结算", "平台告知"]
      : ["kind", "shop/order", "platform/case", "orders", "goods", "shipping", "discounts", "refunds", "net", "settled", "told"]
    let blank = CSVCell.text("")
    func row(_ kind: String, _ sum: Sum) -> [CSVCell] {
      [
        .text(kind), .text(sum.shop), .text(sum.platform), .count(sum.orders), .money(sum.goods), .money(sum.shipping),
        .money(sum.discounts), .money(sum.refunds), .money(sum.net), blank, blank,
      ]
    }
    var rows = sums.map { row(pick("店铺", "shop"), $0) } + [row(pick("合计", "total"), total)]
    rows += refunds.map {
      [
        .text(pick("退款", "refund")), .formulaText($0.number), .text($0.cases.joined(separator: " ")), blank, blank, blank, blank,
        .money($0.counted), blank, .money($0.settled), .money($0.told),
      ]
    }
    if unrecorded > 0 {
      rows.append(
        [.text(pick("未记录平台已退款", "platform refunds not recorded")), blank, blank, .count(unrecorded)]
          + Array(repeating: blank, count: 7))
    }
    return CSVDocument(header: header, rows: rows + closing.rows(columns: header.count, texts))
  }
}
