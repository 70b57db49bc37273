import DeskCore
import DeskScreen

/// What somebody should have before their eyes before they commit the shop's money (INV-6).
extension AppState {
  /// Goods of a purchase that a form names one by one; the others are counted.
  private static var mostLines: Int { 6 }

  func supplierTitle(_ code: String) -> String {
    stock.suppliers?.first { $0.code == code }.map { "\(code) \($0.name)" } ?? code
  }

  /// Supplier, goods and amount of what the form would draft or place; nothing for other forms.
  func purchaseNotes(_ form: FormState) -> [(String, Ink)] {
    switch form.kind {
    case .placePurchase:
      guard let row = stock.purchases.rows.first(where: { form.subjects.first?.subject == .purchase($0.purchase.id) }) else {
        return []
      }
      let goods = row.purchase.lines.map { ($0.sku, row.titles[$0.sku] ?? "", $0.ordered, Money?.some($0.cost)) }
      return notes("\(row.supplier.code) \(row.supplier.name)  \(row.supplier.terms)", goods)
    case .draftPurchase:
      guard let code = form.value("supplier"), !code.isEmpty else { return [] }
      let known = stock.replenishment.rows
      let named = (form.value("goods") ?? "").split(separator: " ").compactMap { PurchaseWish(String($0)) }
      if named.isEmpty {
        let proposed = known.filter { $0.supplier == code }
        return notes(supplierTitle(code), proposed.map { ($0.sku, $0.title, $0.need.order, $0.cost) })
      }
      return notes(
        supplierTitle(code),
        named.map { wish in
          let row = known.first { $0.sku == wish.sku }
          return (wish.sku, row?.title ?? "", wish.quantity, wish.cost ?? row?.cost)
        })
    default: return []
    }
  }

  private func notes(_ supplier: String, _ goods: [(sku: String, title: String, pieces: Int, cost: Money?)]) -> [(String, Ink)] {
    let head = ("\(texts.columnSupplier) \(supplier)", Ink.strong)
    guard !goods.isEmpty else { return [head] }
    var lines: [(String, Ink)] = goods.prefix(Self.mostLines).map { one in
      let cost = one.cost.map { "\($0.decimal) = \($0.times(one.pieces).decimal)" } ?? "?"
      return ("  \(one.sku) ×\(one.pieces) @\(cost)  \(one.title)", .plain)
    }
    if goods.count > Self.mostLines { lines.append(("  " + texts.moreGoods(goods.count - Self.mostLines), .dim)) }
    let sum = goods.reduce(Money.zero) { sum, one in
      Money(fen: min(sum.fen + (one.cost?.times(one.pieces).fen ?? 0), Money.most.fen))
    }
    let open = goods.contains { $0.cost == nil } ? "  " + texts.costUnknown : ""
    lines.append(("\(texts.columnValue) \(sum.decimal)\(open)", .strong))
    return [head] + lines
  }

  /// What a key on the purchase under the cursor would be refused for.
  func purchaseRefusal(_ kind: CommandKind) -> Refusal? {
    guard let row = stock.view == .purchases ? stock.purchases.selected : nil, let actor else { return nil }
    var facts = PurchaseFacts(
      row.purchase, actor: actor, room: AuthorityRoom(AuthorityLimits(), roles: actor.roles), today: calendar.zone.local(now).day,
      now: now)
    facts.asked = row.request.map { ($0, row.askedBy ?? "") }
    return Decision.refusal(kind, on: facts)
  }
}
