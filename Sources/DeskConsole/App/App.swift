import DeskCore
import DeskScreen

/// The console as two pure functions: what happened changes the state and asks for effects; the state shows as a surface.
public enum App {
  /// Takes one message in and returns what the world is asked to do, in order.
  public static func update(_ state: inout AppState, _ message: Message) -> [Effect] {
    state.receive(message)
    state.drainTypeAhead()
    state.pumpBench()
    state.pumpBag()
    defer { state.outbox = [] }
    return state.outbox
  }
}

extension AppState {
  mutating func receive(_ message: Message) {
    if message.saysSessionEnded, isSeated { return endSession() }
    if message.saysPasswordMustChange, isOpen { return mustChange() }
    switch message {
    case .started(let instant), .ticked(let instant): tick(instant)
    case .keyPressed(let key): take(.key(key))
    case .pasted(let text): take(.paste(text))
    case .scanned(let text): take(.scan(text))
    case .resized(let size):
      self.size = size
      scrollLists()
    case .storeChanged: if case .open = phase { reloadVisible(awaited: false) }
    case .framePresented: framePresented()
    case .scale(let news): take(news)
    case .resumed:
      outbox.append(.redraw)
      if case .open = phase { reloadVisible(awaited: false) }
    case .hungUp, .terminated: outbox += session == nil ? [.quit] : [.signOut, .quit]
    case .signedIn(let result, let calendar): signedIn(result, calendar)
    case .unlocked(let failure): unlocked(failure)
    case .passwordChanged(let failure): passwordChanged(failure)
    case .loaded(let query, let ticket, let result): loaded(query, ticket, result)
    case .keeping(let progress): keeping?.progress = progress
    case .performed(let planned, let result): keeping?.planned == planned ? kept(planned, result) : performed(planned, result)
    case .documentMade(let document, let result): made(document, result)
    }
  }

  /// Somebody has signed in here, whatever the screen shows now.
  private var isSeated: Bool {
    if case .signIn = phase { false } else { true }
  }

  /// ROL-7: the password must be changed before anything else: a loan of the account has ended.
  private mutating func mustChange() {
    overlay = nil
    session?.mustChangePassword = true
    phase = .changePassword(ChangePasswordState())
  }

  /// The store knows this session no more (disabled, expired, ended elsewhere): nothing of what was read stays on the screen.
  private mutating func endSession() {
    var fresh = AppState(
      language: texts.language, glyphs: glyphs, size: size, now: now, calendar: calendar, lock: lock)
    fresh.lastTicket = lastTicket
    fresh.firstTicket = lastTicket + 1
    // The scale stands there whoever sits down.
    fresh.shipping.bench.scale = shipping.bench.scale
    var form = SignInState()
    form.isEnded = true
    form.lostDrafts = drafts.count
    fresh.phase = .signIn(form)
    self = fresh
  }

  private mutating func tick(_ instant: Instant) {
    let minuteBefore = now.milliseconds / 60_000
    // F20: a clock that is put back leaves nobody's screen open for longer.
    if instant < now { lastKeyAt = Instant(milliseconds: lastKeyAt.milliseconds - (now.milliseconds - instant.milliseconds)) }
    now = instant
    if let shown = notice, shown.level != .error, shown.level != .warning, now.seconds(since: shown.at) >= Notice.noteSeconds {
      notice = nil
    }
    // REC-3: what shows for a while only goes by the clock.
    if case .page(let page) = overlay, let until = page.until, now >= until { overlay = nil }
    guard case .open = phase, let actor else { return }
    if now.seconds(since: lastKeyAt) >= Int64(lock.seconds(for: actor.roles)) {
      phase = .locked(LockState())
    } else if now.milliseconds / 60_000 != minuteBefore {
      outbox.append(.touch)
      // Sessions and freshness change without a commit; once a minute is often enough for them.
      load(.day, awaited: false)
      load(.people, awaited: false)
      remindOfShift()
      if let id = selectedOrder, worklist.card?.isUnmaskedForNow == true { load(.order(id), awaited: false) }
    }
  }

  private mutating func framePresented() {
    guard isOpen else { return }
    notice?.isPresented = true
    if case .confirm(var box) = overlay, !box.isArmed {
      box.isArmed = true
      overlay = .confirm(box)
    }
    if shipping.bench.stop != nil { shipping.bench.isStopPresented = true }
    if shipping.bag?.stop != nil { shipping.bag?.isStopPresented = true }
    shipping.bench.shownAlarm = alarm?.parcel
    notePresentedScale()
  }

  /// A key or a paste: at once, or after what is under way.
  private mutating func take(_ input: TypedAhead) {
    lastKeyAt = max(lastKeyAt, now)
    if case .key(.control("l")) = input {
      outbox.append(.redraw)
      return
    }
    // The bench keeps its own scans in order, and its field must show what is typed.
    let isScan = (context == .bench || context == .bag) && overlay == nil && isOpen && typeAhead.isEmpty && input.isText
    guard isHolding || !typeAhead.isEmpty, !isScan else { return handle(input) }
    if typeAhead.count < 512 { typeAhead.append(input) } else { outbox.append(.ring(.attention)) }
  }

  mutating func drainTypeAhead() {
    while !isHolding, !typeAhead.isEmpty { handle(typeAhead.removeFirst()) }
  }

  private mutating func handle(_ input: TypedAhead) {
    switch input {
    case .key(let key): press(key)
    case .paste(let text): paste(text)
    case .scan(let text): scan(text)
    }
  }

  var isOpen: Bool { if case .open = phase { true } else { false } }
}

extension Message {
  var saysSessionEnded: Bool { refusal?.reason == .notSignedIn }
  var saysPasswordMustChange: Bool { refusal?.reason == .mustChangePassword }

  private var refusal: Refusal? {
    let failure: Failure? =
      switch self {
      case .loaded(_, _, .failure(let failure)), .performed(_, .failure(let failure)), .documentMade(_, .failure(let failure)):
        failure
      case .unlocked(let failure), .passwordChanged(let failure): failure
      default: nil
      }
    guard case .refused(let refusal)? = failure else { return nil }
    return refusal
  }
}

extension AppState.TypedAhead {
  fileprivate var isText: Bool {
    switch self {
    case .key(.character), .key(.enter), .key(.backspace), .paste, .scan: true
    case .key: false
    }
  }
}
