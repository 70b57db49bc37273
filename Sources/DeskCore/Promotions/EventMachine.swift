/// PRO-4: what is done about a platform event, one step at a time.
public enum EventStep: String, CaseIterable, Sendable, Hashable {
  case signUp, handIn, accept, reject, finish, withdraw
}

/// What a decision on a platform event may look at.
public struct EventFacts: MachineFacts {
  public var event: PlatformEvent
  public var version: Int
  public var step: EventStep?
  public var actor: Actor
  public var now: Instant

  public init(_ event: PlatformEvent, version: Int, step: EventStep? = nil, actor: Actor, now: Instant) {
    self.event = event
    self.version = version
    self.step = step
    self.actor = actor
    self.now = now
  }

  public var subject: Subject { .event(event.id) }
}

extension Machine where State == PlatformEvent.Stage, Facts == EventFacts {
  public static let event = Machine(
    name: "event", rule: "PRO-4",
    initial: [.announced],
    rows: [
      Row([.announced], .stepEvent, when: .step(.signUp), to: .signedUp, guards: [.inTime]),
      Row([.signedUp], .stepEvent, when: .step(.handIn), to: .handedIn, guards: [.inTime]),
      Row([.signedUp, .handedIn], .stepEvent, when: .step(.accept), to: .accepted),
      Row([.signedUp, .handedIn], .stepEvent, when: .step(.reject), to: .rejected),
      Row([.accepted], .stepEvent, when: .step(.finish), to: .over, guards: [.eventIsOver]),
      Row([.announced, .signedUp, .handedIn, .accepted], .stepEvent, when: .step(.withdraw), to: .withdrawn),
    ])
}

extension Condition where Facts == EventFacts {
  static func step(_ step: EventStep) -> Condition { Condition("step:\(step.rawValue)") { $0.step == step } }
}

extension Guard where Facts == EventFacts {
  /// The marketplace takes nothing after its deadline.
  static let inTime = Guard("inTime", rule: "PRO-4") { s, me in
    guard let due = s.event.dueAt, s.event.isLate(at: s.now) else { return nil }
    return me.refuse(.deadlinePassed(due))
  }

  static let eventIsOver = Guard("eventIsOver", rule: "PRO-4") { s, me in
    s.now >= s.event.window.until ? nil : me.refuse(.notOverYet(until: s.event.window.until))
  }
}

extension Decision {
  public static func decide(_ step: EventStep, _ facts: EventFacts, result: String?, promotion: PromotionID?) throws(Refusal)
    -> PlatformEvent
  {
    var asked = facts
    asked.step = step
    var event = facts.event
    let row = try Machine.event.row(for: .stepEvent, in: event.stage, asked)
    if let to = row.to { event.stage = to }
    if let result { event.result = result }
    if let promotion { event.promotion = promotion }
    return event
  }

  /// The steps that its actor may take now.
  public static func steps(_ facts: EventFacts) -> [EventStep] { facts.actor.role(for: .stepEvent) == nil ? [] : next(facts) }

  /// The steps that would be possible now, whoever takes them.
  public static func next(_ facts: EventFacts) -> [EventStep] {
    EventStep.allCases.filter { step in
      var asked = facts
      asked.step = step
      return (try? Machine.event.row(for: .stepEvent, in: facts.event.stage, asked)) != nil
    }
  }
}

extension PlatformEvent {
  /// The next step, due when the marketplace says.
  public var work: [WorkItem] { dueAt.map { [WorkItem(.eventStep, .event(id), due: $0)] } ?? [] }

  /// What a record tells of it.
  public func recorded(in zone: ShopZone) -> [(String, JSON)] {
    [
      ("platform", .string(platform)), ("title", .string(title)), ("stage", .string(stage.rawValue)),
      ("signUpBy", .string(zone.iso(signUpBy))), ("materialsBy", .optional(materialsBy.map(zone.iso))),
      ("from", .string(zone.iso(window.from))), ("until", .string(zone.iso(window.until))),
      ("promotion", .optional(promotion?.text)), ("materials", .string(materials)), ("result", .string(result)),
    ]
  }
}

/// A platform event as it is announced; times are the shop's.
public struct EventPlan: Sendable, Equatable {
  public var platform: String
  public var title: String
  public var materials: String
  /// Canonical texts, `2026-12-12 20:00`.
  public var signUpBy: String
  public var materialsBy: String?
  public var from: String
  public var until: String

  public init(_ a: Arguments) throws(Refusal) {
    platform = try a.text("platform").lowercased()
    title = try a.text("title")
    materials = try a.optionalText("materials") ?? ""
    signUpBy = try a.shopTime("signUpBy", endsDay: true)
    materialsBy = try a.optionalText("materialsBy") == nil ? nil : try a.shopTime("materialsBy", endsDay: true)
    from = try a.shopTime("from")
    until = try a.shopTime("until", endsDay: true)
  }

  public var json: [(String, JSON)] {
    [("platform", .string(platform)), ("title", .string(title)), ("signUpBy", .string(signUpBy))]
      + (materialsBy.map { [("materialsBy", .string($0))] } ?? []) + [("from", .string(from)), ("until", .string(until))]
      + (materials.isEmpty ? [] : [("materials", .string(materials))])
  }

  /// - Throws: what is wrong with it (PRO-4).
  public func event(_ id: PlatformEventID, in zone: ShopZone) throws(Refusal) -> PlatformEvent {
    func at(_ text: String) -> Instant {
      let local = ShopLocal(shopTime: text, endsDay: false) ?? ShopLocal(day: ShopDay(number: 0), second: 0)
      return zone.instant(local.day, second: local.second)
    }
    let event = PlatformEvent(
      id: id, platform: platform, title: title, signUpBy: at(signUpBy), materialsBy: materialsBy.map(at),
      window: PromotionWindow(from: at(from), until: at(until)), materials: materials)
    if let fault = event.faults.first { throw Refusal(.invalid, rule: fault.rule, .eventFault(fault)) }
    return event
  }
}
