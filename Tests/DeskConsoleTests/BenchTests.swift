import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// 打包台: what each scan does to the parcel on the table.
struct BenchTests {
  let shop = MemoryShop.fixture()

  private func bench(_ name: String = "lilei") -> ConsoleDriver {
    let driver = ConsoleDriver(shop.services, size: Size(columns: 100, rows: 30))
    driver.signIn(name)
    driver.press(.tab, .tab)
    return driver
  }

  private func parcel(_ number: Int) -> ParcelID { ParcelID(stored: "P260105-000\(number)") }

  @Test(
    "FUL-4: a wrong SKU or barcode is a stop that keeps the parcel on the table",
    arguments: [
      "YY-120", "NEW-7", "HELLO", "KTL-15-WH", "6901234567915", "6901234567939", "96385074", "A-03-12", "CMD:NONSENSE",
    ])
  func wrongItemKeepsTheTable(_ code: String) {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan(code)
    #expect(driver.shows("停!") && driver.backend.bells == [.wrong])
    #expect(driver.state.shipping.bench.card?.parcel.id == parcel(2))
    driver.scan("6901234567892")
    #expect(shop.performed.last == .packParcel(parcel(2), scans: ["6901234567892"], weight: nil))
    #expect(driver.backend.bells == [.wrong, .right])
    _ = driver.said
  }

  @Test("FUL-4: the stop says what the wrong item is, and what lies on the table")
  func saysWhat() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan("6901234567915")
    #expect(driver.shows("停! 6901234567915 不在这个包裹里: 这是 儿童雨衣 黄 120 (P260105-0002)"))
    _ = driver.said
  }

  @Test("FUL-4: 10,000 characters or control characters stop, and lose nothing that is scanned after them")
  func garbage() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.hold()
    driver.scan(String(repeating: "7", count: 10_000))
    driver.burst([.character("6"), .character("9"), .control("]"), .character("0"), .enter])
    driver.scan("6901234567892")
    driver.release()
    #expect(driver.state.shipping.bench.card?.parcel.id == parcel(2))
    #expect(shop.performed.last == .packParcel(parcel(2), scans: ["6901234567892"], weight: nil))
    let said = driver.said
    #expect(said.contains { $0.contains("太长") } && said.contains { $0.contains("乱码") })
    #expect(driver.backend.bells == [.wrong, .wrong, .right])
  }

  @Test("FUL-4: what was read before a scan was written ends no scan: the next one isn't sent with an older version and lost")
  func olderAnswer() {
    let driver = bench()
    driver.scan("YT8812345678901")
    #expect(driver.state.shipping.bench.card?.boxPieces == 3)
    driver.hold()
    // Another terminal has written: the table is read again, and the answer comes while the first piece is being written.
    driver.wake()
    driver.scan("6901234567892")
    driver.scan("6901234567908")
    driver.scan("6901234567908")
    driver.release()
    #expect(shop.performed.count { $0.kind == .packParcel && $0.subject == .parcel(parcel(2)) } == 3)
    #expect(driver.state.shipping.bench.stop == nil && driver.state.shipping.bench.isWeighing)
    #expect(driver.backend.bells == [.right, .right, .right])
    _ = driver.said
  }

  @Test("A control character in the middle of a code is the scanner's: it can't leave the console")
  func controlQ() {
    let driver = bench()
    driver.burst([.character("6"), .control("q"), .control("p"), .enter])
    #expect(!driver.loop.isFinished && driver.state.overlay == nil && driver.shows("乱码"))
    _ = driver.said
  }

  @Test("FUL-4: set aside by F2 or CMD:SUSPEND, its scans kept; scanning it again goes on")
  func suspend() {
    let driver = bench()
    driver.scan("YT8812345678901")
    driver.scan("6901234567908")
    driver.scan("cmd:suspend")
    #expect(shop.performed.last == .suspendParcel(parcel(2), reason: "打包台挂起"))
    #expect(driver.state.shipping.bench.card == nil && driver.toast?.contains("已挂起 P260105-0002") == true)
    driver.scan("P260105-0002")
    #expect(driver.shows("1/2"))
    driver.scan("6901234567908")
    driver.type("纸箱没了")
    driver.press(.function(2))
    #expect(shop.performed.last == .suspendParcel(parcel(2), reason: "纸箱没了"))
    #expect(driver.state.shipping.bench.field.isEmpty)
    _ = driver.said
  }

  @Test("FUL-4: command barcodes take their turn among the scans")
  func commandsInTurn() {
    let driver = bench()
    driver.hold()
    for code in ["YT8812345678902", "CMD:DONE", "6901234567915", "CMD:DONE", "YT8812345678901", "CMD:CLEAR", "6901234567892"] {
      driver.scan(code)
    }
    driver.release()
    #expect(shop.performed.count { $0.kind == .packParcel && $0.subject == .parcel(parcel(3)) } == 1)
    #expect(!shop.performed.contains { $0.kind == .packParcel && $0.subject == .parcel(parcel(2)) })
    let said = driver.said
    #expect(said.contains { $0.contains("还差 1 件, 没有齐") } && said.contains { $0.contains("没有称重") })
    #expect(said.contains { $0.contains("先扫包裹, 再扫商品 (纯棉四件套 蓝 1.8m)") })
    #expect(driver.state.shipping.bench.card == nil)
  }

  @Test("FUL-4: a weight with its unit is a weight; without a parcel that waits for one it is a stop")
  func weights() {
    let driver = bench()
    driver.scan("1.25kg")
    #expect(driver.shows("停! 还没有要称重的包裹"))
    driver.scan("YT8812345678902")
    driver.scan("6901234567915")
    driver.scan("1.25 kg")
    #expect(shop.performed.last == .weighParcel(parcel(3), grams: 1250))
    _ = driver.said
  }

  @Test("FUL-4: two benches: who packs it is named, and the parcel isn't opened")
  func twoBenches() throws {
    shop.add(person: "liufang", "刘芳", [.shipper])
    try shop.perform(.packParcel(parcel(2), scans: ["6901234567908"], weight: nil), as: "liufang")
    let driver = bench()
    driver.scan("YT8812345678901")
    #expect(driver.shows("停! P260105-0002: 刘芳 从") && driver.shows("在打包"))
    #expect(driver.state.shipping.bench.card == nil && driver.backend.bells == [.stop])
    try shop.perform(.suspendParcel(parcel(2), reason: "换班"), as: "liufang")
    driver.scan("YT8812345678901")
    #expect(driver.shows("1/2"))
    _ = driver.said
  }

  @Test("ORD-5: a note that was printed again is void in the packer's hand")
  func oldNote() throws {
    try shop.perform(.printParcel(parcel(2)), as: "lilei")
    let driver = bench()
    driver.scan("P260105-0002/1")
    #expect(driver.shows("停! P260105-0002/1 之后有改动, 已作废"))
    driver.scan("P260105-0002/2")
    #expect(driver.state.shipping.bench.card?.parcel.id == parcel(2))
    _ = driver.said
  }
}
