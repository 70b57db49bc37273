import Foundation
import Testing

/// reliability.md F5, F8 as somebody at a console lives through them.
@Suite("Faults at the console", .serialized)
struct ConsoleFaultTests {
  @Test(
    "F5: a full disk is said, reading goes on, and after room was made the next key works", .enabled(if: FaultyDisk.shim != nil))
  func fullAndBack() throws {
    let shop = try TestShop(imported: true)
    let full = shop.folder + "/full"
    let seat = try Seat.signedIn(
      "limei", shop,
      environment: ["LD_PRELOAD": FaultyDisk.shim ?? "", "FAULT_FILE": "/shop.db", "FAULT_WHEN": full, "FAULT_ERRNO": "28"])
    try seat.see("8874..2505")
    let before = try shop.head() as NSDictionary
    try shop.write("full", "")
    seat.type("a")
    try seat.see("磁盘已满")
    // The list and the card are still there to be read.
    seat.press(.down)
    try seat.see("订单 87779972368000924")
    #expect(try shop.head() as NSDictionary == before)
    try FileManager.default.removeItem(atPath: full)
    seat.type("a")
    try seat.see("已认领 8777..0924")
    seat.leave()
    #expect(try shop.run("verify").exit == 0)
    #expect(try shop.records("claimOrder") == 1)
  }

  @Test(
    "F12: a console on a read-only disk: one signs in and reads, the strip says why, what writes is refused",
    .enabled(if: FaultyDisk.shim != nil))
  func looking() throws {
    let shop = try TestShop(imported: true)
    let before = shop.read("shop.db")
    let seat = try Seat.signedIn(
      "limei", shop, environment: ["LD_PRELOAD": FaultyDisk.shim ?? "", "FAULT_FILE": "/shop.db", "FAULT_READONLY": "1"])
    try seat.see("8874..2505")
    try seat.see("只读: 只能查看")
    seat.type("a")
    try seat.see("没有做, 店铺只能查看")
    seat.press(.down)
    try seat.see("订单 87779972368000924")
    seat.leave()
    #expect(shop.read("shop.db") == before)
  }

  @Test(
    "F8: a process that hangs with the turn: five seconds, then the console says who it is; nothing is lost, nothing done twice")
  func stuck() throws {
    let shop = try TestShop(imported: true)
    let seat = try Seat.signedIn("limei", shop)
    try seat.see("8874..2505")
    let stuck = open(shop.database + "-turn", O_RDWR)
    #expect(stuck >= 0 && flock(stuck, LOCK_EX) == 0)
    var mine = getpid()
    pwrite(stuck, &mine, MemoryLayout<pid_t>.size, 0)
    seat.type("a")
    try seat.terminal.wait("who holds it", limit: 12) { $0.contains("\(getpid())") }
    flock(stuck, LOCK_UN)
    close(stuck)
    seat.type("a")
    try seat.see("已认领 8874..2505")
    seat.leave()
    #expect(try shop.records("claimOrder") == 1)
  }
}
