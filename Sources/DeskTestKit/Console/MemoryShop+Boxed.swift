import DeskCore

extension MemoryShop {
  /// The fixture's shop with a box on its way to the bench (ORD-10): three orders of one buyer, with remarks.
  public static func boxed() -> MemoryShop {
    let shop = fixture()
    shop.addBox()
    return shop
  }

  private func addBox() {
    func run(_ command: Command, _ name: String) { _ = try? perform(command, as: name) }
    let said: [(message: String, remark: String)] = [
      ("第一单请用大箱子, 别压坏四件套, 送人用的", "老客户, 送小样"), ("", "收件人周末不在, 周一再派送"), ("第三单晚两天也行", ""),
    ]
    let goods: [[(sku: String, count: Int)]] = [[("SJT-18-B", 1), ("ZT-W", 1)], [("YY-120", 1)], [("BZ-20", 2)]]
    for place in 0..<3 {
      let number = Int64(51 + place)
      let (order, lines) = order(
        number, "60930000000000500\(place + 1)", buyer: "he_xiao", recipient: "何小", goods: goods[place], paid: "30.00", ago: 9000,
        message: said[place].message, remark: said[place].remark)
      add(order: order, lines: lines)
      let id = OrderID(number: number)
      run(.reviewOrder(id), "zhangmin")
      run(.contactOrder(id, outcome: .confirmed, channel: .phone, note: nil), "zhangmin")
      run(.confirmOrder(id), "zhangmin")
    }
    let ids = parcels.values.filter { $0.order.number > 50 }.map(\.id).sorted()
    guard let lead = ids.first else { return }
    for id in ids.dropFirst() { run(.mergeParcel(id, into: lead), "lilei") }
    run(.assignWaybill(lead, courier: "YTO", number: nil), "lilei")
    run(.printParcel(lead), "lilei")
    run(.pickParcel(lead), "lilei")
  }
}
