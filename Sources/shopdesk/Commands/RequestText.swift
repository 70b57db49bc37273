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
    return "\(one.id.text)  \(texts.title(one.stage))  \(texts.title(one.command)) \(texts.name(one.subject))  \(sum)"
      + context.say("\(person(one.askedBy)) 提", "asked by \(person(one.askedBy))")
      + (one.isOpen ? context.say(", 等 \(texts.title(one.level))", ", for \(texts.title(one.level))") : "")
  }

  /// With the order it is about, where it is about one.
  func full(_ one: RequestCard, _ card: OrderCard?, _ matter: RequestMatter? = nil) -> [String] {
    let request = one.request
    var lines = [head(request), (card.map { "\($0.order.id.text)  \($0.order.number)  " } ?? "") + "v\(request.version)"]
    if card?.unmasked != false {
      lines += texts.asked(request.command, request.arguments).map { name, value in "\(name)  \(value)" }
    }
    if let matter { lines += stands(matter) }
    if let by = request.decidedBy {
      lines.append(texts.decided(person(by), acting.clock(request.decidedAt), request.answer))
    }
    return lines + ServiceText.possible(one.commands, context)
  }

  /// ROL-3, ROL-5, ROL-6: somebody's posts and a limit, as they stand and as they would.
  private func stands(_ matter: RequestMatter) -> [String] {
    var lines = matter.gist.map { $0.pieces == nil ? [] : [texts.gist($0)] } ?? []
    lines += matter.outlook.map { [texts.outlook($0)] } ?? []
    lines += matter.others.map { "! " + texts.alsoWaits($0, by: person($0.askedBy), at: acting.clock($0.askedAt)) }
    lines += matter.dips.map { "! " + texts.dip($0) }
    let now = matter.person?.roles ?? []
    if let after = matter.rolesAfter {
      lines.append("\(texts.roles(now)) → \(texts.roles(after))")
    } else if matter.person != nil {
      lines.append(texts.roles(now))
    }
    for one in matter.person?.standIns ?? [] {
      lines.append("\(texts.actingAs(one.role)) \(acting.clock(one.from)) – \(acting.clock(one.until))  \(one.reason)")
    }
    if let limit = matter.limit, case .setAuthority(_, _, let perOrder, let perDay)? = matter.asked {
      lines.append("\(texts.parameter("perOrder")) \(limit.perOrder.decimal) → \(perOrder.decimal)")
      lines.append("\(texts.parameter("perDay")) \(limit.perDay.decimal) → \(perDay.decimal)")
    }
    return lines
  }
}
