/// What can be due (待办). Every queue, deadline and counter is a query on open items of these kinds; a new rule is a new case.
public enum WorkKind: String, CaseIterable, Sendable, Hashable {
  /// ORD-2: verify with the buyer.
  case contact
  /// ORD-6: an order that nobody can handle before a person has looked (unknown status, no lines, partly shipped elsewhere).
  case clarify
  case confirm
  /// ORD-3: a confirmed order is in the shipper's hands, its dispatch note printed, within 24 hours.
  case handToFulfilment
  case print, pick, pack, ship, handOver
  /// A parcel of an order that the platform has closed or refunded: it must not leave; void it.
  case stopParcel
  /// A SKU met in an order that the catalogue doesn't know.
  case completeSKU

  /// Whose queue it is: the roles to which it falls.
  public var roles: [Role] {
    switch self {
    case .contact, .clarify, .confirm: [.presaleAgent, .agentLead]
    case .handToFulfilment, .print, .pick, .pack, .ship, .handOver, .stopParcel: [.shipper]
    case .completeSKU: [.merchandiser]
    }
  }

  /// The rule that asks for it.
  public var rule: String {
    switch self {
    case .contact: "ORD-2"
    case .clarify: "ORD-6"
    case .confirm, .handToFulfilment: "ORD-3"
    case .print, .pick, .pack: "FUL-1"
    case .ship: "FUL-6"
    case .handOver: "FUL-7"
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
