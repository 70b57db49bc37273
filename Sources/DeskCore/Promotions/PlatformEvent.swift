/// A platform event's number: `E0000001`. Given once, never used again.
public struct PlatformEventID: Hashable, Comparable, Sendable {
  public let number: Int64

  public init(number: Int64) { self.number = number }

  /// Reads `E0000001`, also in lower case and without the leading zeros.
  public init?(_ text: some StringProtocol) {
    guard let number = serial(text, "E") else { return nil }
    self.number = number
  }

  public var text: String { "E" + padded(Int(number), 7) }
  public static func < (a: PlatformEventID, b: PlatformEventID) -> Bool { a.number < b.number }
}

/// PRO-4: an event of a marketplace (活动) in which the shop may take part.
public struct PlatformEvent: Sendable, Hashable {
  public enum Stage: String, CaseIterable, Sendable, Hashable {
    /// 已公布: the marketplace has named it; nobody has signed up.
    case announced
    /// 已报名.
    case signedUp
    /// 已交素材: the materials are with the marketplace; it decides.
    case handedIn
    /// 审核通过, 审核未过: the marketplace's word.
    case accepted, rejected
    /// 已结束, with the result noted.
    case over
    /// 已放弃: by us, before it was over.
    case withdrawn

    /// Something is still to be done or awaited.
    public var isOpen: Bool {
      switch self {
      case .announced, .signedUp, .handedIn, .accepted: true
      case .rejected, .over, .withdrawn: false
      }
    }
  }

  public var id: PlatformEventID
  public var platform: String
  public var title: String
  public var stage: Stage
  /// Until when the shop may sign up; until when materials are taken, nil: the same.
  public var signUpBy: Instant
  public var materialsBy: Instant?
  public var window: PromotionWindow
  /// The promotion that the shop runs in it, once there is one.
  public var promotion: PromotionID?
  /// What is asked for, and what has come of it.
  public var materials: String
  public var result: String

  public init(
    id: PlatformEventID, platform: String, title: String, stage: Stage = .announced, signUpBy: Instant, materialsBy: Instant? = nil,
    window: PromotionWindow, promotion: PromotionID? = nil, materials: String = "", result: String = ""
  ) {
    self.id = id
    self.platform = platform
    self.title = title
    self.stage = stage
    self.signUpBy = signUpBy
    self.materialsBy = materialsBy
    self.window = window
    self.promotion = promotion
    self.materials = materials
    self.result = result
  }

  /// By when the next step must be done; nil: it is the marketplace's turn, or nobody's.
  public var dueAt: Instant? {
    switch stage {
    case .announced: signUpBy
    case .signedUp: materialsBy ?? signUpBy
    case .accepted: window.until
    case .handedIn, .rejected, .over, .withdrawn: nil
    }
  }

  /// The moment itself is still in time.
  public func isLate(at now: Instant) -> Bool { dueAt.map { now > $0 } ?? false }
}

/// What is wrong with an event as it is written.
public enum PlatformEventFault: String, CaseIterable, Sendable, Hashable {
  case noTitle, noPlatform, endsBeforeItStarts
  /// Signing up would be possible after it is over; materials would be due before signing up.
  case signUpAfterEnd, materialsBeforeSignUp

  public var rule: String { "PRO-4" }
}

extension PlatformEvent {
  public var faults: [PlatformEventFault] {
    var found: [PlatformEventFault] = []
    if title.allSatisfy(\.isWhitespace) { found.append(.noTitle) }
    if platform.allSatisfy(\.isWhitespace) { found.append(.noPlatform) }
    if window.from >= window.until { found.append(.endsBeforeItStarts) }
    if signUpBy >= window.until { found.append(.signUpAfterEnd) }
    if let materialsBy, materialsBy < signUpBy { found.append(.materialsBeforeSignUp) }
    return found
  }
}
