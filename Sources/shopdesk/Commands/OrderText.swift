import DeskConsole
import DeskCore

/// An order for people to read.
struct OrderText {
  let card: OrderCard
  let acting: Acting

  init(_ card: OrderCard, _ acting: Acting) {
    self.card = card
    self.acting = acting
  }

  private var context: Context { acting.context }

  private var service: ServiceText { ServiceText(card, acting) }

  var lines: [String] {
    let known = service.care + service.notes + service.cases + service.balance
    return (head + service.warnings + person + goods + others + known + rest).map(\.shown)
  }

  private var texts: Texts { context.describe.texts }

  private var head: [String] {
    let facts = card.facts
    return [
      "\(card.order.id.text)  \(card.order.number)  \(card.order.platform)  \(card.order.shop)  v\(facts.version)",
      context.say("状态 ", "state ") + "\(texts.title(facts.stage))  \(texts.title(facts.trade))"
        + (facts.claimedBy.map(context.describe.person).map { context.say("  经办 \($0)", "  held by \($0)") } ?? "")
        + (facts.flag.map { "  !! \(texts.title($0))" } ?? ""),
      context.say("付款 ", "paid ") + "\(card.order.paid.decimal)  \(acting.clock(card.order.paidAt))"
        + context.say("  运费 ", "  shipping ") + card.current.shippingFee.current,
    ]
  }

  private var person: [String] {
    func field(_ name: String, _ field: CurrentOrder.Field, _ mask: (String) -> String) -> String {
      func shown(_ text: String) -> String { card.unmasked ? text : mask(text) }
      let was = field.isAmended ? context.say("  (原 \(shown(field.original)))", "  (was \(shown(field.original)))") : ""
      return "\(name) \(shown(field.current))\(was)"
    }
    var lines = [
      context.say("买家 ", "buyer ") + (card.unmasked ? card.order.buyer : Masking.name(card.order.buyer)),
      field(context.say("收件人", "recipient"), card.current.recipient, Masking.name),
      field(context.say("电话", "phone"), card.current.phone, Masking.phone),
      field(context.say("地址", "address"), card.current.address, Masking.address),
    ]
    if card.unmasked, !card.order.buyerMessage.isEmpty { lines.append(context.say("买家留言 ", "message ") + card.order.buyerMessage) }
    if card.unmasked, !card.order.sellerRemark.isEmpty { lines.append(context.say("卖家备注 ", "remark ") + card.order.sellerRemark) }
    return lines
  }

  private var goods: [String] {
    card.lines.map { line in
      let stock = card.stock[line.sku].map { context.say("可用 \($0.available)", "available \($0.available)") } ?? ""
      let attributes = card.current.attributes[line.line]?.current ?? line.attributes
      let sku = card.current.skus[line.line].map {
        $0.isAmended ? "\($0.current) (\(context.say("原", "was")) \($0.original))" : $0.current
      }
      return "  \(line.line). \(sku ?? line.sku)  \(line.title)  \(attributes)  ×\(line.quantity)  \(line.paid.decimal)  \(stock)"
    }
      + card.parcels.map { parcel in
        "  \(parcel.id.text)  \(texts.title(parcel.stage))  \(parcel.wave.iso)  \(parcel.courier ?? "")  \(parcel.waybill ?? "")"
      }
  }

  private var others: [String] {
    guard let history = card.history, history.count > 0 else { return [] }
    let count = "\(history.count)\(history.isMore ? "+" : "")"
    var lines = [
      context.say(
        "该买家另有 \(count) 单 (未发 \(history.open), 已关闭 \(history.closed)):",
        "\(count) other orders of this buyer (\(history.open) unshipped, \(history.closed) closed):")
    ]
    lines += history.newest.map { entry in
      let row = entry.order
      let contacts = entry.contacts == 0 ? "" : context.say("  联系 \(entry.contacts) 次", "  contacts \(entry.contacts)")
      let cases = entry.cases == 0 ? "" : context.say("  售后 \(entry.cases) 次", "  cases \(entry.cases)")
      return
        "  \(acting.clock(row.at))  \(row.id.text)  \(row.number)  \(row.paid.decimal)  \(texts.title(row.stage))\(contacts)\(cases)"
    }
    if !history.together.isEmpty {
      let numbers = history.together.map { "\($0.id.text) \($0.number)" }.joined(separator: ", ")
      lines.append(context.say("可合单 (同收件人同地址): ", "could ship together (same recipient and address): ") + numbers + "  ORD-10")
    }
    return lines
  }

  private var rest: [String] {
    let work = card.work.map { context.say("待办 ", "due ") + "\(texts.title($0.kind))  \($0.subject.text)  \(acting.clock($0.due))" }
    let history = card.timeline.prefix(20).map {
      "  \(acting.clock($0.at))  \($0.by)  \(texts.actDone($0, person: context.describe.person))  \(texts.name(recorded: $0.subject))\($0.done ? "" : "  ✗")"
    }
    return work + ServiceText.possible(card.commands, context) + [context.say("经过:", "history:")] + history
  }
}
