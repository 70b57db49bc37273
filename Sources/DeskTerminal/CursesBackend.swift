import CTerminal
import DeskScreen
import Glibc

/// The terminal this process runs in, by ncursesw. One at a time, and from one thread; only ``wake()`` may come from others.
public final class CursesBackend: Backend {
  /// Whether the terminal takes UTF-8. If not, what its character set lacks is shown as `?`.
  public let isUTF8: Bool
  public let ambiguous: AmbiguousWidth
  private var shown: Surface?
  private var theme: Theme?
  private var buffer: [ct_cell] = []
  private var isOpen = true
  /// What happened in the middle of a paste.
  var deferred: [InputEvent] = []

  /// The drawing characters this terminal can show.
  public var glyphs: Glyphs { .choose(utf8: isUTF8, ambiguous: ambiguous) }

  /// Opens the terminal on standard input and output.
  public static func open(ambiguous: AmbiguousWidth = .narrow) throws(TerminalError) -> CursesBackend {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    return try CursesBackend(input: 0, output: 1, term: nil, ambiguous: ambiguous)
  }

  /// Opens a terminal on the given descriptors, which may be the null device in tests; `term` nil means $TERM.
  public init(input: Int32, output: Int32, term: String?, ambiguous: AmbiguousWidth = .narrow) throws(TerminalError) {
    switch ct_open(input, output, term) {
    case 0: break
    case -1: throw .unknownTerminal(term ?? getenv("TERM").map { String(cString: $0) } ?? "")
    case -3: throw .alreadyOpen
    default: throw .unavailable
    }
    isUTF8 = ct_is_utf8()
    self.ambiguous = ambiguous
  }

  deinit { restore() }

  public var size: Size { Size(columns: Int(ct_columns()), rows: Int(ct_rows())) }

  /// The number of colours the terminal has; 0 for none.
  public var colourCount: Int { Int(ct_colours()) }

  public func present(_ surface: Surface, theme: Theme) {
    guard isOpen else { return }
    if theme != self.theme {
      apply(theme)
      shown = nil
    }
    // Another size than before, or than the terminal's: what lies outside the new surface must go.
    let old = shown?.size == surface.size ? shown : nil
    if old == nil { ct_erase() }
    let rows = min(surface.size.rows, Int(ct_rows()))
    for y in 0..<rows { put(row: y, of: surface, before: old) }
    ct_show(Int32(surface.caret?.y ?? -1), Int32(surface.caret?.x ?? -1))
    shown = surface
  }

  /// Sends everything again with the next surface, as for Ctrl-L.
  public func redraw() {
    shown = nil
    ct_invalidate()
  }

  public func ring(_ bell: Bell) { ct_bell(Int32(bell.tones)) }

  public func suspend() {
    guard isOpen else { return }
    ct_suspend()
    shown = nil
  }

  public func restore() {
    guard isOpen else { return }
    isOpen = false
    ct_close()
  }

  /// Has ``nextEvent(timeoutMilliseconds:)`` return ``InputEvent/wake`` whenever the descriptor is readable; the caller reads it
  /// empty. False when eight are watched already.
  @discardableResult
  public func watch(fileDescriptor: Int32) -> Bool { ct_watch(fileDescriptor) }

  public func unwatch(fileDescriptor: Int32) { ct_unwatch(fileDescriptor) }

  /// Makes the next event a ``InputEvent/wake``. Safe from any thread, also when no backend is open.
  public static func wake() { ct_wake() }

  private func apply(_ theme: Theme) {
    for ink in Ink.allCases {
      let style = theme.style(ink)
      let foreground = style.foreground.map { Int32($0.rawValue) } ?? -1
      let background = style.background.map { Int32($0.rawValue) } ?? -1
      ct_set_style(Int32(ink.rawValue), foreground, background, Int32(style.attributes.rawValue))
    }
    self.theme = theme
  }

  private func put(row y: Int, of surface: Surface, before: Surface?) {
    surface.withRow(y) { row in
      let changed: Range<Int>?
      if let before {
        changed = before.withRow(y) { RowDifference.range(from: $0, to: row) }
      } else {
        changed = 0..<row.count
      }
      guard let changed, !changed.isEmpty else { return }
      buffer.removeAll(keepingCapacity: true)
      for x in changed { buffer.append(CellEncoder.encode(row[x], ambiguous: ambiguous)) }
      ct_put(Int32(y), Int32(changed.lowerBound), buffer, Int32(buffer.count))
    }
  }
}
