import DeskScreen
import Glibc
import Testing

@testable import DeskTerminal

extension TerminalSuite {
  /// The backend on a pty in this process.
  @Suite(.serialized) struct TerminalTests {
    private func withTerminal(_ body: (PseudoTerminal, CursesBackend) throws -> Void) throws {
      let pty = try #require(PseudoTerminal())
      let backend = try CursesBackend(input: pty.terminal, output: pty.terminal, term: "xterm-256color")
      defer { backend.restore() }
      try body(pty, backend)
    }

    private func events(_ backend: CursesBackend, _ count: Int) -> [InputEvent] {
      (0..<count).compactMap { _ in backend.nextEvent(timeoutMilliseconds: 500) }
    }

    @Test func restoresModesAndScreen() throws {
      let pty = try #require(PseudoTerminal())
      let before = pty.modes
      let backend = try CursesBackend(input: pty.terminal, output: pty.terminal, term: "xterm-256color")
      backend.present(Surface(size: backend.size), theme: .standard)
      #expect(pty.modes != before)
      let opening = pty.output()
      #expect(opening.contains("\u{1B}[?1049h") && opening.contains("\u{1B}[?2004h"))
      backend.restore()
      backend.restore()
      #expect(pty.modes == before)
      let closing = pty.output()
      #expect(closing.contains("\u{1B}[?2004l") && closing.contains("\u{1B}[?25h") && closing.contains("\u{1B}[?1049l"))
    }

    @Test func keys() throws {
      try withTerminal { pty, backend in
        pty.type("a订\r\t\u{7F}\u{1}\u{1B}[A\u{1B}OB\u{1B}[H\u{1B}[4~\u{1B}[5~\u{1B}OP\u{1B}[15~\u{1B}[Z\u{1B}[3~\u{1A} ")
        let expected: [Key] = [
          .character("a"), .character("订"), .enter, .tab, .backspace, .control("a"), .up, .down, .home, .end, .pageUp, .function(1),
          .function(5), .backTab, .delete, .control("z"), .character(" "),
        ]
        #expect(events(backend, expected.count) == expected.map { .key($0) })
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil)
        pty.type("\u{1B}")
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .key(.escape))
        pty.type("\u{1B}j")
        #expect(events(backend, 2) == [.key(.escape), .key(.character("j"))])
      }
    }

    /// What a terminal answers on its own must not press keys.
    @Test(arguments: [
      "\u{1B}[99;5~", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}]0;qqq\u{7}", "\u{1B}P1+r\u{1B}\\", "\u{1B}[?1;2c", "\u{1B}[12;40R",
    ])
    func sequencesNobodyAskedForAreSwallowed(sequence: String) throws {
      try withTerminal { pty, backend in
        pty.type(sequence + "k")
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .key(.character("k")))
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil)
      }
    }

    @Test func aPasteIsOneEvent() throws {
      try withTerminal { pty, backend in
        pty.type("\u{1B}[200~dd\r\n订单\u{1B}[A\rx\u{1B}[201~q")
        #expect(events(backend, 2) == [.paste("dd\n订单\nx"), .key(.character("q"))])
      }
    }

    @Test func resizeSignalsAndWakeUps() throws {
      try withTerminal { pty, backend in
        pty.resize(rows: 30, columns: 100)
        kill(getpid(), SIGWINCH)
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .resize(Size(columns: 100, rows: 30)))
        #expect(backend.size == Size(columns: 100, rows: 30))
        CursesBackend.wake()
        CursesBackend.wake()
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .wake)
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil)
        kill(getpid(), SIGTERM)
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .terminate)
        kill(getpid(), SIGTSTP)
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .key(.control("z")))
        kill(getpid(), SIGCONT)
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .resumed)
      }
    }

    @Test func watchedDescriptorsWake() throws {
      try withTerminal { _, backend in
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { _ = close($0) } }
        #expect(backend.watch(fileDescriptor: ends[0]))
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil)
        _ = write(ends[1], "x", 1)
        #expect(backend.nextEvent(timeoutMilliseconds: 500) == .wake)
        backend.unwatch(fileDescriptor: ends[0])
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil)
      }
    }

    @Test func aClosedTerminalIsAHangupForEver() throws {
      try withTerminal { pty, backend in
        pty.hangUp()
        #expect(backend.nextEvent(timeoutMilliseconds: nil) == .hangup)
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == .hangup)
        backend.present(Surface(size: backend.size), theme: .standard)
        #expect(backend.copyToClipboard("x") == false)
      }
    }

    @Test func sendsOnlyWhatChangedAndPlacesTheCaret() throws {
      try withTerminal { pty, backend in
        var surface = Surface(size: backend.size)
        for y in 0..<24 { surface.write("订单 \(y) 纯棉四件套", x: 0, y: y) }
        backend.present(surface, theme: .standard)
        let first = pty.output()
        #expect(first.contains("纯棉四件套") && first.contains("\u{1B}[?25l"))
        backend.present(surface, theme: .standard)
        #expect(pty.output() == "")
        surface.write("改", x: 0, y: 5)
        surface.caret = Point(x: 2, y: 5)
        backend.present(surface, theme: .standard)
        let change = pty.output()
        #expect(change.contains("改") && !change.contains("件") && change.utf8.count < 60)
        #expect(change.contains("\u{1B}[?25h") || change.contains("\u{1B}[34h"))
        backend.redraw()
        backend.present(surface, theme: .standard)
        #expect(pty.output().contains("件套"))
      }
    }

    @Test func bellsAndClipboard() throws {
      try withTerminal { pty, backend in
        _ = pty.output()
        backend.ring(.stop)
        _ = backend.nextEvent(timeoutMilliseconds: 450)
        #expect(pty.output() == "\u{7}\u{7}\u{7}")
        #expect(backend.copyToClipboard("订单"))
        #expect(pty.output().contains("]52;c;6K6i5Y2V\u{7}"))
        #expect(!backend.copyToClipboard(String(repeating: "x", count: 60_000)))
      }
    }
  }
}
