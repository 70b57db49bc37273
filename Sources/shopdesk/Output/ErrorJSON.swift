import ArgumentParser
import DeskCore

/// The error object of contract.md: `{"code","rule","message","mayBeDoneBy","details"}`.
enum ErrorJSON {
  static func make(_ error: any Error, _ describe: Describe) -> JSON {
    var rule: String?
    var roles: [Role] = []
    if let refusal = error as? Refusal {
      rule = refusal.rule
      roles = refusal.mayBeDoneBy
    }
    return .object([
      ("code", .string(code(error))), ("rule", .optional(rule)), ("message", .string(describe.text(error))),
      ("mayBeDoneBy", .array(roles.map { .string($0.rawValue) })), ("details", .object(details(error, describe.zone))),
    ])
  }

  private static func code(_ error: any Error) -> String {
    switch error {
    case let refusal as Refusal: refusal.code.rawValue
    case let fault as StoreFault: caseName(fault)
    case let refusal as FileRefusal: caseName(refusal.reason)
    case is UsageFault, is ValidationError: "usage"
    default: Exit(error) == .inputOutput ? "inputOutput" : "defect"
    }
  }

  /// `outOfStock` of `outOfStock([…])`: the case's name is the stable word.
  static func caseName(_ value: Any) -> String {
    let text = String(describing: value)
    return String(text.prefix { $0.isLetter || $0.isNumber })
  }

  private static func details(_ error: any Error, _ zone: ShopZone) -> [(String, JSON)] {
    if let refusal = error as? Refusal { return [("reason", .string(caseName(refusal.reason)))] + facts(refusal.reason, zone) }
    if let refusal = error as? FileRefusal {
      return [
        ("file", .string(refusal.file)), ("row", refusal.row.map { .int($0) } ?? .null), ("column", .optional(refusal.column)),
      ]
    }
    return []
  }

  /// What a program may want to act on.
  private static func facts(_ reason: Refusal.Reason, _ zone: ShopZone) -> [(String, JSON)] {
    switch reason {
    case .notPermitted(let kind): [("command", .string(kind.rawValue))]
    case .changedSince(let subject, let seen, let now, let by, let command, let at):
      [
        ("subject", .string(subject)), ("seen", .int(seen)), ("now", .int(now)), ("by", .string(by)), ("command", .string(command)),
        ("at", .string(zone.iso(at))),
      ]
    case .wrongState(let subject, _, let state, let command, let from):
      [
        ("subject", .string(subject)), ("state", .string(state)), ("command", .string(command.rawValue)),
        ("from", .array(from.map(JSON.string))),
      ]
    case .heldBy(let person, let since): [("person", .string(person)), ("since", .string(zone.iso(since)))]
    case .outOfStock(let shortages):
      [
        (
          "shortages",
          .array(
            shortages.map { .object([("sku", .string($0.sku)), ("needed", .int($0.needed)), ("available", .int($0.available))]) })
        )
      ]
    case .waybillTaken(let number, let parcel, _): [("waybill", .string(number)), ("parcel", .string(parcel))]
    case .notInParcel(let scan): [("scan", .string(scan))]
    case .alreadyComplete(let sku, let ordered): [("sku", .string(sku)), ("ordered", .int(ordered))]
    case .argument(let name, let fault): [("argument", .string(name)), ("fault", .string(fault.rawValue))]
    case .notJSON(let line): [("line", .int(line))]
    case .password(let faults): [("faults", .array(faults.map { .string($0.rawValue) }))]
    case .notFound(let text): [("name", .string(text))]
    case .severalPeople(let word, let people), .nobodyNamed(let word, let people):
      [("name", .string(word)), ("people", .array(people.map(JSON.string)))]
    default: serviceFacts(reason, zone)
    }
  }

  /// The same for customer service, after-sale and approvals.
  private static func serviceFacts(_ reason: Refusal.Reason, _ zone: ShopZone) -> [(String, JSON)] {
    switch reason {
    case .aboveAuthority(let use, let left):
      [("amount", .string(use.amount.rawValue)), ("value", .string(use.value.decimal)), ("left", .string(left.decimal))]
    case .belowLevel(let level): [("level", .string(level.rawValue))]
    case .refundTooHigh(let asked, let possible): [("asked", .string(asked.decimal)), ("possible", .string(possible.decimal))]
    case .returnTooMany(let sku, let asked, let possible):
      [("sku", .string(sku)), ("asked", .int(asked)), ("possible", .int(possible))]
    case .intercepted(let by, let at, let why):
      [("by", .string(by)), ("at", .string(zone.iso(at))), ("why", .string(why))]
    case .alreadyReminded(let at): [("at", .string(zone.iso(at)))]
    case .exceptionOpen(let parcel, let owner): [("parcel", .string(parcel)), ("owner", .string(owner))]
    case .cannotHold(let person): [("person", .string(person))]
    case .alreadyOffered(let by), .alreadyReported(let by), .notOwnRequest(let by): [("by", .string(by))]
    case .alreadyAsked(let request, let by): [("request", .string(request)), ("by", .string(by))]
    case .addressWithoutProvince(let address): [("address", .string(address))]
    case .unknownGoods(let skus, let near):
      [("skus", .array(skus.map(JSON.string))), ("near", .array(near.map(JSON.string)))]
    case .tooManyPromotions(let most): [("most", .int(most))]
    case .pageReads(let text, let last): [("reads", .string(text)), ("published", .string(last.text))]
    case .pageUnchanged(let last): [("published", .string(last.text))]
    case .unknownSKU(let sku): [("sku", .string(sku))]
    case .notInCase(let code): [("goods", .string(code))]
    case .noCourierRule(let address): [("address", .string(address))]
    case .poolEmpty(let courier): [("courier", .string(courier))]
    case .poolsShort(let short):
      [("pools", .array(short.map { .object([("courier", .string($0.courier)), ("missing", .int($0.missing))]) }))]
    case .noShipFault(let parcel): [("parcel", .string(parcel))]
    case .mergedSKU(let sku, let into): [("sku", .string(sku)), ("into", .string(into))]
    case .alreadyCounting(let sku, let count), .notInCount(let sku, let count): [("sku", .string(sku)), ("count", .string(count))]
    case .countOpen(let count): [("count", .string(count))]
    case .countNeeded(let sku), .stillListed(let sku): [("sku", .string(sku))]
    case .inParcels(let sku, let pieces): [("sku", .string(sku)), ("pieces", .int(pieces))]
    case .noPrice(let sku), .noCost(let sku): [("sku", .string(sku))]
    case .nothingInHand(let purchase, let step): [("purchase", .string(purchase)), ("step", .string(step))]
    case .unknownSupplier(let code), .nothingToOrder(let code): [("supplier", .string(code))]
    case .notInPurchase(let sku, let purchase), .onPurchase(let sku, let purchase):
      [("sku", .string(sku)), ("purchase", .string(purchase))]
    case .acceptsTooMany(let sku, let asked, let possible):
      [("sku", .string(sku)), ("asked", .int(asked)), ("possible", .int(possible))]
    case .notSoManyInHand(let sku, let step, let asked, let there):
      [("sku", .string(sku)), ("step", .string(step)), ("asked", .int(asked)), ("there", .int(there))]
    case .goodsInHand(let sku, let inspect, let stow, let back):
      [("sku", .string(sku)), ("inspect", .int(inspect)), ("stow", .int(stow)), ("return", .int(back))]
    case .cannotStandIn(let role, let possible):
      [("role", .string(role.rawValue)), ("possible", .array(possible.map { .string($0.rawValue) }))]
    case .alreadyStandsIn(let role, let until): [("role", .string(role.rawValue)), ("until", .string(zone.iso(until)))]
    case .notStandingIn(let role): [("role", .string(role.rawValue))]
    case .periodOver(let until): [("until", .string(zone.iso(until)))]
    case .periodTooLong(let days), .leaveTooOld(let days): [("days", .int(days))]
    case .leaveTooLate(let hours): [("hours", .int(hours))]
    case .alreadyOnLeave(let until): [("until", .string(zone.iso(until)))]
    case .othersLeave(let person): [("person", .string(person))]
    case .passwordAgain(let minutes): [("minutes", .int(minutes))]
    case .accountLent(let to, let until): [("to", .string(to)), ("until", .string(zone.iso(until)))]
    case .borrowedAccount(let of): [("account", .string(of))]
    case .rosterIsPast(let today): [("today", .string(today.iso))]
    case .separated(let kind): [("did", .string(kind.rawValue))]
    case .placeTaken(let place): [("location", .string(place))]
    case .tooFewAt(let place, let asked, let there):
      [("location", .string(place)), ("asked", .int(asked)), ("there", .int(there))]
    default: []
    }
  }
}
