import DeskCore

/// What requests ask for, with what stands: bounded reads by key, for the rows of a list.
struct GistReader {
  let session: any SQLSession

  /// Nil where the subject tells all.
  func gist(of request: ApprovalRequest) throws -> RequestGist? {
    guard let asked = try? request.asked(), var gist = RequestGist(asked) else { return nil }
    let load = SituationLoader(session: session)
    switch asked {
    case .setPrice(let sku, _, _):
      let terms = try load.terms(sku)
      gist.from = (terms?.price ?? terms?.next?.price)?.decimal
    case .editSKU(let sku, .floorPrice, _): gist.from = try load.terms(sku)?.floorPrice?.decimal
    case .editSKU(let sku, .cost, _): gist.from = try load.terms(sku)?.cost?.decimal
    case .bookCount(let count, let sku):
      // INV-5: nothing of what is still being counted.
      let line = try load.countLine(count, sku)
      gist.pieces = line.flatMap { $0.state.isBlind ? nil : $0.difference }
    case .submitPromotion(let id, _): gist.detail = try load.promotion(id, in: .shanghai)?.promotion.title
    case .placePurchase(let id, _, _):
      if let purchase = try load.purchase(id) { gist.detail = "\(purchase.supplier) \(purchase.value.decimal)" }
    case .approveCase(let id, _):
      guard let order = request.order, let one = try load.cases(of: order).first(where: { $0.id == id }) else { break }
      (gist.caseKind, gist.detail) = (one.kind, one.amount.decimal)
    case .amendOrder(let id, let field, _, let line, _) where request.isOpen && RequestGist.tellsNobody(field):
      guard let (order, _) = try load.order(id) else { break }
      let current = CurrentOrder(order, lines: try load.lines(of: id), amendments: try load.amendments(of: id))
      gist.from = current.value(field, line: line)
    default: break
    }
    return gist
  }
}

extension Desk {
  /// What requests of a page ask for, by their numbers.
  public func gists(of requests: [ApprovalRequest]) throws -> [RequestID: RequestGist] {
    try engine.read { session in
      let reader = GistReader(session: session)
      return Dictionary(
        try requests.compactMap { one in try reader.gist(of: one).map { (one.id, $0) } }, uniquingKeysWith: { first, _ in first })
    }
  }
}
