import Foundation
import Glibc
import Testing

/// A FIFO stands for the scale's serial line, beside a real terminal with a packer in front of it.
@Suite(.serialized) struct ScaleOnTheBenchTests {
  /// The writing end of a scale.
  private final class Scale {
    let path: String
    private var descriptor: Int32 = -1

    init(_ path: String) { self.path = path }

    func plugIn() {
      if access(path, F_OK) != 0 { #expect(mkfifo(path, 0o600) == 0) }
      descriptor = open(path, O_RDWR | O_CLOEXEC)
      #expect(descriptor >= 0)
    }

    func unplug() {
      if descriptor >= 0 { close(descriptor) }
      descriptor = -1
    }

    func send(_ text: String) {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count <= 0 {
          Issue.record("the scale's line is cut")
          return
        }
        rest = rest.dropFirst(count)
      }
    }

    deinit { unplug() }
  }

  private func picked(_ count: Int) throws -> ServiceDay {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    day.clock = "10:00"
    for index in 0..<count { try day.toStage(index, "picked") }
    return day
  }

  private func stage(_ day: ServiceDay, _ index: Int) throws -> (String?, Int?) {
    let card = try day.done("liuyang", "parcel", "show", day.parcel(index), "--json").json
    return (card["stage"] as? String, card["weightGrams"] as? Int ?? card["weight"] as? Int)
  }

  private func seat(_ day: ServiceDay, _ scale: String, byOption: Bool) throws -> Seat {
    let environment = day.environment.merging(byOption ? [:] : ["SHOPDESK_SCALE": scale]) { $1 }
    let seat = try Seat(day.shop, environment: environment, wrapper: byOption ? { [$0, "open", "--scale", scale] } : nil)
    try seat.signIn("liuyang")
    seat.type(":bench\r")
    try seat.see("扫描发货单、运单号或包裹号开始")
    return seat
  }

  @Test(
    "FUL-4: weighed and packed by a scale; unplugged, typed; 10,000 characters of garbage; plugged in again",
    .timeLimit(.minutes(2)))
  func theWholeStory() throws {
    let day = try picked(3)
    let scale = Scale(day.shop.folder + "/scale")
    scale.plugIn()
    let seat = try seat(day, scale.path, byOption: true)
    try seat.see("秤 等读数")

    seat.type(day.waybill(0) + "\r")
    try seat.see(day.parcel(0), "还差 1 件")
    seat.type(ServiceDay.goods[0].barcode + "\r")
    try seat.see("已齐, 上秤")
    scale.send("US,GS,+  1.190kg\r\n")
    try seat.see("还在动")
    scale.send("ST,GS,+  1.250kg\r\n")
    try seat.see("秤 1.250 kg 稳定")
    seat.press(.enter)
    try seat.see("\(day.parcel(0)) 1250 克, 请扫下一个")
    #expect(try stage(day, 0) == ("packed", 1250))

    // The plug is pulled: said, and the weight is typed.
    seat.type(day.waybill(1) + "\r")
    try seat.see(day.parcel(1))
    seat.type(ServiceDay.goods[1].barcode + "\r")
    try seat.see("已齐, 上秤")
    scale.unplug()
    try seat.see("秤 没接上")
    // No hand is as fast as a scanner's line feed behind its Enter, which is nobody's.
    usleep(100_000)
    seat.press(.enter)
    try seat.see("没有记重量")
    seat.type("800\r")
    try seat.see("\(day.parcel(1)) 800 克, 请扫下一个")

    // Back, first with rubbish, then with a weight.
    scale.plugIn()
    scale.send(String(repeating: "#", count: 10_000))
    try seat.see("读不懂")
    seat.type(day.waybill(2) + "\r")
    try seat.see(day.parcel(2))
    seat.type(ServiceDay.goods[2].barcode + "\r")
    try seat.see("已齐, 上秤")
    scale.send("\r\nST,GS,+  2.750lb\r\n")
    usleep(100_000)
    seat.press(.enter)
    try seat.see("没有记重量")
    scale.send("0.812 kg\r\n")
    try seat.see("秤 0.812 kg 稳定")
    seat.press(.enter)
    try seat.see("\(day.parcel(2)) 812 克, 请扫下一个")
    #expect(try stage(day, 2) == ("packed", 812))

    // It still sends while the packer leaves.
    scale.send("ST,GS,+  0.812kg\r\nST,GS")
    seat.press(.escape)
    try seat.see("已打包 3")
    seat.leave()
  }

  @Test(
    "A scale that isn't there, or is the packer's own keyboard, costs nothing and keeps nobody from leaving",
    .timeLimit(.minutes(1)),
    arguments: ["", "/dev/tty"])
  func absent(_ device: String) throws {
    let day = try picked(1)
    let seat = try seat(day, device.isEmpty ? day.shop.folder + "/none" : device, byOption: false)
    try seat.see("秤 没接上")
    let before = seat.terminal.processorTime
    usleep(2_500_000)
    #expect(seat.terminal.processorTime - before < 0.3)
    seat.type(day.waybill(0) + "\r")
    try seat.see(day.parcel(0))
    seat.type(ServiceDay.goods[0].barcode + "\r")
    try seat.see("已齐, 上秤", "秤 没接上")
    seat.type("800\r")
    try seat.see("\(day.parcel(0)) 800 克, 请扫下一个")
    seat.press(.controlQ)
    #expect(seat.terminal.exit(within: 2) == 0)
    seat.expectRestored()
  }
}
