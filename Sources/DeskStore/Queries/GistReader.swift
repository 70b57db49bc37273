import DeskCore

/// What requests ask for, with what stands: bounded reads by key, for the rows of a list.
struct GistReader {
  let session: any SQLSession

  /// Nil for what is about an order, and where the subject tells all.
  func gist(of request: ApprovalRequest) throws -> RequestGist? {
    guard request.order == nil, let asked = try? request.asked(), var gist = RequestGist(asked) else { return nil }
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
