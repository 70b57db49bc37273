import CTerminal
import DeskScreen
import Glibc
import Testing

@testable import DeskTerminal

extension TerminalSuite {
  /// The surface as curses holds it, without any terminal.
  @Suite(.serialized) struct ConformanceTests {
    private func withBackend(ambiguous: AmbiguousWidth = .narrow, _ body: (CursesBackend) throws -> Void) throws {
      let null = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(null) }
      let backend = try CursesBackend(input: null, output: null, term: "xterm-256color", ambiguous: ambiguous)
      defer { backend.restore() }
      try body(backend)
    }

    /// Row `y` as curses would put it on the terminal.
    private func row(_ y: Int, _ columns: Int) -> String {
      var scalars = String.UnicodeScalarView()
      var x = 0
      while x < columns {
        guard let scalar = Unicode.Scalar(ct_read_cell(Int32(y), Int32(x), nil)) else { break }
        scalars.append(scalar)
        x += max(Width.of(scalar), 1)
      }
      return String(scalars)
    }

    @Test func fallsBackTo80By24() throws {
      try withBackend { #expect($0.size == Size(columns: 80, rows: 24)) }
    }

    /// These have no size of their own, or few colours, or no cursor movement worth the name.
    @Test(arguments: ["linux", "xterm", "screen", "vt100", "tmux-256color"])
    func opensOnOtherTerminals(term: String) throws {
      let null = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(null) }
      for theme in Theme.all {
        let backend = try CursesBackend(input: null, output: null, term: term)
        var surface = Surface(size: backend.size)
        surface.write("订单", x: 0, y: 0, ink: .late)
        backend.present(surface, theme: theme)
        #expect(row(0, 4) == "订单")
        backend.restore()
      }
    }

    @Test func refusesASecondBackendAndAnUnknownTerminal() throws {
      try withBackend { _ in
        #expect(throws: TerminalError.alreadyOpen) { try CursesBackend(input: 0, output: 1, term: "xterm") }
      }
      let null = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(null) }
      #expect(throws: TerminalError.unknownTerminal("no-such-terminal")) {
        try CursesBackend(input: null, output: null, term: "no-such-terminal")
      }
    }

    @Test func cellsAndAttributesArrive() throws {
      try withBackend { backend in
        var surface = Surface(size: backend.size)
        surface.write("订单 a", x: 78, y: 0)
        surface.write("订单 ab", x: 2, y: 3, ink: .selected)
        surface.write("末", x: 78, y: 23)
        backend.present(surface, theme: .mono)
        for y in 0..<24 { #expect(row(y, 80) == surface.text(row: y)) }
        var bits: Int32 = 0
        _ = ct_read_cell(3, 2, &bits)
        #expect(bits == Int32(CT_REVERSE))
        _ = ct_read_cell(3, 0, &bits)
        #expect(bits == 0)
      }
    }

    /// Curses fills that corner of tmux by inserting, which tears wide characters; it stays blank there.
    @Test func theLastCellStaysBlankWhereItCannotBeWrittenSafely() throws {
      let null = Glibc.open("/dev/null", O_RDWR | O_CLOEXEC)
      defer { close(null) }
      let backend = try CursesBackend(input: null, output: null, term: "screen-256color")
      defer { backend.restore() }
      var surface = Surface(size: backend.size)
      surface.write("x单", x: 77, y: 23)
      surface.write("单", x: 78, y: 22)
      backend.present(surface, theme: .mono)
      #expect(row(23, 80).hasSuffix("x  ") && row(22, 80).hasSuffix(" 单"))
    }

    /// Halves of overwritten wide characters must not stay behind.
    @Test(arguments: [UInt64(1), 2, 3])
    func anySequenceOfSurfacesIsShownExactly(seed: UInt64) throws {
      try withBackend { backend in
        var state = seed
        func below(_ limit: Int) -> Int {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Int(state >> 33) % limit
        }
        let pieces = ["订单", "a", "棉b套", "  ", "─x", "e\u{301}", "中"]
        var surface = Surface(size: backend.size)
        for _ in 0..<150 {
          for _ in 0..<6 {
            surface.write(pieces[below(pieces.count)], x: below(84) - 2, y: below(24), ink: Ink.allCases[below(Ink.allCases.count)])
          }
          backend.present(surface, theme: .standard)
          for y in 0..<24 where row(y, 80) != surface.text(row: y).unmarked { Issue.record("row \(y): \(row(y, 80))") }
        }
      }
    }

    @Test func aSmallerSurfaceLeavesNothingBehind() throws {
      try withBackend { backend in
        var large = Surface(size: backend.size)
        large.fill(large.bounds, character: "x")
        backend.present(large, theme: .mono)
        backend.present(Surface(size: Size(columns: 10, rows: 2)), theme: .mono)
        #expect(row(0, 80) == String(repeating: " ", count: 80))
        #expect(row(23, 80) == String(repeating: " ", count: 80))
      }
    }

    @Test func ambiguousCharactersAreReplacedWhereTheyWouldBeWide() throws {
      try withBackend(ambiguous: .wide) { backend in
        #expect(backend.glyphs == .ascii)
        var surface = Surface(size: backend.size)
        surface.write("“订”①×─α", x: 0, y: 0)
        backend.present(surface, theme: .mono)
        #expect(row(0, 10) == "\"订\"1x-?  ")
      }
    }

    /// The null device is at its end at once: the caller hears that nobody is there, and is not kept busy.
    @Test func nobodyThereIsAHangup() throws {
      try withBackend { backend in
        #expect(backend.nextEvent(timeoutMilliseconds: 10) == .hangup)
        #expect(backend.nextEvent(timeoutMilliseconds: 0) == .hangup)
      }
    }
  }
}

extension String {
  /// Without combining marks, which the reading helper does not report.
  fileprivate var unmarked: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { Width.of($0) > 0 }))
  }
}
