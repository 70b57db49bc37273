import DeskCore
import DeskTestKit
import Testing

@Suite("Every state × command × role: parcels")
struct ParcelCellTests {
  // que: queued, pri: printed, pic: picked, pac: packed, shi: shipped, han: handedOver, del: delivered, voi: voided.
  // x: done; state: not in this state; set: it has a waybill already; shipped: its order is open, so it isn't taken back;
  // nothing: there is no exception to follow or packing to set aside; timely: it isn't late; apart: there is no other to
  // merge it into; alone: it is in no other's box; single: one piece can't be split; nofault: no result of it was refused; bare: it has no waybill yet.
  static let table = """
                      que   pri   pic   pac   shi     han   del   voi
    assignWaybill     x     set   set   set   state   state state state
    acknowledgeFlag   x     x     x     x     state   state state state
    printParcel       x     x     x     x     state   state state state
    pickParcel        state x     state state state   state state state
    packParcel        state state x     state state   state state state
    weighParcel       state state state x     state   state state state
    shipParcel        state state state x     state   state state state
    handOverParcel    state state state state x       state state state
    voidParcel        x     x     x     x     shipped state state state
    interceptParcel   x     x     x     x     x       state state state
    seeInterception   x     x     x     x     x       state state state
    foundParcel       x     x     x     x     x       state state state
    goneParcel        state state state state x       state state state
    liftInterception  x     x     x     x     x       state state state
    reportException   state state state state x       x     x     state
    followException   state state state state x       x     x     nothing
    solveException    state state state state x       x     x     nothing
    moveParcel        x     x     x     x     state   state state state
    explainLate       timely timely timely timely timely state state state
    mergeParcel       apart apart state state state   state state state
    unmergeParcel     alone alone alone alone state   state state state
    splitParcel       single single state state state state state state
    renewWaybill      bare  x     x     x     state   state state state
    shortParcel       x     x     state state state   state state state
    suspendParcel     state state nothing state state state state state
    answerShipFault   state state state state nofault nofault nofault nofault
    """

  private func commands(_ id: ParcelID) -> [Command] {
    [
      .assignWaybill(id, courier: "YTO", number: "YT0000000000009"), .acknowledgeFlag(id), .printParcel(id), .pickParcel(id),
      .packParcel(id, scans: ["690001"], weight: 500), .weighParcel(id, grams: 730), .shipParcel(id), .handOverParcel(id),
      .voidParcel(id, reason: "买家取消"), .interceptParcel(id, reason: "买家取消"), .seeInterception(id), .foundParcel(id),
      .goneParcel(id, note: "已揽收"), .liftInterception(id), .reportException(id, kind: .stuck, note: "三天没动", hours: 24),
      .followException(id, note: "已催", hours: 4), .solveException(id, note: "已送达"),
      .moveParcel(id, wave: ShopDay(iso: "2026-01-06")!, reason: "主管批准"), .explainLate(id, reason: "缺人"),
      .mergeParcel(id, into: ParcelID("P260105-0009")!), .unmergeParcel(id), .splitParcel(id, goods: [GoodsCount("1", 1)]),
      .renewWaybill(id, courier: "YTO", number: "YT0000000000010", reason: "面单破损"),
      .shortParcel(id, sku: "SKU-1", missing: 1, reason: "货架上没有"), .suspendParcel(id, reason: "等配件"),
      .answerShipFault(id, note: "已手工发货"),
    ]
  }

  private func prepare(_ command: Command, _ stage: ParcelStage, _ id: ParcelID, _ shop: TestShop) throws {
    if command.kind == .acknowledgeFlag {
      // Also after packing the platform may change the address; our own agents can't amend then.
      var moved = ImportedOrder.paid("1001", message: "请发蓝色")
      moved.address = "上海 上海市 浦东新区 示例路2号"
      try shop.take([moved])
    }
    switch command.kind {
    case .seeInterception, .foundParcel, .goneParcel, .liftInterception:
      try shop.perform(.interceptParcel(id, reason: "买家取消"), as: .aftersaleAgent)
    case .followException, .solveException:
      try shop.perform(.reportException(id, kind: .lost, note: "丢件", hours: 24), as: .shipper)
    default: break
    }
    if command.kind == .printParcel, stage == .queued {
      try shop.perform(.assignWaybill(id, courier: "YTO", number: Scene.waybill), as: .shipper)
    }
  }

  @Test("ROL-2: parcel cells", arguments: ParcelStage.allCases)
  func cells(stage: ParcelStage) throws {
    let (shop, id) = try Scene.parcel(stage)
    #expect(try shop.parcel(id).stage == stage)
    let runner = try CellRunner(shop)
    let column = try #require(ParcelStage.allCases.firstIndex(of: stage))
    for command in commands(id) {
      let expected = try GridText(Self.table).cell(command.kind.rawValue, column)
      for role in Role.allCases { try runner.run(command, as: role, expected: expected) { try prepare(command, stage, id, $0) } }
    }
    #expect(runner.count == commands(id).count * Role.allCases.count)
    try shop.expectSound()
    print("cells: \(runner.count) of parcels in \(stage)")
  }

  @Test("The table holds every command on a parcel")
  func complete() throws {
    let id = try #require(ParcelID("P260105-0001"))
    #expect(Set(commands(id).map(\.kind)) == Set(CommandKind.allCases.filter { $0.target == .parcel }))
  }

  @Test("ORD-8: a shipped parcel whose order the platform has closed can be taken back, by shipper and lead")
  func takenBack() throws {
    let (shop, id) = try Scene.parcel(.shipped)
    var closed = ImportedOrder.paid("1001", message: "请发蓝色")
    closed.status = .closedRefunded
    try shop.take([closed])
    let runner = try CellRunner(shop)
    for role in Role.allCases { try runner.run(.voidParcel(id, reason: "退款"), as: role, expected: "x") { _ in } }
    print("cells: \(runner.count) of shipped parcels of closed orders")
  }
}
