import DeskCore

extension Desk {
  /// What the shop knows by a scanned text: a parcel by its id, its note's id or its waybill, else an article by barcode or code.
  public func meaning(of scan: String) throws -> ScanMeaning {
    let text = scan.trimmingBlanks()
    // What lies in another's box is opened with that (ORD-10).
    if let parcel = try findParcel(text).map(boxLead) { return .parcel(parcel) }
    return try engine.read { connection in
      var found: ScanMeaning?
      for code in [text, text.uppercased(), text.lowercased()] where found == nil {
        found = try connection.first(
          """
          SELECT code, title, attributes FROM sku WHERE code = ?
          UNION ALL SELECT s.code, s.title, s.attributes FROM sku_barcode b JOIN sku s ON s.code = b.sku WHERE b.barcode = ? LIMIT 1
          """, code, code
        ) { .item(sku: $0.text(0), title: [$0.text(1), $0.text(2)].filter { !$0.isEmpty }.joined(separator: " ")) }
      }
      return found ?? .nothing
    }
  }
}
