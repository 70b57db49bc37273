import DeskConsole
import DeskCore
import DeskScreen

/// Sits at the console as a person would: presses keys, reads the screen. Works with any services; waits for the console to be idle, never
/// for time. With its lanes run at once every step is complete when the call returns; `holding` keeps what the console asks for back until
/// `release()`, so that a test can type ahead of a slow store.
public final class ConsoleDriver {
  public let backend: MemoryBackend
  public let loop: ConsoleLoop
  private let held = HeldWork()
  private let aside = HeldWork()
  private let services: Services
  /// What was told and not read by the test: `finish()` names it.
  private var readNotices = 0
  /// Milliseconds by which the loop measures how keys follow each other.
  private let clock = KeyClock()

  public init(
    _ services: Services, size: Size = Size(columns: 100, rows: 30), language: Language = .zh, lock: LockPolicy = LockPolicy(),
    resumed: SignedIn? = nil
  ) {
    self.services = services
    backend = MemoryBackend(size: size)
    let held = held
    let clock = clock
    let aside = aside
    let lanes = EffectRunner.Lanes(read: { held.run($0) }, write: { held.run($0) }, aside: { aside.run($0) }, patience: 0)
    loop = ConsoleLoop(
      backend: backend, services: services, settings: .init(language: language, lock: lock),
      wiring: .init(storeChanged: { true }, lanes: lanes, clock: { clock.milliseconds }), resumed: resumed)
    settle()
  }

  public var state: AppState { loop.state }

  // MARK: Doing

  public func signIn(_ name: String, _ password: String = "sesame-2026") {
    type(name)
    press(.enter)
    type(password)
    press(.enter)
  }

  /// Presses keys one after the other, each on a screen that shows the one before.
  public func press(_ keys: Key...) {
    for key in keys { send(.key(key)) }
  }

  /// Types text as a keyboard does, character by character.
  public func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// Keys that arrive all at once, before a frame could be drawn between them: a fast typist, a scanner, auto-repeat.
  public func burst(_ keys: [Key]) {
    clock.pause()
    backend.events += keys.map(InputEvent.key)
    settle()
  }

  /// What a scanner sends: the code and Enter, at once.
  public func scan(_ code: String) { burst(code.map(Key.character) + [.enter]) }

  /// A palette line with its Enter: `command("contact confirmed phone")`.
  public func command(_ line: String) {
    press(.character(":"))
    type(line)
    press(.enter)
  }

  public func paste(_ text: String) { send(.paste(text)) }
  public func resize(_ size: Size) { send(.resize(size)) }
  /// The store's signal that somebody committed.
  public func wake() { send(.wake) }
  /// Lets the console look at its clock.
  public func tick() { settle() }

  /// Keys that are all there before the console looks, as from a scanner that doesn't wait.
  public func sendAtOnce(_ keys: [Key]) {
    clock.pause()
    backend.events += keys.map(InputEvent.key)
    settle()
  }

  public func send(_ event: InputEvent) {
    clock.pause()
    backend.events.append(event)
    settle()
  }

  /// From now on the store answers only when `release()` is called.
  public func hold() { held.isHolding = true }

  /// Lets the store answer everything it was asked, and whatever follows from that.
  public func release() {
    held.isHolding = false
    settle()
  }

  /// From now on what takes minutes takes until ``releaseAside()``.
  public func holdAside() { aside.isHolding = true }

  public func releaseAside() {
    aside.isHolding = false
    settle()
  }

  /// Lets the store answer the oldest question only.
  public func releaseOne() {
    held.runOne()
    settle()
  }

  private func settle() {
    loop.step(timeoutMilliseconds: 0)
    while !backend.events.isEmpty { loop.step(timeoutMilliseconds: 0) }
    while !aside.isHolding && aside.runAll() || !held.isHolding && held.runAll() { loop.step(timeoutMilliseconds: 0) }
  }

  // MARK: Reading

  /// The rows of the screen, trailing blanks removed.
  public var lines: [String] {
    guard let surface = backend.lastSurface else { return [] }
    return (0..<surface.size.rows).map { row in
      var text = surface.text(row: row)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  public var screen: String { lines.joined(separator: "\n") }
  public var golden: String { backend.lastSurface?.goldenText() ?? "" }

  public func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The row under the cursor, as it stands on the screen.
  public var selectedLine: String? {
    guard let surface = backend.lastSurface else { return nil }
    for row in 0..<surface.size.rows where (0..<surface.size.columns).contains(where: { surface[$0, row].ink == .selected }) {
      return lines[row]
    }
    return nil
  }

  /// What the status line says; reading it marks it as read.
  public var toast: String? {
    readNotices = state.messages.count
    return state.notice?.text
  }

  /// Everything said since the last look.
  public var said: [String] {
    defer { readNotices = state.messages.count }
    return state.messages.dropFirst(readNotices).map(\.text)
  }

  /// What was told and never looked at: a test ends with this empty.
  public var unread: [String] { state.messages.dropFirst(readNotices).map(\.text) }
  public var isIdle: Bool { state.isIdle && held.isEmpty && aside.isEmpty }
}

/// Stands still while keys come at once; a person's keys are a second apart.
private final class KeyClock {
  private(set) var milliseconds: Int64 = 0
  func pause() { milliseconds += 1000 }
}
