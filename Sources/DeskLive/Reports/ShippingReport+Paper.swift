import DeskCore
import DeskFiles
import DeskPaper

extension ShippingReport {
  private static let unrecorded = "未记录"

  func paper(_ zone: ShopZone) -> Paper {
    let day = closing.day
    var blocks: [Paper.Block] = [.heading("发出 \(total.parcels) 件"), .table(shippedTable(zone))]
    blocks += [.heading("按快递合计"), .table(sumTable)]
    if !carried.isEmpty {
      blocks += [
        .heading("往日发出, 当日去向 \(carried.count) 件"),
        .table(
          Paper.Table(
            [.init("包裹", share: 3), .init("去向", share: 3), .init("经手", share: 2)],
            rows: carried.map { [$0.parcel.text, $0.outcome.text(zone, day), $0.outcome.by ?? ""] })),
      ]
    }
    blocks.append(.heading("收到退货 \(returns.count) 次"))
    if !returns.isEmpty { blocks.append(.table(returnedTable(zone))) }
    blocks += closing.foot + [.signatures(["发货人签字", "主管签字", "日期"])]
    return Paper(.shippingReport, pages: [Paper.Page(title: "发货日报 \(day.iso)", subject: day.iso, blocks: blocks)])
  }

  private func shippedTable(_ zone: ShopZone) -> Paper.Table {
    Paper.Table(
      [
        .init("包裹/订单", share: 19), .init("内容", share: 18), .init("快递/运单", share: 15), .init("重量g", share: 6, right: true),
        .init("打包", share: 8), .init("去向", share: 10),
      ],
      rows: parcels.map { parcel in
        [
          parcel.name, parcel.contents(", "), parcel.content.map { "\(Self.name($0.courier)) \($0.waybill)" } ?? Self.unrecorded,
          parcel.weight ?? "-", parcel.packer, parcel.outcome.text(zone, closing.day),
        ]
      })
  }

  private var sumTable: Paper.Table {
    func row(_ name: String, _ sum: Sum) -> [String] {
      [
        name, "\(sum.parcels)", "\(sum.boxes)", "\(sum.pieces)", "\(sum.grams)", "\(sum.unweighed)", "\(sum.handedOver)",
        "\(sum.takenBack)",
      ]
    }
    let names = ["包裹", "箱", "件数", "重量g", "未称", "已交接", "撤回"]
    return Paper.Table(
      [Paper.Table.Column("快递", share: 3)] + names.map { Paper.Table.Column($0, right: true) },
      rows: sums.map { row($0.courier.map(Self.name) ?? Self.unrecorded, $0) }, total: row("合计", total))
  }

  private func returnedTable(_ zone: ShopZone) -> Paper.Table {
    Paper.Table(
      [
        .init("售后单/订单", share: 19), .init("退回", share: 26), .init("收到", share: 11), .init("收货", share: 8),
        .init("验收", share: 12),
      ],
      rows: returns.map { one in
        [
          "\(one.afterCase) \(one.number)", one.goods?.text(", ") ?? Self.unrecorded, zone.time(one.at, on: closing.day), one.by,
          one.judgement,
        ]
      })
  }

  /// One row a parcel, then what came back.
  func table(_ zone: ShopZone) -> CSVDocument {
    let header = ["种类", "包裹/售后单", "订单", "店铺", "内容", "件数", "快递", "运单", "重量(克)", "打包", "同箱", "时间", "经手", "去向/验收"]
    let day = closing.day
    var rows = parcels.map { parcel -> [CSVCell] in
      [
        .text("发出"), .text(parcel.parcel.text), .formulaText(parcel.number), .text(parcel.shop), .text(parcel.contents("; ")),
        parcel.content.map { .count($0.pieces) } ?? .text(Self.unrecorded), .text(parcel.content?.courier ?? Self.unrecorded),
        parcel.content.map { .formulaText($0.waybill) } ?? .text(Self.unrecorded),
        parcel.content?.weightGrams.map { .count($0) } ?? .text(""), .text(parcel.packer), .text(parcel.box?.text ?? ""),
        .text(zone.time(parcel.at, on: day)), .text(parcel.by), .text(parcel.outcome.text(zone, day)),
      ]
    }
    let blank = CSVCell.text("")
    rows += carried.map { one -> [CSVCell] in
      [.text("往日发出"), .text(one.parcel.text)] + Array(repeating: blank, count: 10)
        + [.text(one.outcome.by ?? ""), .text(one.outcome.text(zone, day))]
    }
    rows += returns.map { one -> [CSVCell] in
      [
        .text("退回"), .text(one.afterCase), .formulaText(one.number), .text(one.shop),
        .text(one.goods?.text("; ") ?? Self.unrecorded),
        one.goods.map { .count($0.reduce(0) { $0 + $1.quantity }) } ?? .text(Self.unrecorded), blank, blank, blank, blank, blank,
        .text(zone.time(one.at, on: day)), .text(one.by), .text(one.judgement),
      ]
    }
    return CSVDocument(header: header, rows: rows + closing.rows(columns: header.count))
  }

  private static func name(_ courier: String) -> String { CourierTable.find(courier)?.name ?? courier }
}

extension ShippingReport.Shipped {
  fileprivate var name: String {
    "\(parcel.text) \(number)" + (afterCase.map { " 售后 \($0)" } ?? "") + (box.map { " 同箱 \($0.text)" } ?? "")
  }
  fileprivate func contents(_ separator: String) -> String { content?.goods.text(separator) ?? "未记录" }
  fileprivate var packer: String { content.map { $0.packedBy ?? "-" } ?? "未记录" }
  /// ORD-10: a box's weight stands with its lead.
  fileprivate var weight: String? { content?.weightGrams.map(String.init) }
}

extension ShippingReport.Returned {
  fileprivate var judgement: String {
    switch verdict {
    case .accepted?: damaged == 0 ? "合格" : "合格, 损坏 \(damaged) 件"
    case .rejected?: "拒收"
    case .pending?, nil: "待验收"
    }
  }
}

extension [ShippingReport.Goods] {
  fileprivate func text(_ separator: String) -> String {
    map { "\($0.sku) \($0.title) ×\($0.quantity)" }.joined(separator: separator)
  }
}

extension ShippingReport.Outcome {
  fileprivate func text(_ zone: ShopZone, _ day: ShopDay) -> String {
    switch self {
    case .inHouse: "未交接"
    case .handedOver(let at, _): "交接 \(zone.time(at, on: day))"
    case .takenBack(let at, _): "撤回 \(zone.time(at, on: day))"
    }
  }

  fileprivate var by: String? {
    switch self {
    case .inHouse: nil
    case .handedOver(_, let by), .takenBack(_, let by): by
    }
  }
}
