/// What can be due (待办). Every queue, deadline and counter is a query on open items of these kinds; a new rule is a new case.
public enum WorkKind: String, CaseIterable, Sendable, Hashable {
  /// ORD-2: verify with the buyer.
  case contact
  /// ORD-6: an order that nobody can handle before a person has looked (unknown status, no lines, partly shipped elsewhere).
  case clarify
  case confirm
  /// The buyer said what is to be done next: change it, cancel it, or nothing of it is valid (ORD-2).
  case amend, cancel, invalid
  /// ORD-7: unpaid for 12 hours.
  case remind
  /// ORD-9: out of stock; the buyer is to be told, or is waiting, or wants something else.
  case shortage
  /// ORD-16.
  case escalation
  /// ROL-10: handed over by the shift before.
  case acceptOffer
  /// ORD-14.
  case review
  /// ORD-15.
  case visit
  /// ORD-12.
  case judgeBuyer
  /// AFT-1.
  case decideCase, awaitReturn, inspectReturn, settleCase, closeCase
  /// A platform dispute with its own deadline.
  case dispute
  /// AFT-4.
  case exception
  /// APR-1, ROL-3: a request that waits for the post.
  case approveByLead, approveByDirector, approveByManager, approveByIT
  /// Approved, but it could no longer be carried out.
  case carryOut
  /// ORD-1.
  case refreshImport
  /// ORD-3: a confirmed order is in the shipper's hands, its dispatch note printed, within 24 hours.
  case handToFulfilment
  case print, pick, pack, ship, handOver
  /// ORD-8: a parcel to be stopped; and that nobody has answered, for the lead.
  case intercept, interceptUnanswered
  /// ORD-5: an amendment that the shipper hasn't acknowledged, and a paper that it made void.
  case acknowledge, reprint
  /// A parcel of an order that the platform has closed or refunded: it must not leave; void it.
  case stopParcel
  /// FUL-7: the courier's manifest was signed without it.
  case notInBag
  /// FUL-6: the marketplace has refused the parcel's shipping result.
  case shipFault
  /// FUL-3: something was missing in a SKU's bin: count it.
  case countBin
  /// Out of stock, and still to be taken down on the marketplace.
  case delist
  /// INV-4: approved, and still to be put up or taken down, or a price still to be changed, on the marketplace.
  case publishListing, publishPrice
  /// INV-5: a count is due; an open one has SKUs that nobody has counted, a difference that isn't settled, or wants finance's signature.
  case partCount, fullCount, enterCount, settleCount, signCount
  /// INV-6: ordered goods that should be here, that wait to be inspected, to be put away, to go back to their supplier.
  case expectGoods, inspectGoods, stowGoods, returnGoods
  /// PRO-1: approved, and still to be put up on the marketplace.
  case publishPromotion
  /// PRO-1: withdrawn or used up before its time, and still to be taken off the marketplace.
  case takeDownPromotion
  /// APR-2: approved words still to be put up; the pages are to be gone through.
  case publishRevision, reviewPages
  /// PRO-4: a platform event's next step, by the marketplace's deadline.
  case eventStep
  /// A SKU met in an order that the catalogue doesn't know.
  case completeSKU

  /// Whose queue it is: the roles to which it falls.
  public var roles: [Role] {
    switch self {
    case .contact, .clarify, .confirm, .amend, .cancel, .invalid, .remind, .shortage, .refreshImport: [.presaleAgent, .agentLead]
    case .acceptOffer, .escalation: [.presaleAgent, .aftersaleAgent, .agentLead]
    case .judgeBuyer, .approveByLead, .interceptUnanswered: [.agentLead]
    // Whichever post had approved it: the request says which.
    case .carryOut: [.agentLead, .director, .generalManager]
    case .approveByDirector: [.director]
    case .approveByManager: [.generalManager]
    case .approveByIT: [.dbAdmin]
    case .review, .visit, .decideCase, .awaitReturn, .settleCase, .closeCase, .dispute, .exception: [.aftersaleAgent, .agentLead]
    case .inspectReturn: [.shipper, .merchandiser]
    case .intercept, .acknowledge, .reprint: [.shipper]
    case .handToFulfilment, .print, .pick, .pack, .ship, .handOver, .stopParcel, .notInBag, .shipFault: [.shipper]
    case .partCount, .settleCount: [.merchandiser]
    case .fullCount: [.merchandiser, .finance]
    case .enterCount: [.merchandiser, .shipper, .finance]
    case .signCount: [.finance]
    case .completeSKU, .countBin, .delist, .publishListing, .publishPrice, .publishPromotion,
      .takeDownPromotion:
      [.merchandiser]
    case .eventStep: [.promoter]
    case .expectGoods, .inspectGoods, .returnGoods: [.buyer]
    case .stowGoods: [.merchandiser, .shipper, .buyer]
    case .publishRevision: [.designer, .merchandiser]
    case .reviewPages: [.designer]
    }
  }

  /// The rule that asks for it.
  public var rule: String {
    switch self {
    case .contact, .amend, .cancel, .invalid: "ORD-2"
    case .remind: "ORD-7"
    case .shortage: "ORD-9"
    case .escalation: "ORD-16"
    case .acceptOffer: "ROL-10"
    case .review: "ORD-14"
    case .visit: "ORD-15"
    case .judgeBuyer: "ORD-12"
    case .decideCase, .awaitReturn, .settleCase, .closeCase, .dispute: "AFT-1"
    case .inspectReturn: "AFT-3"
    case .exception: "AFT-4"
    case .approveByLead, .approveByDirector, .approveByManager, .approveByIT, .carryOut: "APR-1"
    case .refreshImport: "ORD-1"
    case .intercept, .interceptUnanswered: "ORD-8"
    case .acknowledge, .reprint: "ORD-5"
    case .clarify: "ORD-6"
    case .confirm, .handToFulfilment: "ORD-3"
    case .print, .pick, .pack: "FUL-1"
    case .ship, .shipFault: "FUL-6"
    case .handOver, .notInBag: "FUL-7"
    case .countBin: "FUL-3"
    case .delist: "INV-3"
    case .publishListing, .publishPrice: "INV-4"
    case .partCount, .fullCount, .enterCount, .settleCount, .signCount: "INV-5"
    case .publishPromotion, .takeDownPromotion: "PRO-1"
    case .expectGoods, .inspectGoods, .stowGoods, .returnGoods: "INV-6"
    case .eventStep: "PRO-4"
    case .publishRevision, .reviewPages: "APR-2"
    case .stopParcel: "ORD-8"
    case .completeSKU: "INV-1"
    }
  }
}

/// One open matter: what, about what, by when, who holds it.
public struct WorkItem: Sendable, Equatable, Hashable {
  public var kind: WorkKind
  public var subject: Subject
  public var due: Instant
  public var owner: String?

  public init(_ kind: WorkKind, _ subject: Subject, due: Instant, owner: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.due = due
    self.owner = owner
  }
}
