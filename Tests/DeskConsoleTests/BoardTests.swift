import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// The supervisor's board: each queue opens where its work is done.
struct BoardTests {
  private func opened(_ kind: WorkKind) -> ConsoleDriver {
    let driver = ConsoleDriver(MemoryShop.stocked().services)
    driver.signIn("zhaojing")
    driver.press("5")
    for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.down) }
    for _ in WorkKind.allCases where driver.state.supervisor.kind != kind { driver.press(.up) }
    #expect(driver.state.supervisor.kind == kind)
    driver.press(.enter)
    return driver
  }

  @Test("SUP-1: queues of goods open in the stock pane", arguments: [WorkKind.completeSKU, .countBin])
  func goods(kind: WorkKind) {
    let state = opened(kind).state
    #expect(state.pane == .stock && state.stock.view == .goods && !state.counts.isShown)
  }

  @Test("SUP-1: what waits to be published opens as such", arguments: [WorkKind.delist, .publishListing, .publishPrice])
  func publishing(kind: WorkKind) {
    let state = opened(kind).state
    #expect(state.pane == .stock && state.stock.view == .publishing && !state.counts.isShown)
  }

  @Test(
    "SUP-1: goods that were ordered open as purchases", arguments: [WorkKind.expectGoods, .inspectGoods, .stowGoods, .returnGoods])
  func purchases(kind: WorkKind) {
    let state = opened(kind).state
    #expect(state.pane == .stock && state.stock.view == .purchases)
  }

  @Test("SUP-1: counts open as counts", arguments: [WorkKind.partCount, .fullCount, .enterCount, .settleCount, .signCount])
  func counts(kind: WorkKind) {
    let state = opened(kind).state
    #expect(state.pane == .stock && state.counts.isShown)
  }

  @Test("SUP-1: promotions and events open in their own lists")
  func promotions() {
    let promotion = opened(.publishPromotion).state
    #expect(promotion.pane == .promotion && promotion.promotion.view == .list)
    let event = opened(.eventStep).state
    #expect(event.pane == .promotion && event.promotion.view == .events)
  }

  @Test(
    "SUP-1: parcels that a courier or a marketplace didn't take open among the shipped ones",
    arguments: [WorkKind.notInBag, .shipFault])
  func shipped(kind: WorkKind) {
    let state = opened(kind).state
    #expect(state.pane == .shipping && state.shipping.stage == .shipped)
  }
}
