import DeskCore
import DeskFiles
import DeskPaper

extension FinanceReport {
  var paper: Paper {
    func row(_ name: String, _ sum: Sum) -> [String] {
      [
        name, "\(sum.orders)", sum.goods.decimal, sum.shipping.decimal, sum.discounts.decimal, sum.refunds.decimal, sum.net.decimal,
      ]
    }
    var blocks: [Paper.Block] = [
      .table(
        Paper.Table(
          [Paper.Table.Column("店铺", share: 4), .init("订单", share: 1, right: true)]
            + ["商品", "运费", "优惠", "退款", "净额"].map { Paper.Table.Column($0, share: 2, right: true) },
          rows: sums.map { row("\($0.platform) \($0.shop)", $0) }, total: row("合计", total))),
      .text("净额 = 商品 + 运费 − 优惠 − 退款, 单位元", .small),
    ]
    if !refunds.isEmpty {
      blocks += [
        .heading("退款 \(refunds.count) 单"),
        .table(
          Paper.Table(
            [
              .init("订单", share: 28), .init("售后单", share: 12), .init("本店结算", share: 10, right: true),
              .init("平台告知", share: 10, right: true), .init("计入", share: 10, right: true),
            ],
            rows: refunds.map {
              [
                "\($0.number) \($0.shop)", $0.cases.joined(separator: " "), $0.settled.decimal, $0.told.decimal, $0.counted.decimal,
              ]
            }, total: ["合计", "", sum(\.settled), sum(\.told), sum(\.counted)])),
        .text("平台告知的退款里也有本店结算的: 同一订单取两者中累计较大的, 只计一次", .small),
      ]
    }
    if unrecorded > 0 {
      blocks.append(.text("\(unrecorded) 单入账时未记录平台已退款 (旧版本), 其退款不在内", .alarm))
    }
    blocks += closing.foot + [.signatures(["财务签字", "主管签字", "日期"])]
    let day = closing.day.iso
    return Paper(.financeReport, pages: [Paper.Page(title: "财务日报 \(day)", subject: day, blocks: blocks)])
  }

  private func sum(_ part: (Refund) -> Money) -> String { refunds.reduce(Money.zero) { $0 + part($1) }.decimal }

  /// One row a shop, their sum, then the refunds.
  var table: CSVDocument {
    let header = ["种类", "店铺/订单", "平台/售后单", "订单数", "商品", "运费", "优惠", "退款", "净额", "本店结算", "平台告知"]
    let blank = CSVCell.text("")
    func row(_ kind: String, _ sum: Sum) -> [CSVCell] {
      [
        .text(kind), .text(sum.shop), .text(sum.platform), .count(sum.orders), .money(sum.goods), .money(sum.shipping),
        .money(sum.discounts), .money(sum.refunds), .money(sum.net), blank, blank,
      ]
    }
    var rows = sums.map { row("店铺", $0) } + [row("合计", total)]
    rows += refunds.map {
      [
        .text("退款"), .formulaText($0.number), .text($0.cases.joined(separator: " ")), blank, blank, blank, blank,
        .money($0.counted), blank, .money($0.settled), .money($0.told),
      ]
    }
    if unrecorded > 0 { rows.append([.text("未记录平台已退款"), blank, blank, .count(unrecorded)] + Array(repeating: blank, count: 7)) }
    return CSVDocument(header: header, rows: rows + closing.rows(columns: header.count))
  }
}
