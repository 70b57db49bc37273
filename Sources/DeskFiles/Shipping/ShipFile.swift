import DeskCore

/// Shipping results as the file that a marketplace takes (FUL-6), in the shapes of formats.md 4.1.
public enum ShipFile {
  /// One parcel's result for one order. An order may stand in several rows, one per parcel.
  public struct Row: Hashable, Sendable {
    /// What of an order lies in the parcel.
    public struct Item: Hashable, Sendable {
      /// The platform's sub-order number; empty when its files have none.
      public var number: String
      public var title: String
      /// Pieces ordered, those that other parcels of the order brought before, and those of this parcel.
      public var ordered: Int
      public var before: Int
      public var quantity: Int

      public init(number: String, title: String, ordered: Int, before: Int = 0, quantity: Int) {
        self.number = number
        self.title = title
        self.ordered = ordered
        self.before = before
        self.quantity = quantity
      }
    }

    public var order: String
    /// The courier's name as marketplaces know it: `Courier.name`.
    public var courier: String
    public var waybill: String
    public var items: [Item]

    public init(order: String, courier: String, waybill: String, items: [Item] = []) {
      self.order = order
      self.courier = courier
      self.waybill = waybill
      self.items = items
    }
  }

  /// How ids are written.
  public enum IDStyle: Sendable {
    /// `"3515…"`: what an upload takes. A spreadsheet that opens and saves the file destroys it.
    case plain
    /// `="3515…"`: survives a spreadsheet, and is how the marketplace's own exports write ids.
    case formulaText
  }

  public static let header = ShipForm.orders.header

  /// Rows in the order given. What one parcel brings of one order is one row (per item in the forms that list items), however often it is
  /// given. Ids default to `="…"`: people do open these files before uploading them, and a rounded order number is the costlier fault.
  public static func document(
    _ rows: [Row], form: ShipForm = .orders, codes: CourierCodes = .taobao, ids: IDStyle = .formulaText
  ) -> CSVDocument {
    let cells = merged(rows).flatMap { row -> [[CSVCell]] in
      let order = id(row.order, ids)
      let waybill = id(row.waybill, ids)
      switch form {
      case .orders, .supplier: return [[order, .text(row.courier), waybill]]
      case .items:
        return row.listed.map { [order, id($0.number, ids), .text(row.courier), waybill] }
      case .shopex:
        return row.listed.map { item in
          [
            order, id(item.number, ids), .text(item.title), .count(item.ordered), .count(item.before), .count(item.quantity),
            .text(row.courier), .text(row.code(in: codes) ?? ""), waybill, .text(""), .text(""),
          ]
        }
      }
    }
    return CSVDocument(header: form.header, rows: cells)
  }

  /// One row for each parcel of an order, at its first place, with everything that lies in it.
  static func merged(_ rows: [Row]) -> [Row] {
    struct Key: Hashable {
      var order: String
      var courier: String
      var waybill: String
    }
    var places: [Key: Int] = [:]
    var merged: [Row] = []
    for row in rows {
      let key = Key(order: row.order, courier: row.courier, waybill: row.waybill)
      if let place = places[key] {
        for item in row.items where !merged[place].items.contains(item) { merged[place].items.append(item) }
      } else {
        places[key] = merged.count
        merged.append(row)
      }
    }
    return merged
  }

  /// Rows whose courier the list of codes doesn't hold: where a code is asked for, they can't be told, and no other code may stand in.
  public static func withoutCode(_ rows: [Row], _ codes: CourierCodes) -> [Row] { rows.filter { $0.code(in: codes) == nil } }

  private static func id(_ text: String, _ style: IDStyle) -> CSVCell {
    switch style {
    case .plain: .text(text)
    case .formulaText: text.isEmpty ? .text("") : .formulaText(text)
    }
  }
}

extension ShipFile.Row {
  func code(in codes: CourierCodes) -> String? { CourierTable.find(courier)?.code(in: codes) }

  /// A parcel of which nothing is known in detail is told as a whole.
  fileprivate var listed: [Item] { items.isEmpty ? [Item(number: "", title: "", ordered: 0, quantity: 0)] : items }
}

/// The shapes of ship files that shop systems take without a template of their own.
public enum ShipForm: String, CaseIterable, Sendable {
  /// Taobao, niushop, CRMEB.
  case orders
  /// JD's courier file, and what a supplier hands back.
  case supplier
  /// One row per item of an order.
  case items
  /// ShopEx B2B2C: its mix of bracket widths is its own.
  case shopex

  public var header: [String] {
    switch self {
    case .orders: ["订单编号", "物流公司", "物流单号"]
    case .supplier: ["订单号", "快递公司", "快递单号"]
    case .items: ["订单编号", "子订单编号", "物流公司", "物流单号"]
    case .shopex:
      [
        "订单号", "子订单号", "商品信息", "购买数量", "已发货数量", "发货数量", "物流公司(必填）", "物流公司代码(必填）", "物流单号(必填）", "操作状态", "备注",
      ]
    }
  }

  /// A file of this form takes courier codes.
  public var takesCodes: Bool { self == .shopex }

  /// What a marketplace takes by default, and whose list of courier codes is its own.
  public static func usual(for platform: String) -> (form: ShipForm, codes: CourierCodes) {
    switch platform {
    case "taobao", "tmall": (.orders, .taobao)
    case "jd": (.supplier, .kdniao)
    case "shopex": (.shopex, .kdniao)
    default: (.orders, .kdniao)
    }
  }
}
