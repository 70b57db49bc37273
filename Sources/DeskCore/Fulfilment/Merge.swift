/// ORD-10: why two parcels don't go into one box. The order is that in which a person would ask.
public enum MergeObstacle: String, CaseIterable, Sendable, Hashable {
  case itself, gone, shop, buyer, recipient, phone, address, courier, wave, stage, stopped, refunded, closed, member, lead, waybills
  /// An after-sale case sends it.
  case afterCase
}

/// A parcel with what decides whether it may share a box (合单): shop, buyer, recipient, phone with its extension, normalised address,
/// courier and day.
public struct MergeCandidate: Sendable, Equatable {
  public struct Key: Sendable, Hashable {
    public var platform, shop, buyer, recipient, phone, address: String
  }

  public var parcel: ParcelID
  public var order: OrderID
  public var key: Key
  public var courier: String?
  public var wave: ShopDay
  public var stage: ParcelStage
  public var isMember: Bool
  /// Others travel in its box already.
  public var isLead = false
  public var hasWaybill: Bool
  public var isStopped: Bool
  public var isRefunded: Bool
  public var isOpen: Bool
  public var afterCase: CaseID?

  public init(_ parcel: Parcel, _ order: Order, _ facts: OrderFacts, _ current: CurrentOrder) {
    self.parcel = parcel.id
    self.order = order.id
    key = Key(
      platform: order.platform, shop: order.shop, buyer: order.buyer, recipient: Self.plain(current.recipient.current),
      phone: Self.phone(current.phone.current), address: Self.plain(current.address.current))
    // A number decides the courier; before there is one, the buyer's wish does.
    courier = parcel.courier ?? current.wishes[.courier].map { CourierTable.find($0)?.code ?? $0 }
    wave = parcel.wave
    stage = parcel.stage
    isMember = parcel.bundle != nil
    hasWaybill = parcel.waybill != nil
    isStopped = parcel.interception?.state.isOpen == true
    isRefunded = facts.isRefunded(order)
    isOpen = facts.stage == .confirmed
    afterCase = parcel.afterCase
  }

  /// Everything that speaks against sharing `target`'s box; empty: nothing does.
  public func obstacles(to target: MergeCandidate) -> [MergeObstacle] {
    if target.order == order { return partObstacles(target) }
    var found: [MergeObstacle] = []
    if key.platform != target.key.platform || key.shop != target.key.shop { found.append(.shop) }
    if key.buyer != target.key.buyer { found.append(.buyer) }
    if key.recipient != target.key.recipient { found.append(.recipient) }
    if key.phone != target.key.phone { found.append(.phone) }
    if key.address != target.key.address { found.append(.address) }
    if let mine = courier, let theirs = target.courier, mine != theirs { found.append(.courier) }
    if wave != target.wave { found.append(.wave) }
    if afterCase != nil || target.afterCase != nil { found.append(.afterCase) }
    if isRefunded || target.isRefunded { found.append(.refunded) }
    if !isOpen || !target.isOpen { found.append(.closed) }
    if hasWaybill { found.append(.waybills) }
    return found + boxObstacles(target)
  }

  /// Parts of one order that go together again: whose they are is the same.
  private func partObstacles(_ target: MergeCandidate) -> [MergeObstacle] {
    var found: [MergeObstacle] = []
    if wave != target.wave { found.append(.wave) }
    if afterCase != target.afterCase { found.append(.afterCase) }
    if hasWaybill { found.append(.waybills) }
    return found + boxObstacles(target)
  }

  private func boxObstacles(_ target: MergeCandidate) -> [MergeObstacle] {
    var found: [MergeObstacle] = []
    let early: [ParcelStage] = [.queued, .printed]
    if !early.contains(stage) || !early.contains(target.stage) { found.append(.stage) }
    if isStopped || target.isStopped { found.append(.stopped) }
    if isMember || target.isMember { found.append(.member) }
    if isLead { found.append(.lead) }
    return found
  }

  /// Blanks, full-width forms and a six-digit postcode in brackets say nothing about where it goes. Everything else does: `1-1201` is not
  /// `11-201`, and `(3)` may be a gate.
  static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      let folded = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar
      if !folded.properties.isWhitespace { out.unicodeScalars.append(folded) }
    }
    out = out.lowercased()
    guard out.hasSuffix(")"), let open = out.lastIndex(of: "(") else { return out }
    let inside = out[out.index(after: open)...].dropLast()
    return inside.count == 6 && inside.allSatisfy { ("0"..."9").contains($0) } ? String(out[..<open]) : out
  }

  /// As it stands, without blanks, in half width, `转` for every way of writing an extension: another extension is another phone.
  static func phone(_ text: String) -> String {
    plain(text).replacing("转", with: "x").replacing("ext", with: "x").replacing("#", with: "x")
  }
}

/// Parcels that could go into one box, the one with the lowest number first.
public struct MergeProposal: Sendable, Equatable {
  public var key: MergeCandidate.Key
  public var parcels: [ParcelID]

  /// All groups of at least two that nothing keeps apart, in the order of their first parcels.
  public static func all(_ candidates: [MergeCandidate]) -> [MergeProposal] {
    var groups: [MergeCandidate.Key: [[MergeCandidate]]] = [:]
    for candidate in candidates.sorted(by: { $0.parcel < $1.parcel }) {
      var boxes = groups[candidate.key] ?? []
      let fits = boxes.firstIndex { box in
        box.allSatisfy {
          candidate.order != $0.order && (candidate.obstacles(to: $0).isEmpty || $0.obstacles(to: candidate).isEmpty)
        }
      }
      if let fits { boxes[fits].append(candidate) } else { boxes.append([candidate]) }
      groups[candidate.key] = boxes
    }
    return groups.flatMap { key, boxes in
      boxes.filter { $0.count > 1 }.map { MergeProposal(key: key, parcels: $0.map(\.parcel)) }
    }.sorted { $0.parcels[0] < $1.parcels[0] }
  }
}
