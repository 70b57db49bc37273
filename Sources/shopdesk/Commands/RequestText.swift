import DeskConsole
import DeskCore

/// An approval request, for people to read.
struct RequestText {
  let acting: Acting

  init(_ acting: Acting) { self.acting = acting }

  private var context: Context { acting.context }
  private var texts: Texts { context.describe.texts }
  private func person(_ name: String) -> String { context.describe.person(name) }

  func head(_ one: ApprovalRequest) -> String {
    let sum = one.use.map { "\(texts.title($0.amount)) \($0.value.decimal)  " } ?? ""
    return "\(one.id.text)  \(texts.title(one.stage))  \(texts.title(one.command)) \(one.subject.text)  \(sum)"
      + context.say(
        "\(person(one.askedBy)) 提, 等 \(texts.title(one.level))", "asked by \(person(one.askedBy)), for \(one.level.rawValue)")
  }

  /// With the order it is about, where it is about one.
  func full(_ one: RequestCard, _ card: OrderCard?) -> [String] {
    let request = one.request
    var lines = [head(request), (card.map { "\($0.order.id.text)  \($0.order.number)  " } ?? "") + "v\(request.version)"]
    if card?.unmasked != false, request.arguments != "{}" { lines.append(context.say("内容 ", "what ") + request.arguments) }
    if let by = request.decidedBy {
      lines.append(context.say("决定 ", "decided ") + "\(person(by)) \(acting.clock(request.decidedAt))  \(request.answer ?? "")")
    }
    return lines + ServiceText.possible(one.commands, context)
  }
}
