import Foundation
import Testing

/// A scanner at a real terminal, going off where keys act.
@Suite(.serialized) struct ScannerTests {
  @Test(
    "FUL-4: scanned at the wave a parcel opens at the bench, and no character of its code is a key; a person's keys stay keys",
    .timeLimit(.minutes(2)))
  func atTheWave() throws {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    day.clock = "10:00"
    for index in 0..<2 { try day.toStage(index, "picked") }
    let seat = try Seat(day.shop, environment: day.environment)
    try seat.signIn("liuyang")
    try seat.see(day.parcel(0))
    // All at once, with the line feed that some scanners send behind their Enter.
    seat.type(day.waybill(0) + "\r\n")
    try seat.see("打包台", day.parcel(0), "还差 1 件")
    seat.press(.escape)
    try seat.see("扫描发货单、运单号或包裹号开始")
    seat.press(.escape)
    try seat.see("全部在办")
    seat.type(day.parcel(1) + "\r")
    try seat.see("打包台", day.parcel(1), "还差 1 件")
    seat.press(.escape)
    try seat.see("扫描发货单、运单号或包裹号开始")
    seat.press(.escape)
    try seat.see("全部在办")
    seat.type("3")
    try seat.see("安全")
    seat.type("2")
    try seat.see("全部在办")
    seat.leave()
  }
}
