import DeskCore
import DeskScreen

/// Connects a backend, the services and the pure application. All of it runs on the caller's thread but the services.
///
/// ```swift
/// let backend = try CursesBackend.open()
/// let loop = ConsoleLoop(
///   backend: backend, services: live, settings: .init(language: .zh, glyphs: backend.glyphs),
///   wiring: .init(wake: { CursesBackend.wake() }, redraw: { backend.redraw() }, storeChanged: { watch.hasChanged() }))
/// loop.run()
/// backend.restore()
/// ```
public final class ConsoleLoop {
  /// How the console looks and behaves.
  public struct Settings: Sendable {
    public var language: Language
    public var glyphs: Glyphs
    public var theme: Theme
    public var lock: LockPolicy

    public init(language: Language = .zh, glyphs: Glyphs = .unicode, theme: Theme = .standard, lock: LockPolicy = LockPolicy()) {
      self.language = language
      self.glyphs = glyphs
      self.theme = theme
      self.lock = lock
    }
  }

  /// What only the program can provide.
  public struct Wiring {
    /// Makes the backend's `nextEvent` return `.wake`. Called from any thread when an effect's outcome is there.
    public var wake: @Sendable () -> Void
    /// Has the backend send the whole screen again with the next surface (Ctrl-L).
    public var redraw: () -> Void
    /// Asked at every wake, also at those that an effect's outcome causes: has the store changed since it was asked last? Reads the watched
    /// descriptor empty. One that always says yes would ask the store without end.
    public var storeChanged: () -> Bool
    public var lanes: EffectRunner.Lanes
    /// Milliseconds that only grow, from anywhere: how long after each other two keys came.
    public var clock: () -> Int64
    /// Where a device of this terminal puts what it has to say, before it calls `wake`.
    public var inbox: Inbox

    public init(
      wake: @escaping @Sendable () -> Void = {}, redraw: @escaping () -> Void = {}, storeChanged: @escaping () -> Bool = { false },
      lanes: EffectRunner.Lanes = .background(), inbox: Inbox = Inbox(), clock: @escaping () -> Int64 = Self.monotonic()
    ) {
      self.clock = clock
      self.inbox = inbox
      self.wake = wake
      self.redraw = redraw
      self.storeChanged = storeChanged
      self.lanes = lanes
    }

    /// The process's own, from when it is made.
    public static func monotonic() -> () -> Int64 {
      let start = ContinuousClock.now
      return {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
      }
    }
  }

  public private(set) var state: AppState
  public private(set) var isFinished = false
  /// A write was still waiting for its turn when the person left, or a backup didn't stop: whoever closes the store must not wait for it
  /// either.
  public private(set) var leftWork = false
  private let backend: any Backend
  private let services: Services
  private let settings: Settings
  private let wiring: Wiring
  private let inbox: Inbox
  private let runner: EffectRunner
  private var shown: Surface?
  private var gate = ScanGate()
  private var played: PlayedKey?

  /// - Parameter resumed: who has signed in already (`shopdesk login`); nil: the console asks.
  public init(
    backend: any Backend, services: Services, settings: Settings = Settings(), wiring: Wiring = Wiring(), resumed: SignedIn? = nil
  ) {
    self.backend = backend
    self.services = services
    self.settings = settings
    self.wiring = wiring
    inbox = wiring.inbox
    state = AppState(
      language: settings.language, glyphs: settings.glyphs, size: backend.size, now: services.now(), calendar: services.calendar(),
      lock: settings.lock)
    let inbox = inbox
    let wake = wiring.wake
    runner = EffectRunner(services: services, lanes: wiring.lanes) { message in
      inbox.put(message)
      wake()
    }
    if let resumed { apply(.signedIn(.success(resumed), services.calendar())) }
  }

  /// Runs until the person leaves, the terminal goes away, or the process is asked to end. The backend is not restored here.
  public func run() {
    present()
    while !isFinished { step(timeoutMilliseconds: patience) }
  }

  /// Waits for one event, takes in everything else that is there already, and shows the outcome in one frame.
  public func step(timeoutMilliseconds: Int?) {
    gate.rest()
    var event = backend.nextEvent(timeoutMilliseconds: timeoutMilliseconds)
    apply(.ticked(services.now()))
    var taken = 0
    while !isFinished {
      if let next = event {
        receive(next)
        taken += 1
        // Keys that are there come before a wake: there was none.
        if case .wake = next, let deadline = gate.deadline, wiring.clock() > deadline { deliver(gate.lapse()) }
        if case .wake = next, played != nil { present() }
      } else if gate.deadline != nil {
        deliver(gate.lapse())
      } else {
        break
      }
      // What is fetched is received: the one after the last waits where it is for the next frame.
      if isFinished { break }
      if let deadline = gate.deadline {
        event = gate.first == nil ? nil : backend.nextEvent(timeoutMilliseconds: 0)
        if event == nil {
          if let first = gate.first { play(first) }
          event = backend.nextEvent(timeoutMilliseconds: Int(max(0, deadline - wiring.clock())))
        }
        if event == nil { gate.rest() }
      } else if taken >= 256 {
        // Bounded, so that a held key or a flood of input cannot keep the screen from being drawn.
        break
      } else {
        event = backend.nextEvent(timeoutMilliseconds: 0)
      }
    }
    takeInbox()
    present()
  }

  /// Takes in a message as if it had come from outside, without drawing; for tests and for what the backend doesn't tell.
  public func apply(_ message: Message) {
    played?.hear(message)
    for effect in App.update(&state, message) { carryOut(effect) }
  }

  /// Draws if anything has changed.
  public func present() {
    guard !isFinished else { return }
    let surface = App.view(state, size: backend.size)
    if surface != shown {
      backend.present(surface, theme: settings.theme)
      shown = surface
    }
    apply(.framePresented)
  }

  private func takeInbox() {
    // With lanes that run at once an outcome may ask for more; in the program this ends with the first empty look.
    while true {
      let messages = inbox.takeAll()
      if messages.isEmpty { return }
      for message in messages { apply(message) }
    }
  }

  private func receive(_ event: InputEvent) {
    // What has come back is older than the key that comes now.
    takeInbox()
    switch event {
    case .key(let key): deliver(gate.take(key, at: wiring.clock(), place: played?.place ?? state.keyPlace))
    case .paste(let text):
      deliver(gate.lapse())
      apply(.pasted(text))
    case .resize(let size):
      shown = nil
      apply(.resized(size))
    case .hangup: apply(.hungUp)
    case .terminate: apply(.terminated)
    case .resumed:
      shown = nil
      apply(.resumed)
    case .wake: if wiring.storeChanged() { apply(.storeChanged) }
    case .idle: break
    }
  }

  /// Nothing follows a character yet: what it does is shown now, and taken back if it was a scanner's after all.
  private func play(_ key: Key) {
    takeInbox()
    guard let key = PlayedKey(key, in: &state) else { return }
    gate.playFirst()
    played = key
    for effect in key.effects { carryOut(effect) }
    takeInbox()
    present()
  }

  private func deliver(_ outputs: [ScanGate.Output]) {
    defer { if !gate.isFirstPlayed { played = nil } }
    for output in outputs {
      takeInbox()
      switch output {
      case .takeBack:
        let key = played
        played = nil
        for effect in key?.takeBack(&state) ?? [] { carryOut(effect) }
      case .key(let key): apply(.keyPressed(key))
      case .scan(let text): apply(.scanned(text))
      }
    }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .copy(let text): backend.copyToClipboard(text)
    case .ring(let bell): backend.ring(bell)
    case .redraw:
      shown = nil
      wiring.redraw()
    case .suspend: backend.suspend()
    case .quit:
      leftWork = !runner.leave()
      isFinished = true
    case .load, .perform, .make, .signIn, .unlock, .changePassword, .signOut, .touch, .attempted: runner.run(effect)
    }
  }

  /// Until the clock shows another second; sooner while a command is under way, so that a slow one says so.
  private var patience: Int {
    let toNextSecond = 1000 - Int(services.now().milliseconds % 1000 + 1000) % 1000
    return state.flight == nil ? toNextSecond : min(toNextSecond, 150)
  }
}
