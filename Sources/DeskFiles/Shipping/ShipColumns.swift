import DeskCore

/// Which columns of a marketplace's ship file take what, by the names that its header gives them (formats.md 4.1).
struct ShipColumns: Equatable {
  var order: Int
  /// Items of an order stand in rows of their own.
  var item: Int?
  var courierName: Int?
  /// Takes a code of the platform's list instead of a name.
  var courierCode: Int?
  var waybill: Int
  /// Pieces of the item that go with this parcel.
  var quantity: Int?

  static let orderNames = ["订单号", "订单编号", "主订单编号", "主订单号"]
  static let itemNames = ["子订单编号", "子订单号"]
  static let courierNames = ["快递公司", "物流公司", "承运商"]
  static let waybillNames = ["快递单号", "物流单号", "运单号"]
  private static let codeWords = ["代码", "编码", "code"]

  /// Nil when the row isn't a header that names an order, a courier and a waybill number.
  init?(_ header: [String]) {
    let found = Self.find(header)
    guard let order = found.order ?? found.item, let waybill = found.waybill, found.name != nil || found.code != nil else {
      return nil
    }
    self.order = order
    item = found.order == nil ? nil : found.item
    courierName = found.name
    courierCode = found.code
    self.waybill = waybill
    quantity = header.firstIndex { Self.bare($0) == "发货数量" }
  }

  /// What a header lacks, each by its usual name.
  static func missing(in header: [String]) -> [String] {
    let found = find(header)
    var missing: [String] = []
    if found.order == nil && found.item == nil { missing.append(orderNames[0]) }
    if found.name == nil && found.code == nil { missing.append(courierNames[1]) }
    if found.waybill == nil { missing.append(waybillNames[1]) }
    return missing
  }

  private static func find(_ header: [String]) -> (order: Int?, item: Int?, name: Int?, code: Int?, waybill: Int?) {
    let bare = header.map(bare)
    func isCourier(_ index: Int) -> Bool { courierNames.contains { bare[index].hasPrefix($0) } }
    func isCode(_ index: Int) -> Bool { codeWords.contains { header[index].lowercased().contains($0) } }
    return (
      bare.firstIndex(where: orderNames.contains), bare.firstIndex(where: itemNames.contains),
      header.indices.first { isCourier($0) && !isCode($0) }, header.indices.first { isCourier($0) && isCode($0) },
      bare.firstIndex(where: waybillNames.contains)
    )
  }

  /// Templates append `(必填)` to names, with brackets of either width, even mixed, or a `*`.
  static func bare(_ name: String) -> String {
    let end = name.firstIndex { $0 == "(" || $0 == "（" } ?? name.endIndex
    return CellText.clean(String(name[..<end]).replacing("*", with: ""))
  }
}
