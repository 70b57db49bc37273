import DeskCore
import DeskScreen

/// Everything the console knows. Only ``App/update(_:_:)`` changes it; ``App/view(_:size:)`` shows it.
public struct AppState: Sendable {
  public var texts: Texts
  public var glyphs: Glyphs
  public var size: Size
  public var now: Instant
  public var calendar: ShopCalendar
  public var lock: LockPolicy
  public var lastKeyAt: Instant

  public var phase: Phase = .signIn(SignInState())
  public var session: SignedIn?
  public var panes: [Pane] = []
  public var pane: Pane = .service
  public var day: DayStatus?
  public var people = NamedPeople()
  /// Display names by sign-in name.
  var names: [String: String] { people.displayNames }

  public var service = ServiceState()
  public var shipping = ShippingState()
  public var stock = StockState()
  public var counts = CountsState()
  public var promotion = PromotionState()
  public var supervisor = SupervisorState()
  /// ROL-8: to whom work may be given, the best first, as it was when somebody asked.
  var assignees: [Assignee] = []
  /// The end of the shift that somebody has been reminded of.
  var shiftTold: Instant?
  var seeking: Seeking?

  public var overlay: Overlay?
  /// Forms that were laid aside, oldest first.
  public var drafts: [FormState] = []
  /// Leaving would drop them: it has been said once.
  var isLeavingTold = false
  /// The filter while it is being typed.
  public var filterField: TextField?
  public var notice: Notice?
  public var messages: [Notice] = []
  /// What takes the last act back.
  public var counter: Planned?

  public var flight: Flight?
  /// A backup, or a trial of one, that is made beside everything else.
  public var keeping: Keeping?
  /// A document is being written.
  public var isMaking = false
  /// The newest question of each slot whose answer a key waits for.
  var awaited: [Query.Slot: Int] = [:]
  /// The newest question of each slot that has no answer yet.
  var asked: [Query.Slot: Int] = [:]
  var lastTicket = 0
  /// Questions whose answers are dropped when they come: what asked them was taken back.
  var unasked: Set<Int> = []
  /// Questions before this one were asked by whoever sat here before: their answers are nobody's.
  var firstTicket = 0
  /// Keys that wait for the flight or for an answer, in order.
  public internal(set) var typeAhead: [TypedAhead] = []
  var outbox: [Effect] = []

  public enum TypedAhead: Sendable, Equatable {
    case key(Key)
    case paste(String)
    /// A code with its Enter.
    case scan(String)
  }

  public init(
    language: Language = .zh, glyphs: Glyphs = .unicode, size: Size, now: Instant, calendar: ShopCalendar = ShopCalendar(),
    lock: LockPolicy = LockPolicy()
  ) {
    texts = Texts(language)
    self.glyphs = glyphs
    self.size = size
    self.now = now
    self.calendar = calendar
    self.lock = lock
    lastKeyAt = now
  }

  public var actor: Actor? { session?.actor }
  /// Nothing is under way: no command, no question without its answer, no scan or key that waits.
  public var isIdle: Bool {
    flight == nil && keeping == nil && asked.isEmpty && !isMaking && typeAhead.isEmpty && shipping.bench.isIdle
      && shipping.bag?.isIdle ?? true
  }
  var isHolding: Bool { flight != nil || !awaited.isEmpty || isMaking }
  var wave: ShopDay { day?.wave.wave ?? calendar.currentWave(at: now) }
}

extension AppState {
  /// Tells the person something, and keeps it for `:messages`. An error that nobody has seen yet is not covered by a lesser notice.
  mutating func tell(_ level: Notice.Level, _ text: String, hint: Hint? = nil) {
    let new = Notice(level, text, hint: hint, at: now)
    messages.append(new)
    if messages.count > 500 { messages.removeFirst(messages.count - 500) }
    if let notice, notice.level == .error, !notice.isPresented, level != .error { return }
    notice = new
  }

  mutating func tell(_ failure: Failure, command: CommandKind? = nil) {
    tell(.error, text(failure, command: command))
  }

  /// Asks the store. `awaited`: a key asked, so the next keys wait for the answer.
  mutating func load(_ query: Query, awaited: Bool) {
    lastTicket += 1
    asked[query.slot] = lastTicket
    if awaited { self.awaited[query.slot] = lastTicket }
    if query.slot == .bench { shipping.bench.ticket = lastTicket }
    if query.slot == .bag { shipping.bag?.ticket = lastTicket }
    outbox.append(.load(query, ticket: lastTicket))
  }

  /// A name as this reader may know it: themselves as 我.
  func person(_ name: String) -> String { name == actor?.name ? texts.me : names[name] ?? name }

  /// A failure in words, with people by the names that colleagues know.
  func text(_ failure: Failure, command: CommandKind? = nil) -> String {
    texts.failure(failure, command: command, zone: calendar.zone, person: { names[$0] ?? $0 })
  }
}
