import DeskCore

/// Lists of goods as files for people outside the shop: in Chinese, whatever the console speaks, since that is what they read.
public enum GoodsSheet {
  /// INV-3, INV-4: what is to be done on the marketplaces, since when and on whose word.
  ///
  /// - Parameters:
  ///   - names: sign-in names with the names that colleagues know.
  ///   - time: a moment as the shop's clock shows it.
  public static func document(
    _ rows: [ListingSheetRow], names: [String: String], time: (Instant) -> String
  ) -> CSVDocument {
    CSVDocument(
      header: ["平台", "店铺", "商家编码", "商品标题", "商品属性", "操作", "价格", "起始时间", "依据", "提出人", "批准人"],
      rows: rows.map { row in
        let (one, isUp) = (row.listing, row.listing.state == .toPublish)
        let person = { (name: String?) in CSVCell.text(name.map { names[$0] ?? $0 } ?? "") }
        return [
          .text(one.shop == .everywhere ? "全部" : one.shop.platform), .text(one.shop == .everywhere ? "全部" : one.shop.shop),
          code(one.sku), .text(row.title), .text(row.attributes), .text(isUp ? "上架" : "下架"), money(row.price),
          .text(time(one.at)), .text(isUp ? "上架审批" : row.isSoldOut ? "正常下架" : "非正常下架"), person(one.proposedBy),
          person(one.approvedBy),
        ]
      })
  }

  /// INV-7: what there is to be had, and for how much.
  public static func document(_ rows: [StockSheetRow], _ figures: StockFigures) -> CSVDocument {
    CSVDocument(
      header: ["商家编码", "商品标题", "商品属性", figures == .pieces ? "可用库存" : "库存", "价格"],
      rows: rows.map { row in
        [code(row.sku), .text(row.title), .text(row.attributes), available(row, figures), money(row.price)]
      })
  }

  private static func available(_ row: StockSheetRow, _ figures: StockFigures) -> CSVCell {
    guard let available = row.available else { return .text("盘点中") }
    switch figures {
    case .pieces: return .count(max(0, available))
    case .bands:
      return switch StockBand(available: available, safety: row.safety) {
      case .plenty: .text("充足")
      case .low: .text("紧张")
      case .none: .text("缺货")
      }
    }
  }

  private static func money(_ money: Money?) -> CSVCell { money.map(CSVCell.money) ?? .text("") }

  /// Digits alone would be a number to a spreadsheet: rounded, and without the zeros in front.
  private static func code(_ sku: String) -> CSVCell {
    sku.allSatisfy { ("0"..."9").contains($0) } ? .formulaText(sku) : .text(sku)
  }
}
