import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// Decision 0021: a key that only reads acts at once, and what a scanner's first character did is taken back.
struct PlayedKeyTests {
  private let backend = HesitantBackend()

  private func loop(_ shop: MemoryShop) -> ConsoleLoop {
    let loop = ConsoleLoop(backend: backend, services: shop.services, wiring: .init(lanes: .inline, clock: { 0 }))
    backend.events =
      "zhangmin".map { .key(.character($0)) } + [.key(.enter)] + "sesame-2026".map { .key(.character($0)) } + [.key(.enter)]
    loop.step(timeoutMilliseconds: 0)
    loop.step(timeoutMilliseconds: 0)
    backend.events = []
    backend.panes = []
    backend.look = { [unowned loop] in loop.state.pane }
    return loop
  }

  @Test("A pane's digit shows the pane before anybody knows whether a scan begins with it")
  func atOnce() {
    let loop = loop(MemoryShop.fixture())
    backend.events = [.key("3"), nil, nil]
    loop.step(timeoutMilliseconds: 0)
    #expect(backend.panes.first == .stock)
    #expect(loop.state.pane == .stock)
    #expect(backend.panes.allSatisfy { $0 == .stock }, "shown once and left there")
  }

  @Test("A scan that began with it is a scan on the screen where it was scanned")
  func takenBack() {
    let loop = loop(MemoryShop.fixture())
    let before = loop.state.pane
    backend.events = [.key("3"), nil] + "901234567892".map { .key(.character($0)) } + [.key(.enter)]
    loop.step(timeoutMilliseconds: 0)
    #expect(backend.panes.first == .stock)
    #expect(loop.state.pane == before)
    #expect(loop.state.service.find == "3901234567892")
    #expect(loop.state.isIdle)
  }

  @Test("What the first letter opened takes none of the scan, and its Enter submits nothing", arguments: ["n", "m", "c"])
  func opened(first: String) {
    let shop = MemoryShop.fixture()
    let loop = loop(shop)
    let done = shop.performed.count
    var sawForm = false
    backend.look = { [unowned loop] in
      if loop.state.overlay != nil { sawForm = true }
      return loop.state.pane
    }
    backend.events = [.key(.character(Character(first))), nil] + "12345678".map { .key(.character($0)) } + [.key(.enter)]
    for _ in 0..<4 { loop.step(timeoutMilliseconds: 0) }
    #expect(sawForm, "a form is shown at once")
    #expect(loop.state.overlay == nil)
    #expect(loop.state.service.find == first + "12345678")
    #expect(shop.performed.count == done)
  }

  @Test("A key that does something waits: nothing is done by a scan's first letter")
  func acts() throws {
    let shop = MemoryShop.fixture()
    let loop = loop(shop)
    let done = shop.performed.count
    backend.events = [.key("a"), nil] + "B1234567".map { .key(.character($0)) } + [.key(.enter)]
    loop.step(timeoutMilliseconds: 0)
    #expect(shop.performed.count == done)
    #expect(loop.state.service.find == "aB1234567")
    let next = self.loop(shop)
    backend.events = [.key("a"), nil, nil]
    next.step(timeoutMilliseconds: 0)
    #expect(shop.performed.count == done + 1)
  }

  @Test("Rolled over, the second key comes after the first, once")
  func rolledOver() {
    let loop = loop(MemoryShop.fixture())
    backend.events = [.key("3"), nil, .key("1"), nil, nil]
    loop.step(timeoutMilliseconds: 0)
    #expect(backend.panes.first == .stock)
    #expect(loop.state.pane == .service)
  }

  @Test("What was heard meanwhile stays heard when the key is taken back, and its own question's answer opens nothing")
  func heard() {
    var state = loop(MemoryShop.fixture()).state
    let before = state
    guard var played = PlayedKey("3", in: &state) else { Issue.record("a pane's digit only reads"); return }
    #expect(state.pane == .stock)
    let later = before.now.advanced(bySeconds: 1)
    played.hear(.ticked(later))
    _ = App.update(&state, .ticked(later))
    _ = played.takeBack(&state)
    #expect(state.pane == before.pane)
    #expect(state.now == later)
    #expect(state.lastTicket > before.lastTicket)
    #expect(state.unasked == Set((before.lastTicket + 1)...state.lastTicket))
  }
}

/// Gives out its events one for each look; nil is a look that finds nothing. Remembers the pane of each frame.
private final class HesitantBackend: Backend {
  let size = Size(columns: 100, rows: 30)
  var events: [InputEvent?] = []
  var panes: [Pane] = []
  var look: () -> Pane = { .service }

  func present(_ surface: Surface, theme: Theme) { panes.append(look()) }
  func ring(_ bell: Bell) {}
  func copyToClipboard(_ text: String) -> Bool { true }
  func suspend() {}
  func restore() {}
  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? { events.isEmpty ? nil : events.removeFirst() }
}
