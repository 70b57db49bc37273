import DeskCore

/// Reads a marketplace's statistics of visits (PRO-5): a header with `日期` and `浏览量` or `访客数`, and `转化率`, `跳失率`, `商家编码`, `页面` where they are
/// known; other names that marketplaces use, and English ones, work as well. A row is a day of a SKU, of a page, or of the whole shop.
struct TrafficList: Sendable {
  var intake: FileIntake
  var traffic: [ImportedTraffic] = []

  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    struct Key: Hashable {
      var day: ShopDay
      var sku: String
      var page: String
    }
    var seen: Set<Key> = []
    let counted: Column = found.layout.has(.visits) ? .visits : .visitors
    reading: while true {
      switch try rows.next(needed: [.trafficDay, counted]) {
      case .end: break reading
      case .misfit: continue
      case .row:
        var bad = false
        let day = rows.day(.trafficDay, bad: &bad)
        let sku = try rows.watchedID(.trafficSKU)
        let page = try rows.watchedID(.trafficPage)
        let visits = rows.count(.visits, bad: &bad)
        let visitors = rows.count(.visitors, bad: &bad)
        if visits == nil, visitors == nil { rows.rejectOnce(counted, .missingValue, &bad) }
        let conversion = rows.percentage(.conversion, bad: &bad)
        let bounce = rows.percentage(.bounce, bad: &bad)
        guard !bad, let day else { continue }
        guard seen.insert(Key(day: day, sku: sku, page: page)).inserted else {
          let what = [day.iso, sku, page].filter { !$0.isEmpty }.joined(separator: " ")
          rows.rejectOnce(.trafficDay, .sameDay(Excerpt.of(what)), &bad)
          continue
        }
        traffic.append(
          ImportedTraffic(
            day, sku: sku.isEmpty ? nil : sku, page: page.isEmpty ? nil : page, visits: visits, visitors: visitors,
            conversion: conversion, bounce: bounce, row: rows.row))
      }
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }
}

extension RowReader {
  /// A number of visits; nil when the cell holds nothing or the file lacks the column.
  fileprivate mutating func count(_ column: Column, bad: inout Bool) -> Int? {
    cell(column, CellText.count, RejectReason.notANumber, &bad)
  }

  /// Hundredths of a percent; nil as above.
  fileprivate mutating func percentage(_ column: Column, bad: inout Bool) -> Int? {
    cell(column, CellText.percentage, RejectReason.notAPercentage, &bad)
  }

  private mutating func cell(
    _ column: Column, _ read: (CellText.Bytes) -> CellValue<Int>, _ reason: (String) -> RejectReason, _ bad: inout Bool
  ) -> Int? {
    guard let field = field(column) else { return nil }
    switch read(cells.utf8(field)) {
    case .nothing: return nil
    case .value(let value): return value
    case .bad:
      rejectOnce(column, reason(excerpt(field)), &bad)
      return nil
    }
  }
}
