import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Text from outside can't reach the terminal as anything but text.
struct HostileTextTests {
  static let hostile = [
    "\u{1B}[2J\u{1B}]0;x\u{7}", "\u{9B}31m", "a\rb\nc\td", "\u{202E}gnp.exe", "\u{200B}\u{200D}\u{FEFF}", "\u{7F}\u{0}\u{8}",
    "👩‍👩‍👧\u{FE0F}",
  ]

  @Test(arguments: hostile)
  func noScreenShowsARawControl(_ text: String) throws {
    let shop = MemoryShop.fixture()
    shop.shop = "店\(text)"
    var (order, lines) = shop.order(
      30, "6093\(text)", buyer: text, recipient: text, goods: [("ZT-W", 1)], paid: "1.00", ago: 2000, message: text, remark: text)
    order.address = "省 市 \(text)"
    order.invoiceTitle = text
    lines[0].title = text
    lines[0].attributes = text
    shop.add(order: order, lines: lines)
    shop.add(
      item: CatalogueItem(sku: "0\(text)", title: text, attributes: text, barcodes: [text], location: text, isComplete: false),
      onHand: 1)
    shop.add(person: "evil", text, [.agentLead, .shipper])
    try shop.perform(.noteOrder(order.id, text: text, flag: .red), as: "evil")
    let driver = ConsoleDriver(shop.services, size: Size(columns: 140, rows: 40))
    driver.signIn("evil")
    func look() {
      for scalar in driver.golden.unicodeScalars where scalar != "\n" {
        let isBad = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        #expect(!isBad, "U+\(String(scalar.value, radix: 16)) at \(driver.state.context)")
      }
    }
    look()
    driver.press("1")
    look()
    driver.press(.enter)
    look()
    driver.press("c")
    look()
    driver.press(.escape)
    driver.command("note 写 \(text)")
    look()
    driver.press("2", .home)
    look()
    driver.press(.tab)
    look()
    driver.press(.tab)
    driver.paste(text)
    driver.press(.enter)
    look()
    driver.press(.tab)
    look()
    driver.press("3", .home, .enter)
    look()
    driver.press("5")
    look()
    for view in ["work", "people", "refunds", "log"] {
      driver.command(view)
      look()
    }
    driver.press("t")
    look()
    driver.press(.escape, "/")
    driver.paste(text)
    driver.press(.enter)
    look()
    driver.press(.escape, .escape)
    driver.command("story evil")
    look()
    driver.press(.escape)
    driver.command("messages")
    look()
  }

  /// The surface would turn a control into `?`; the sanitiser says what it was.
  @Test(arguments: hostile)
  func listsShowWhatWasThere(_ text: String) {
    let shop = MemoryShop.fixture()
    let (order, lines) = shop.order(
      30, "609300000000007777", buyer: text, recipient: text, goods: [("ZT-W", 1)], paid: "1.00", ago: 2000)
    shop.add(order: order, lines: lines)
    let driver = ConsoleDriver(shop.services, size: Size(columns: 80, rows: 24))
    driver.signIn("zhangmin")
    let row = driver.lines.first { $0.contains("6093..7777") }
    #expect(row?.contains(Sanitizer.visible(text).prefix(3)) == true, "\(String(describing: row))")
  }
}
