import DeskTestKit
import Foundation
import Testing

/// reliability.md F27: files that want the machine's memory, or more than a file. Under a limit of address space, through the program.
@Suite("Hostile files", .serialized)
struct HostileFileTests {
  private static let head = "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,收货人姓名,收货地址,联系手机,订单创建时间,订单付款时间,宝贝标题\r\n"

  @Test("F27: refused within seconds and bounds, by name and reason, and nothing is stored")
  func refused() throws {
    let shop = try TestShop()
    _ = try shop.run("login", as: "limei")
    let folder = shop.folder
    try shop.write("columns.csv", String(repeating: "列,", count: 300_000) + "\r\n" + String(repeating: ",", count: 300_000))
    try shop.write("quote.csv", Self.head + "\"" + String(repeating: "x", count: 3 << 20))
    try shop.write("nul.csv", bytes: Array((Self.head + "1,a\0b").utf8))
    try shop.write(
      "mixed.csv", bytes: [0xEF, 0xBB, 0xBF] + Array(Self.head.utf8) + [0xB6, 0xA9, 0xB5, 0xA5, 0x2C, 0xE8, 0xAE, 0xA2, 0x0A])
    try shop.write("bomb.zip.csv", bytes: [0x50, 0x4B, 3, 4] + Array(repeating: 0xFF, count: 4000))
    try shop.write("deep.csv", String(repeating: "[", count: 200_000))
    try shop.write("gzip.csv", bytes: [0x1F, 0x8B, 8, 0] + Array(repeating: 0, count: 100))
    #expect(FileManager.default.createFile(atPath: folder + "/gigabyte.csv", contents: nil))
    truncate(folder + "/gigabyte.csv", 1 << 30)
    try FileManager.default.createSymbolicLink(atPath: folder + "/loop.csv", withDestinationPath: folder + "/loop.csv")
    try FileManager.default.createSymbolicLink(atPath: folder + "/device.csv", withDestinationPath: "/dev/zero")
    let before = try shop.head() as NSDictionary
    let names = [
      "columns.csv", "quote.csv", "nul.csv", "mixed.csv", "bomb.zip.csv", "deep.csv", "gzip.csv", "gigabyte.csv", "loop.csv",
      "device.csv", "../../../../etc/shadow-of-nothing",
    ]
    for name in names {
      let clock = ContinuousClock()
      var told: Program.Outcome?
      // 1 GiB of addresses, of which the program itself takes half before it reads a byte.
      let spent = try clock.measure {
        told = try Shell.run("ulimit -v 1048576; exec \"$0\" import '\(name)'", in: shop, environment: [:])
      }
      #expect(told?.exit == 65 || told?.exit == 66, "\(name): \(told?.exit ?? -1) \(told?.complaint ?? "") \(told?.out ?? "")")
      #expect(told?.complaint.contains(name.components(separatedBy: "/").last ?? name) == true, "\(name): \(told?.complaint ?? "")")
      #expect(spent < .seconds(4), "\(name): \(spent)")
    }
    #expect(try shop.head() as NSDictionary == before)
    #expect(try shop.run("verify").exit == 0)
  }
}
