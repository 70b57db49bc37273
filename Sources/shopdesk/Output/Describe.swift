import ArgumentParser
import DeskCore
import Foundation

/// An error in words. The words come from the console's texts; this is what a subcommand adds to them.
struct Describe {
  let language: Language
  let zone: ShopZone

  func text(_ error: any Error) -> String {
    switch error {
    case let refusal as Refusal: text(refusal)
    case let fault as StoreFault: String(describing: fault)
    case let refusal as FileRefusal: text(refusal)
    case let fault as UsageFault: text(fault)
    case let error as ValidationError: error.message
    case let error as CocoaError: error.localizedDescription
    default: say("程序缺陷: \(error)", "A defect of the program: \(error)")
    }
  }

  func text(_ refusal: Refusal) -> String { String(describing: refusal.reason) }

  func text(_ refusal: FileRefusal) -> String {
    let place = [refusal.file, refusal.row.map(String.init), refusal.column].compactMap(\.self).joined(separator: ":")
    return "\(place): \(refusal.reason)"
  }

  func reason(_ reason: RejectReason) -> String { String(describing: reason) }

  private func text(_ fault: UsageFault) -> String {
    switch fault {
    case .badClock(let text): say("SHOPDESK_NOW 不是带时区的时间: \(text)", "SHOPDESK_NOW is not a time with an offset: \(text)")
    case .noConsole: say("这里没有终端，打不开控制台。", "There is no terminal here to open the console on.")
    case .passwordNeeded: say("需要密码: 用 --password-file，或在终端上输入。", "A password is needed: --password-file, or type it on a terminal.")
    case .badDay(let text): say("不是日期 (yyyy-MM-dd): \(text)", "Not a day (yyyy-MM-dd): \(text)")
    case .badTime(let text): say("不是带时区的时间: \(text)", "Not a time with an offset: \(text)")
    case .unknownQueue(let text): say("没有这个队列: \(text)", "No queue of that name: \(text)")
    case .unknownValue(let option, let value): say("\(option) 不能是 \(value)", "\(option) can't be \(value)")
    case .exists(let path): say("文件已存在: \(path)", "The file exists: \(path)")
    }
  }

  private func say(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }
}
