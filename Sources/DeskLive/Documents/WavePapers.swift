import DeskCore
import DeskPaper

extension PickList {
  /// Parcels that one row of the paper names.
  static let splitsInARow = 30

  public func page(reprint: Bool = false) -> Paper.Page {
    let table = Paper.Table(
      [
        .init("", share: 1), .init("库位", share: 4), .init("货号", share: 6), .init("品名 规格", share: 12),
        .init("件数", share: 2, right: true),
        .init("分包", share: 12),
      ],
      rows: rows.flatMap { row in
        // A row is never parted, and none may be higher than a sheet.
        stride(from: 0, to: max(1, row.split.count), by: Self.splitsInARow).map { start in
          let splits = row.split.dropFirst(start).prefix(Self.splitsInARow)
          let isFirst = start == 0
          return [
            isFirst ? "□" : "", row.location.isEmpty ? "库位待定" : row.location, row.sku,
            isFirst ? PlainText.goods(row.title, row.attributes) : "(续)", isFirst ? "\(row.quantity)" : "",
            splits.map { "\($0.parcel.text)\u{A0}×\($0.quantity)" }.joined(separator: "  "),
          ]
        }
      }, total: ["", "", "", "共 \(rows.count) 种", "\(pieces)", "\(parcels) 个包裹"])
    return Paper.Page(
      title: "取货单  波次 \(PlainText.wave(wave, late: late))", subject: wave.iso, isReprint: reprint,
      blocks: [.table(table), .signatures(["取货人", "时间"])])
  }
}

extension Manifest {
  public func page(reprint: Bool = false) -> Paper.Page {
    let table = Paper.Table(
      [
        .init("序", share: 2, right: true), .init("包裹", share: 6), .init("运单", share: 8), .init("订单", share: 9),
        .init("重量", share: 4, right: true),
        .init("交接", share: 2),
      ],
      rows: rows.enumerated().map { index, row in
        [
          "\(index + 1)", row.parcel.text, row.waybill, row.order, row.weightGrams.map { "\($0) g" } ?? "未称重",
          row.handedOver ? "☑" : "□",
        ]
      }, total: ["", "共 \(rows.count) 件", "", unweighed == 0 ? "" : "\(unweighed) 件未称重", "\(totalGrams) g", ""])
    var blocks: [Paper.Block] = [.table(table)]
    if !dropped.isEmpty { blocks.append(.text("不得交接 (已关闭、退款或在拦截): " + dropped.joined(separator: "、"), .alarm)) }
    blocks.append(.signatures(["发货人签字", "快递员签字", "日期"]))
    return Paper.Page(
      title: "快递交接单  \(courier.name)  波次 \(PlainText.wave(wave, late: late))", subject: "\(courier.code) \(wave.iso)",
      isReprint: reprint,
      blocks: blocks)
  }
}
