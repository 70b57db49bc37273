import DeskCore

extension MemoryShop {
  /// The fixture's shop with everything that customer service meets: cases in each interesting stage, requests, a parcel that is being
  /// stopped, matters that the day before left. More people: `lijing` after-sale agent, `sunwei` director.
  public static func busy() -> MemoryShop {
    let shop = fixture()
    shop.add(person: "lijing", "李静", [.aftersaleAgent])
    shop.add(person: "sunwei", "孙伟", [.director])
    shop.addCareOrders()
    shop.runYesterday()
    shop.now = fixedNow.advanced(byMinutes: -9)
    shop.runToday()
    shop.now = fixedNow
    // The notes of what is printed already have come out.
    shop.printAll()
    return shop
  }

  private static let bought:
    [(number: Int64, platformNumber: String, buyer: String, goods: [(String, Int)], paid: String, hours: Int64)] = [
      (21, "609300000000005021", "han21", [("SJT-18-B", 1)], "128.00", 90),
      (22, "609300000000005022", "yang22", [("ZT-W", 2)], "40.00", 80),
      (23, "609300000000005023", "zhu23", [("YY-120", 1)], "29.90", 100),
      (24, "609300000000005024", "qin24", [("CL-2", 1)], "159.00", 60),
      (25, "609300000000005025", "xu25", [("ZT-W", 1)], "20.00", 14),
      (26, "609300000000005026", "he26", [("CL-2", 2)], "318.00", 20),
      (27, "609300000000005027", "lv27", [("YY-120", 1)], "29.90", 2),
      (28, "609300000000005028", "shi28", [("BZ-20", 2)], "9.90", 200),
      (29, "609300000000005029", "kong29", [("ZT-W", 1)], "20.00", 30),
      (30, "609300000000005030", "kong29", [("SJT-18-B", 1)], "128.00", 1),
      (31, "609300000000005031", "cao31", [("SJT-18-B", 1)], "128.00", 3),
      (32, "609300000000005032", "yan32", [("ZT-W", 3)], "60.00", 2),
    ]

  private func addCareOrders() {
    for row in Self.bought {
      let made = order(
        row.number, row.platformNumber, buyer: row.buyer, recipient: "示例\(row.number)",
        goods: row.goods.map { (sku: $0.0, count: $0.1) },
        paid: row.paid, ago: row.hours * 3600)
      switch row.number {
      case 21...24, 28, 29: add(order: made.0, lines: made.1, stage: .shipped, trade: .awaitingReceipt)
      case 25:
        var unpaid = made.0
        unpaid.paidAt = nil
        add(order: unpaid, lines: made.1, stage: .awaitingPayment, trade: .awaitingPayment)
      default: add(order: made.0, lines: made.1)
      }
    }
  }

  private func run(_ command: Command, _ name: String) {
    do { try perform(command, as: name) } catch { refusedInFixture.append("\(command): \(error)") }
  }

  private func id(_ number: Int64) -> OrderID { OrderID(number: number) }

  private func runYesterday() {
    now = Self.fixedNow.advanced(byHours: -20)
    run(.chooseShortage(id(26), choice: .wait, note: "等两天"), "zhangmin")
    run(.openCase(id(21), AfterCaseWish(.returnRefund, goods: [GoodsCount("1")], reason: "尺寸不合适")), "lijing")
    run(
      .openCase(id(22), AfterCaseWish(.exchange, goods: [GoodsCount("1", 1)], send: [GoodsCount("ZT-W", 1)], reason: "有污渍")),
      "lijing")
    run(.openCase(id(23), AfterCaseWish(.returnRefund, reason: "不喜欢")), "lijing")
    run(.openCase(id(24), AfterCaseWish(.refund, amount: Money(fen: 15900), reason: "迟发")), "lijing")
    now = now.advanced(byMinutes: 30)
    run(.approveCase(CaseID(number: 2), note: nil), "lijing")
    run(.approveCase(CaseID(number: 3), note: nil), "lijing")
    run(.approveCase(CaseID(number: 4), note: "客户态度好"), "lijing")
    run(.recordReview(id(28), rating: .bad, text: "颜色和图片不一样"), "lijing")
    run(.reportBuyer(id(29), reason: "恶意差评索赔"), "lijing")
    run(.judgeBuyer(id(29), verdict: .confirmed, note: nil), "zhaojing")
  }

  private func runToday() {
    run(.receiveCase(CaseID(number: 3), goods: [], note: nil), "lilei")
    run(.contactOrder(id(31), outcome: .confirmed, channel: .phone, note: nil), "zhangmin")
    let parcel = try? perform(.confirmOrder(id(31)), as: "zhangmin").parcels.first
    if let parcel {
      run(.assignWaybill(parcel, courier: "YTO", number: nil), "lilei")
      run(.printParcel(parcel), "lilei")
      run(.pickParcel(parcel), "lilei")
    }
    run(.claimOrder(id(27)), "wangqiang")
    run(.offerOrder(id(27), promised: "答应今天发货"), "wangqiang")
    run(.amendOrder(id(30), field: .price, to: "98", line: 1, note: "买家议价"), "zhangmin")
    run(.escalateOrder(id(32), reason: "要求额外赔偿", to: nil), "zhangmin")
    run(.cancelOrder(id(31), reason: "买家不要了"), "zhangmin")
  }
}
