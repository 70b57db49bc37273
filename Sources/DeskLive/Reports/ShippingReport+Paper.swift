import DeskConsole
import DeskCore
import DeskFiles
import DeskPaper

extension ShippingReport {
  func paper(_ words: ShippingReportWords) -> Paper {
    let day = closing.day
    let pick = words.texts.pick
    var blocks: [Paper.Block] = [
      .heading(pick("发出 \(total.parcels) 件", "\(total.parcels) parcels shipped")), .table(shippedTable(words)),
    ]
    blocks += [.heading(pick("按快递合计", "By courier")), .table(sumTable(words))]
    if !carried.isEmpty {
      blocks += [
        .heading(
          pick("往日发出, 当日去向 \(carried.count) 件", "\(carried.count) shipped on days before, handed over or taken back this day")),
        .table(
          Paper.Table(
            [.init(pick("包裹", "parcel"), share: 3), .init(pick("去向", "outcome"), share: 3), .init(pick("经手", "by"), share: 2)],
            rows: carried.map { [$0.parcel.text, words.outcome($0.outcome), $0.outcome.by ?? ""] })),
      ]
    }
    blocks.append(.heading(pick("收到退货 \(returns.count) 次", "\(returns.count) returns received")))
    if !returns.isEmpty { blocks.append(.table(returnedTable(words))) }
    blocks += closing.foot(words.texts)
    blocks.append(.signatures([pick("发货人签字", "Shipper"), pick("主管签字", "Head of department"), pick("日期", "Date")]))
    return Paper(
      .shippingReport, language: words.texts.language.paper,
      pages: [Paper.Page(title: pick("发货日报", "Shipping report") + " \(day.iso)", subject: day.iso, blocks: blocks)])
  }

  private func shippedTable(_ words: ShippingReportWords) -> Paper.Table {
    let pick = words.texts.pick
    return Paper.Table(
      [
        .init(pick("包裹/订单", "parcel/order"), share: 19), .init(pick("内容", "contents"), share: 18),
        .init(pick("快递/运单", "courier/waybill"), share: 15), .init(pick("重量g", "g"), share: 6, right: true),
        .init(pick("打包", "packer"), share: 8), .init(pick("去向", "outcome"), share: 10),
      ],
      rows: parcels.map { parcel in
        [
          words.name(parcel), words.contents(parcel, ", "),
          parcel.content.map { "\(words.courier($0.courier)) \($0.waybill)" } ?? words.unrecorded, parcel.weight ?? "-",
          words.packer(parcel), words.outcome(parcel.outcome),
        ]
      })
  }

  private func sumTable(_ words: ShippingReportWords) -> Paper.Table {
    let pick = words.texts.pick
    func row(_ name: String, _ sum: Sum) -> [String] {
      [
        name, "\(sum.parcels)", "\(sum.boxes)", "\(sum.pieces)", "\(sum.grams)", "\(sum.unweighed)", "\(sum.handedOver)",
        "\(sum.takenBack)",
      ]
    }
    let names =
      words.texts.language == .zh
      ? ["包裹", "箱", "件数", "重量g", "未称", "已交接", "撤回"]
      : ["parcels", "boxes", "pieces", "g", "unweighed", "handed over", "taken back"]
    return Paper.Table(
      [Paper.Table.Column(pick("快递", "courier"), share: 3)] + names.map { Paper.Table.Column($0, right: true) },
      rows: sums.map { row($0.courier.map(words.courier) ?? words.unrecorded, $0) }, total: row(pick("合计", "total"), total))
  }

  private func returnedTable(_ words: ShippingReportWords) -> Paper.Table {
    let pick = words.texts.pick
    return Paper.Table(
      [
        .init(pick("售后单/订单", "case/order"), share: 19), .init(pick("退回", "returned"), share: 26),
        .init(pick("收到", "received"), share: 11), .init(pick("收货", "by"), share: 8), .init(pick("验收", "inspection"), share: 12),
      ],
      rows: returns.map { one in
        [
          "\(one.afterCase) \(one.number)", one.goods?.text(", ") ?? words.unrecorded, words.time(one.at), one.by,
          words.judgement(one),
        ]
      })
  }

  /// One row a parcel, then what came back.
  func table(_ words: ShippingReportWords) -> CSVDocument {
    let pick = words.texts.pick
    let unrecorded = words.unrecorded
    let header =
      words.texts.language == .zh
      ? ["种类", "包裹/售后单", "订单", "店铺", "内容", "件数", "快递", "运单", "重量(克)", "打包", "同箱", "时间", "经手", "去向/验收"]
      : [
        "kind", "parcel/case", "order", "shop", "contents", "pieces", "courier", "waybill", "grams", "packer", "box", "time", "by",
        "outcome/inspection",
      ]
    var rows = parcels.map { parcel -> [CSVCell] in
      [
        .text(pick("发出", "shipped")), .text(parcel.parcel.text), .formulaText(parcel.number), .text(parcel.shop),
        .text(words.contents(parcel, "; ")),
        parcel.content.map { .count($0.pieces) } ?? .text(unrecorded), .text(parcel.content?.courier ?? unrecorded),
        parcel.content.map { .formulaText($0.waybill) } ?? .text(unrecorded),
        parcel.content?.weightGrams.map { .count($0) } ?? .text(""), .text(words.packer(parcel)), .text(parcel.box?.text ?? ""),
        .text(words.time(parcel.at)), .text(parcel.by), .text(words.outcome(parcel.outcome)),
      ]
    }
    let blank = CSVCell.text("")
    rows += carried.map { one -> [CSVCell] in
      [.text(pick("往日发出", "shipped before")), .text(one.parcel.text)] + Array(repeating: blank, count: 10)
        + [.text(one.outcome.by ?? ""), .text(words.outcome(one.outcome))]
    }
    rows += returns.map { one -> [CSVCell] in
      [
        .text(pick("退回", "returned")), .text(one.afterCase), .formulaText(one.number), .text(one.shop),
        .text(one.goods?.text("; ") ?? unrecorded),
        one.goods.map { .count($0.reduce(0) { $0 + $1.quantity }) } ?? .text(unrecorded), blank, blank, blank, blank, blank,
        .text(words.time(one.at)), .text(one.by), .text(words.judgement(one)),
      ]
    }
    return CSVDocument(header: header, rows: rows + closing.rows(columns: header.count, words.texts))
  }
}

extension ShippingReport.Shipped {
  /// ORD-10: a box's weight stands with its lead.
  fileprivate var weight: String? { content?.weightGrams.map(String.init) }
}
