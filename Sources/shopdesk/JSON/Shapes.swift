import DeskCore

/// The JSON shapes of orders, parcels and lists. Times are ISO 8601 with offset, money is decimal text (`"201.12"`), ids are text; what is
/// absent is null. Members are only ever added.
struct Shapes {
  let zone: ShopZone

  func time(_ instant: Instant?) -> JSON { instant.map { .string(zone.iso($0)) } ?? .null }
  func money(_ money: Money) -> JSON { .string(money.decimal) }

  /// The same for the first time and for a repetition of the same id, which is told apart by `repeated` where it is added.
  func receipt(_ receipt: Receipt) -> [(String, JSON)] {
    [
      ("seq", .int(receipt.seq)), ("command", .string(receipt.command)), ("subject", .string(receipt.subject)),
      ("version", .int(receipt.version)), ("at", time(receipt.at)), ("parcels", .array(receipt.parcels.map { .string($0.text) })),
      ("waybill", .optional(receipt.waybill)), ("cases", .array(receipt.cases.map { .string($0.text) })),
      ("request", .optional(receipt.request?.text)), ("count", .optional(receipt.count?.text)),
      ("made", .optional(receipt.made?.text)),
      ("warnings", .array(receipt.warnings.map(warning))),
    ] + (receipt.file.map { [("file", JSON.string($0))] } ?? [])
  }

  private func warning(_ warning: Changes.Warning) -> JSON {
    switch warning {
    case .waybillShape(let number, let courier):
      .object([("code", .string("waybillShape")), ("waybill", .string(number)), ("courier", .string(courier))])
    case .giftMissing(let sku, let promotion):
      .object([("code", .string("giftMissing")), ("sku", .string(sku)), ("promotion", .string(promotion.text))])
    case .relistAsked(let request): .object([("code", .string("relistAsked")), ("request", .string(request.text))])
    case .drained(let moved, let left):
      .object([("code", .string("drained")), ("moved", .int(moved)), ("left", .int(left))])
    case .notOnDuty(let person, let duty):
      .object([("code", .string("notOnDuty")), ("person", .string(person)), ("duty", .string(duty.rawValue))])
    case .shiftsByHand(let kept, let replaced):
      .object([("code", .string("shiftsByHand")), ("kept", .int(kept)), ("replaced", .int(replaced))])
    case .asksBeside(let other):
      .object([("code", .string("asksBeside")), ("rule", .string("APR-1"))] + waiting(other))
    case .notCarriedOut(let rule): .object([("code", .string("notCarriedOut")), ("rule", .string(rule))])
    case .waybillTakenFromPool(let number): .object([("code", .string("waybillTakenFromPool")), ("waybill", .string(number))])
    case .cameTooMany(let sku, let ordered, let received, let left):
      .object([
        ("code", .string("cameTooMany")), ("rule", .string("INV-6")), ("sku", .string(sku)), ("ordered", .int(ordered)),
        ("received", .int(received)), ("left", .int(left)),
      ])
    case .servesNoDuty(let skus, let least):
      .object([("code", .string("servesNoDuty")), ("rule", .string("INV-5")), ("skus", .int(skus)), ("least", .int(least))])
    }
  }

  func queueRow(_ row: QueueRow, now: Instant) -> JSON {
    .object([
      ("kind", .optional(row.kind?.rawValue)), ("queue", .optional(row.kind?.rawValue)), ("subject", .string(row.subject.text)),
      ("dueAt", time(row.due)), ("late", .bool(row.due < now)), ("owner", .optional(row.owner)),
      ("rule", .optional(row.kind?.rule)),
      ("order", .optional(row.order?.text)), ("number", .string(row.number)), ("version", .int(row.version)),
      ("buyer", .string(row.buyer)),
      ("paid", money(row.paid)), ("goods", .string(row.goods)), ("flag", .optional(row.flag?.rawValue)),
      ("unreadMessages", .bool(row.hasUnreadMessages)), ("amendments", .int(row.amendments)),
      ("parcel", .optional(row.parcel?.text)),
      ("courier", .optional(row.courier)), ("waybill", .optional(row.waybill)), ("matter", row.matter.map(matter) ?? .null),
      ("asked", row.gist.map(gist) ?? .null),
    ])
  }

  func queueCount(_ count: QueueCount) -> JSON {
    .object([
      ("queue", .string(count.kind.rawValue)), ("open", .int(count.open)), ("late", .int(count.late)), ("soon", .int(count.soon)),
      ("oldestDueAt", time(count.oldestDue)), ("held", .int(count.held)), ("busiest", .optional(count.busiest)),
    ])
  }

  func workItem(_ item: WorkItem, now: Instant) -> JSON {
    .object([
      ("kind", .string(item.kind.rawValue)), ("subject", .string(item.subject.text)), ("dueAt", time(item.due)),
      ("late", .bool(item.due < now)), ("owner", .optional(item.owner)),
    ])
  }

  func timeline(_ row: TimelineRow, body: Bool) -> JSON {
    var members: [(String, JSON)] = [
      ("seq", .int(row.seq)), ("at", time(row.at)), ("by", .string(row.by)), ("role", .optional(row.role?.rawValue)),
      ("command", .string(row.command)), ("subject", .string(row.subject)), ("terminal", .string(row.terminal)),
      ("done", .bool(row.done)),
    ]
    if row.isStandIn { members.append(("standIn", .bool(true))) }
    switch row.deed {
    case .carriedOut(let asker)?: members.append(("carriedOutFor", .string(asker)))
    case .moved(let move)?:
      members += [
        ("movedFrom", .optional(move.from?.rawValue)), ("movedTo", .string(move.to.rawValue)), ("because", .string(move.cause)),
        ("becauseOf", .optional(move.of)),
      ]
    case nil: break
    }
    if body { members.append(("body", JSONText.parse(row.body) ?? .string(row.body))) }
    return .object(members)
  }

  func commands(_ commands: [(kind: CommandKind, refusal: Refusal?)], _ describe: Describe) -> JSON {
    .array(
      commands.map { kind, refusal in
        .object([
          ("command", .string(kind.rawValue)), ("allowed", .bool(refusal == nil)),
          ("refusal", refusal.map { ErrorJSON.make($0, describe) } ?? .null),
        ])
      })
  }
}
