import ArgumentParser
import DeskConsole
import DeskCore
import Foundation

/// An error in words. Refusals, faults and file errors are worded by the console's texts, so that a key and a subcommand say the same; only
/// what no key can do wrong is worded here.
struct Describe {
  let language: Language
  let zone: ShopZone
  /// Sign-in names with the names that colleagues know.
  var names: [String: String] = [:]

  func text(_ error: any Error) -> String {
    let text =
      switch error {
      case let refusal as Refusal: texts.refusal(refusal, zone: zone, person: person)
      case let fault as StoreFault: texts.fault(fault)
      case let refusal as FileRefusal: texts.fileRefusal(refusal)
      case let fault as UsageFault: usage(fault)
      case let error as ValidationError: error.message
      case let error as CocoaError: texts.failure(.other(error.localizedDescription))
      default: texts.fault(.defect(String(describing: error)))
      }
    return text.shown
  }

  /// `50 of 64 shown; go on with --after A0000014, or see more at once with --limit N`.
  func text(_ cut: Answer.Cut) -> String {
    let shown =
      cut.total.map { texts.pick("共 \($0) 条, 这里 \(cut.shown) 条", "\(cut.shown) of \($0) shown") }
      ?? texts.pick("这里只有前 \(cut.shown) 条, 还有", "the first \(cut.shown) shown, there are more")
    let more = texts.pick("一次多看: --limit N", "see more at once with --limit N")
    let rest = cut.next.map { texts.pick("接着看: --after \($0); ", "go on with --after \($0), or ") } ?? ""
    return "\(shown); \(rest)\(more)".shown
  }

  /// The name that colleagues know.
  func person(_ name: String) -> String { names[name] ?? name }

  func reason(_ reason: RejectReason) -> String { texts.reason(reason) }
  func rejected(_ row: RejectedRow) -> String { texts.rejectedRow(row) }

  var texts: Texts { Texts(language) }

  private func usage(_ fault: UsageFault) -> String {
    switch fault {
    case .badClock(let text): texts.pick("SHOPDESK_NOW 不是带时区的时间: \(text)", "SHOPDESK_NOW is not a time with an offset: \(text)")
    case .badTerminal(let name):
      texts.pick(
        "终端类型 TERM=\(name) 打不开控制台: 换一个终端, 或用子命令 (shopdesk --help)",
        "The console cannot be opened on a terminal of the kind TERM=\(name): use another, or the subcommands (shopdesk --help)")
    case .noConsole: texts.pick("这里没有终端，打不开控制台。", "There is no terminal here to open the console on.")
    case .passwordNeeded:
      texts.pick("需要密码: 用 --password-file，或在终端上输入。", "A password is needed: --password-file, or type it on a terminal.")
    case .badDay(let text): texts.pick("不是日期 (yyyy-MM-dd): \(text)", "Not a day (yyyy-MM-dd): \(text)")
    case .badTime(let text): texts.pick("不是带时区的时间: \(text)", "Not a time with an offset: \(text)")
    case .unknownQueue(let text): texts.pick("没有这个队列: \(text)", "No queue of that name: \(text)")
    case .unknownValue(let option, let value): texts.pick("\(option) 不能是 \(value)", "\(option) can't be \(value)")
    }
  }
}
