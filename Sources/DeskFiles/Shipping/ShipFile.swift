import DeskCore

/// Shipping results as the file that marketplaces take (FUL-6): `订单编号,物流公司,物流单号` (formats.md 4.1).
public enum ShipFile {
  /// One parcel's result for one order. An order may stand in several rows, one per parcel.
  public struct Row: Hashable, Sendable {
    public var order: String
    /// The courier's name as the marketplace knows it: `Courier.name`.
    public var courier: String
    public var waybill: String

    public init(order: String, courier: String, waybill: String) {
      self.order = order
      self.courier = courier
      self.waybill = waybill
    }
  }

  /// How ids are written.
  public enum IDStyle: Sendable {
    /// `"3515…"`: what an upload takes. A spreadsheet that opens and saves the file destroys it.
    case plain
    /// `="3515…"`: survives a spreadsheet, and is how the marketplace's own exports write ids.
    case formulaText
  }

  public static let header = ["订单编号", "物流公司", "物流单号"]

  /// Rows in the order given, equal ones once. Ids default to `="…"`: people do open these files before uploading them, and a rounded order
  /// number is the costlier fault.
  public static func document(_ rows: [Row], ids: IDStyle = .formulaText) -> CSVDocument {
    var seen: Set<Row> = []
    let cells = rows.filter { seen.insert($0).inserted }.map { row in
      [id(row.order, ids), .text(row.courier), id(row.waybill, ids)]
    }
    return CSVDocument(header: header, rows: cells)
  }

  private static func id(_ text: String, _ style: IDStyle) -> CSVCell {
    switch style {
    case .plain: .text(text)
    case .formulaText: .formulaText(text)
    }
  }
}
