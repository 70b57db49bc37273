import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper

extension WorkReport {
  func paper(_ words: WorkWords) -> Paper {
    let pick = words.pick
    var blocks: [Paper.Block] = [
      .fields([
        .init(pick("咨询接待", "Orders contacted"), "\(team.inquiries)"), .init(pick("成交确认", "Orders confirmed"), "\(team.deals)"),
        .init(pick("转化率", "Conversion"), words.share(team.deals, of: team.inquiries)),
        .init(pick("平均联系用时", "Average time to contact"), words.span(team.averageSeconds)),
        .init(pick("10 分钟内", "Within 10 minutes"), words.share(team.within, of: team.timed)),
        .init(pick("退款", "Refunds"), total.refunds.decimal),
        .init(pick("联系超时", "Contacted late"), "\(lateContacts)"), .init(pick("发货迟延说明", "Late parcels explained"), "\(lateParcels)"),
      ]),
      .heading(pick("销售", "Sales")), .table(salesTable(words)),
      .text(pick("净额 = 商品 + 运费 − 优惠 − 退款, 单位元", "net = goods + shipping − discounts − refunds, in yuan"), .small),
      .heading(pick("客服", "Customer service")), .table(agentTable(words)),
      .text(
        pick(
          "接待: 由其首次联系的订单; 成交: 首次确认的订单, 记在首次联系者名下; 用时按服务时间 (8:30–21:00) 计",
          "Contacted: orders whose first contact was theirs. Confirmed: for the first time, credited to who contacted first. Times count service hours (8:30–21:00)"
        ), .small),
    ]
    blocks += leftBlocks(words)
    blocks += [
      .heading(pick("售后", "After-sale")), .table(caseTable(words)),
    ]
    if !flows.isEmpty {
      blocks += [.heading(pick("各队列", "Queues")), .table(flowTable(words))]
    }
    blocks += [
      .heading(pick("库存周转", "Stock")),
      .fields([
        .init(pick("售出件数", "Pieces sold"), "\(soldPieces)"), .init(pick("期初库存", "On hand before"), "\(stockBefore)"),
        .init(pick("期末库存", "On hand at the end"), "\(stockAfter)"), .init(pick("周转次数", "Turns"), words.turns(turnsInHundredths)),
      ]),
    ]
    if hours.contains(where: { $0.contains { $0.contacts > 0 || $0.rosteredMinutes > 0 } }) {
      blocks += [
        .heading(
          isRostered
            ? pick("按时段联系次数/排班人时/在岗人次", "Contacts / hours on shift / people at work, by hour")
            : pick("按时段联系次数/在岗人次", "Contacts / people at work, by hour")), .table(hourTable(words)),
        .text(
          pick("在岗: 该小时内有操作的客服人次", "At work: people of customer service who did something in that hour, summed over the days"),
          .small),
      ]
    }
    blocks += staffingBlocks(words)
    blocks += closing.foot(words.texts)
    return Paper(
      .workReport, language: words.texts.language.paper,
      pages: [
        Paper.Page(
          title: "\(words.title(period)) \(words.span(days))", subject: "\(period.rawValue) \(days.lowerBound.iso)", blocks: blocks)
      ])
  }

  private func salesTable(_ words: WorkWords) -> Paper.Table {
    let pick = words.pick
    func row(_ name: String, _ sum: FinanceReport.Sum) -> [String] {
      [
        name, "\(sum.orders)", sum.goods.decimal, sum.shipping.decimal, sum.discounts.decimal, sum.refunds.decimal, sum.net.decimal,
      ]
    }
    let titles = [
      pick("订单", "orders"), pick("商品", "goods"), pick("运费", "shipping"), pick("优惠", "discounts"), pick("退款", "refunds"),
      pick("净额", "net"),
    ]
    return Paper.Table(
      [Paper.Table.Column(pick("店铺", "shop"), share: 3)] + titles.map { .init($0, share: 2, right: true) },
      rows: sums.map { row("\($0.platform) \($0.shop)", $0) }, total: row(pick("合计", "total"), total))
  }

  private func agentTable(_ words: WorkWords) -> Paper.Table {
    let pick = words.pick
    func row(_ name: String, _ agent: Agent) -> [String] {
      [
        name, "\(agent.inquiries)", "\(agent.deals)", words.share(agent.deals, of: agent.inquiries),
        words.span(agent.averageSeconds),
        words.share(agent.within, of: agent.timed),
      ]
    }
    let titles = [
      pick("接待", "contacted"), pick("成交", "confirmed"), pick("转化率", "conversion"), pick("平均用时", "average time"),
      pick("10分钟内", "within 10 min"),
    ]
    return Paper.Table(
      [Paper.Table.Column(pick("客服", "agent"), share: 2)] + titles.map { .init($0, share: 2, right: true) },
      rows: agents.map { row(words.person($0.person), $0) }, total: row(pick("合计", "total"), team))
  }

  private func caseTable(_ words: WorkWords) -> Paper.Table {
    let pick = words.pick
    let kinds = AfterCaseKind.allCases.filter { cases[$0] != nil }
    return Paper.Table(
      [Paper.Table.Column(pick("售后", "after-sale"), share: 3), .init(pick("件数", "count"), right: true)],
      rows: kinds.map { [words.texts.title($0), "\(cases[$0] ?? 0)"] } + [
        [pick("平台纠纷", "platform disputes"), "\(disputes)"], [pick("取消订单", "orders cancelled"), "\(cancelled)"],
        [pick("已结退款", "refunds settled"), "\(settled)"],
      ], total: [pick("开案合计", "cases opened"), "\(cases.values.reduce(0, +))"])
  }

  private func flowTable(_ words: WorkWords) -> Paper.Table {
    let pick = words.pick
    return Paper.Table(
      [
        Paper.Table.Column(pick("队列", "queue"), share: 3), .init(pick("进入", "came"), right: true),
        .init(pick("离开", "left"), right: true),
      ], rows: flows.map { [words.texts.title($0.kind), "\($0.came)", "\($0.went)"] })
  }

  /// Hours in which anything was, by days of the week.
  private func hourTable(_ words: WorkWords) -> Paper.Table {
    let shown = (0..<24).filter { hour in hours.contains { !$0[hour].isEmpty } }
    return Paper.Table(
      [Paper.Table.Column(words.pick("时段", "hour"))] + (1...7).map { .init(words.weekday($0), right: true) },
      rows: shown.map { hour in
        ["\(padded(hour, 2)):00"]
          + hours.map { row in
            let one = row[hour]
            let onShift = isRostered ? "/" + words.personHours(one.rosteredMinutes) : ""
            return one.isEmpty ? "" : "\(one.contacts)\(onShift)/\(one.people)"
          }
      })
  }

  /// One figure a row: section, of what, figure, value.
  func table(_ words: WorkWords) -> CSVDocument {
    let pick = words.pick
    var rows: [[CSVCell]] = []
    func add(_ section: String, _ of: String, _ figure: String, _ value: CSVCell) {
      rows.append([.text(section), .text(of), .text(figure), value])
    }
    let sales = pick("销售", "sales")
    for sum in sums + [total] {
      let shop = sum.shop.isEmpty && sum.platform.isEmpty ? pick("合计", "total") : "\(sum.platform) \(sum.shop)"
      add(sales, shop, pick("订单", "orders"), .count(sum.orders))
      add(sales, shop, pick("商品", "goods"), .money(sum.goods))
      add(sales, shop, pick("运费", "shipping"), .money(sum.shipping))
      add(sales, shop, pick("优惠", "discounts"), .money(sum.discounts))
      add(sales, shop, pick("退款", "refunds"), .money(sum.refunds))
      add(sales, shop, pick("净额", "net"), .money(sum.net))
    }
    let service = pick("客服", "service")
    for agent in agents + [team] {
      let name = agent.person.isEmpty ? pick("合计", "total") : words.person(agent.person)
      add(service, name, pick("接待", "contacted"), .count(agent.inquiries))
      add(service, name, pick("成交", "confirmed"), .count(agent.deals))
      add(service, name, pick("计时单数", "timed"), .count(agent.timed))
      add(service, name, pick("平均用时(秒)", "average seconds"), agent.averageSeconds.map { .count($0) } ?? .text(""))
      add(service, name, pick("10分钟内", "within 10 minutes"), .count(agent.within))
    }
    let after = pick("售后", "after-sale")
    for kind in AfterCaseKind.allCases where cases[kind] != nil {
      add(after, words.texts.title(kind), pick("件数", "count"), .count(cases[kind] ?? 0))
    }
    add(after, pick("平台纠纷", "platform disputes"), pick("件数", "count"), .count(disputes))
    add(after, pick("取消订单", "orders cancelled"), pick("件数", "count"), .count(cancelled))
    add(after, pick("已结退款", "refunds settled"), pick("件数", "count"), .count(settled))
    let late = pick("超时", "late")
    add(late, pick("联系超时", "contacted late"), pick("件数", "count"), .count(lateContacts))
    add(late, pick("发货迟延说明", "late parcels explained"), pick("件数", "count"), .count(lateParcels))
    for flow in flows {
      add(pick("队列", "queue"), words.texts.title(flow.kind), pick("进入", "came"), .count(flow.came))
      add(pick("队列", "queue"), words.texts.title(flow.kind), pick("离开", "left"), .count(flow.went))
    }
    let stock = pick("库存", "stock")
    add(stock, "", pick("售出件数", "pieces sold"), .count(soldPieces))
    add(stock, "", pick("期初库存", "on hand before"), .count(stockBefore))
    add(stock, "", pick("期末库存", "on hand at the end"), .count(stockAfter))
    add(stock, "", pick("周转次数", "turns"), turnsInHundredths.map { _ in .number(words.turns(turnsInHundredths)) } ?? .text(""))
    for (day, row) in hours.enumerated() {
      for (hour, one) in row.enumerated() where !one.isEmpty {
        let when = "\(words.weekday(day + 1)) \(padded(hour, 2)):00"
        add(pick("时段", "hour"), when, pick("联系次数", "contacts"), .count(one.contacts))
        add(pick("时段", "hour"), when, pick("在岗人次", "people at work"), .count(one.people))
        if isRostered { add(pick("时段", "hour"), when, pick("排班(分钟)", "minutes on shift"), .count(one.rosteredMinutes)) }
      }
    }
    for one in staffing {
      add(pick("排班建议", "roster"), words.when(one), words.advice(one.advice), .count(one.contacts))
    }
    for one in left {
      add(pick("当日未完", "left open"), words.person(one.person), words.left(one), .text(one.number))
    }
    let header =
      words.texts.language == .zh ? ["种类", "对象", "指标", "数值"] : ["section", "of", "figure", "value"]
    return CSVDocument(header: header, rows: rows + closing.rows(columns: header.count, words.texts))
  }
}
