import DeskCore
import DeskLive
import DeskStore
import Foundation

/// Carries commands out for subcommands: the same path as every key and every line of `run`.
struct Acting {
  let context: Context
  let desk: Desk
  let session: Session
  let actor: Actor

  init(_ context: Context) throws {
    self.context = context
    desk = try context.desk()
    (session, actor) = try context.session()
  }

  var shapes: Shapes { Shapes(zone: context.zone) }
  var documents: WaveDocuments { WaveDocuments(desk, for: actor) }

  /// - Parameter act: its id names one act; a command on several subjects gets one id for each.
  func perform(_ kind: CommandKind, _ arguments: [String: Arguments.Value], _ act: ActOptions?, part: String? = nil) throws
    -> Receipt
  {
    let id = id(act, part)
    let command = try CommandReader(desk).read(kind, Arguments(arguments), id: act?.id == nil ? nil : id)
    return try desk.perform(command, id: id, version: act?.seen, by: session)
  }

  func id(_ act: ActOptions?, _ part: String? = nil) -> String {
    guard let id = act?.id else { return CommandID.next() }
    return part.map { "\(id)/\($0)" } ?? id
  }

  /// One command on one subject, answered with its receipt.
  func answer(_ kind: CommandKind, _ arguments: [String: Arguments.Value], _ act: ActOptions?) throws -> Answer {
    answer(try perform(kind, arguments, act))
  }

  func answer(_ receipt: Receipt) -> Answer {
    let json = JSON.object([("ok", .bool(true))] + shapes.receipt(receipt) + [("repeated", .bool(receipt.repeated))])
    return Answer(json, [line(receipt)], notes: notes(receipt))
  }

  /// REC-3: of a command id that was used before no second file leaves.
  func leftBefore(_ receipt: Receipt) -> Answer {
    var answer = answer(receipt)
    answer.notes.append(context.say("没有再写出; 要新的一份请换一个 --id", "nothing was written again: for a new one take another --id"))
    return answer
  }

  /// The day that was asked for, else today's.
  func day(_ text: String?) throws -> ShopDay {
    guard let text else { return context.zone.local(desk.now).day }
    guard let day = ShopDay(iso: text) else { throw UsageFault.badDay(text) }
    return day
  }

  /// What a person reads after an act.
  func line(_ receipt: Receipt) -> String {
    let texts = context.describe.texts
    let kind = CommandKind(rawValue: receipt.command)
    if let request = receipt.request {
      return [waiting(kind, receipt, request), repeated(receipt)].compactMap(\.self).joined(separator: "  ").shown
    }
    let done = kind.map { texts.done($0, subject(of: receipt)) } ?? "\(receipt.command) \(subject(of: receipt))"
    var parts = [done, repeated(receipt)].compactMap(\.self)
    parts += receipt.parcels.map(\.text) + receipt.cases.map(\.text)
    if let count = receipt.count { parts.append(count.text) }
    if let made = receipt.made { parts.append(made.text) }
    if let file = receipt.file { parts.append(file) }
    if let waybill = receipt.waybill { parts.append(waybill) }
    return parts.joined(separator: "  ").shown
  }

  private func subject(of receipt: Receipt) -> String {
    context.describe.texts.name(recorded: receipt.subject, person: context.describe.person)
  }

  private func repeated(_ receipt: Receipt) -> String? { receipt.repeated ? context.say("(先前已办)", "(done before)") : nil }

  /// ROL-3: nothing was done yet, and whoever reads it must not think so.
  private func waiting(_ kind: CommandKind?, _ receipt: Receipt, _ id: RequestID) -> String {
    let texts = context.describe.texts
    let what = kind.map(texts.title) ?? receipt.command
    let subject = subject(of: receipt)
    guard let request = try? desk.request(id, for: actor) else {
      return context.say(
        "\(what) \(subject): 超出您的权限, 待批 \(id.text)", "\(what) \(subject): above your authority: waits as \(id.text)"
      )
    }
    let post = texts.title(request.level)
    guard let use = request.use else {
      return context.say(
        "\(what) \(subject): 已作为 \(id.text) 等 \(post) 审批",
        "\(what) \(subject): waits as \(id.text) for the \(post)")
    }
    let sum = "\(texts.title(use.amount)) \(use.value.decimal)"
    return context.say(
      "\(what) \(subject): \(sum) 超出您的权限, 已作为 \(id.text) 等 \(post) 审批",
      "\(what) \(subject): \(sum) is above your authority: waits as \(id.text) for the \(post)")
  }

  func notes(_ receipt: Receipt) -> [String] {
    receipt.warnings.compactMap { warning in
      switch warning {
      case .waybillShape, .giftMissing, .relistAsked, .cameTooMany, .servesNoDuty, .drained, .notOnDuty, .shiftsByHand,
        .asksBeside:
        break
      default: return nil
      }
      return context.describe.texts.warning(warning, clock: { clock($0) }, person: context.describe.person).shown
    }
  }

  /// The wave that `--wave` names, else the one whose clock is running.
  func wave(_ option: String?) throws -> ShopDay {
    guard let option else { return desk.settings.calendar.currentWave(at: desk.now) }
    guard let day = ShopDay(iso: option) else { throw UsageFault.badDay(option) }
    return day
  }

  /// `11-24 13:40`, as lists show moments.
  func clock(_ instant: Instant?) -> String {
    guard let instant else { return "" }
    let at = context.zone.local(instant)
    return "\(at.day.iso.dropFirst(5)) \(at.hourMinute)"
  }
}

extension Dictionary<String, Arguments.Value> {
  /// Adds a text where there is one.
  func with(_ name: String, _ text: String?) -> Self {
    guard let text else { return self }
    return merging([name: .text(text)]) { $1 }
  }

  func with(_ name: String, _ number: Int?) -> Self {
    guard let number else { return self }
    return merging([name: .number(Int64(number))]) { $1 }
  }
}
