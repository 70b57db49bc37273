import DeskCore

/// What the demo shop buys: one purchase that comes, one that lies at the gate, and something to be ordered.
extension DemoWorker {
  /// In the morning: suppliers, whom what is bought from, and two purchases of days before.
  mutating func buy() throws {
    let suppliers: [(String, SupplierFields)] = [
      ("nantong", SupplierFields(name: "南通示例家纺", contact: "示例经理", phone: "0513-85550000", leadDays: 5, terms: "月结30天, 次品可退")),
      ("yongkang", SupplierFields(name: "永康示例五金", contact: "示例经理", phone: "0579-87550000", leadDays: 10, terms: "款到发货")),
    ]
    for (code, fields) in suppliers { try act(.saveSupplier(code: code, fields), by: "gaofeng") }
    for (sku, supplier, safety) in [
      ("MT-4P-BL-18", "nantong", 20), ("ZT-WH-2", "nantong", 30), ("TWL-BATH-GY", "nantong", 200), ("PAN-YP-20", "yongkang", 20),
      ("KN-SD-170", "yongkang", 15), ("KTL-15-WH", "yongkang", 12),
    ] {
      try act(.editSKU(sku: sku, field: .supplier, to: supplier), by: "sunli")
      guard try desk.stockRow(sku).terms.safety != safety else { continue }
      try act(.editSKU(sku: sku, field: .safety, to: "\(safety)"), by: "sunli")
    }
    let goods: [(String, [PurchaseWish])] = [
      ("yongkang", [PurchaseWish("KTL-15-WH", 60, cost: Money(fen: 5200)), PurchaseWish("KN-SD-170", 40, cost: Money(fen: 8100))]),
      ("nantong", [PurchaseWish("ZT-WH-2", 100, cost: Money(fen: 1150)), PurchaseWish("MT-4P-BL-18", 50, cost: Money(fen: 6400))]),
    ]
    for (number, (supplier, wishes)) in goods.enumerated() {
      try act(.draftPurchase(supplier: supplier, goods: wishes, note: nil), by: "gaofeng")
      try act(.placePurchase(PurchaseID(number: Int64(number + 1)), expected: nil, note: nil), by: "gaofeng")
    }
  }

  /// At noon: the pillow-cases have come, four of them stained; the rest waits.
  mutating func takeIn() throws {
    let purchase = PurchaseID(number: 2)
    try act(
      .receivePurchase(purchase, goods: [PurchaseWish("ZT-WH-2", 100), PurchaseWish("MT-4P-BL-18", 30)], note: "两箱"), by: "liuyang")
    try act(.inspectPurchase(purchase, sku: "ZT-WH-2", accepted: 96, rejected: 4, reason: "污渍"), by: "gaofeng")
  }

  private mutating func act(_ command: Command, by person: String) throws {
    try desk.perform(command, id: nextID(), by: try session(person))
  }
}
