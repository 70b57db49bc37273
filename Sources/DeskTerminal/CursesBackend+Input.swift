import CTerminal
import DeskScreen

extension CursesBackend {
  /// Ctrl-Z, typed or sent as SIGTSTP, arrives as a key like any other: the caller chooses the moment and calls ``suspend()``.
  public func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    if !deferred.isEmpty { return deferred.removeFirst() }
    let timeout = timeoutMilliseconds.map { Int32(clamping: max($0, 0)) } ?? -1
    while true {
      let event = ct_next(timeout)
      switch event.kind {
      case CT_NONE: return nil
      case CT_PASTE_START: return .paste(readPaste())
      default:
        if let input = translate(event) { return input }
      }
    }
  }

  /// Nil for what means nothing here, such as the end of a paste without its start.
  private func translate(_ event: ct_event) -> InputEvent? {
    switch event.kind {
    case CT_CHAR: return KeyDecoder.key(scalar: event.value).map(InputEvent.key)
    case CT_KEY: return KeyDecoder.key(code: event.value).map(InputEvent.key)
    case CT_RESIZE:
      redraw()
      return .resize(size)
    case CT_HANGUP: return .hangup
    case CT_TERMINATE: return .terminate
    case CT_STOP_ASKED: return .key(.control("z"))
    case CT_RESUMED:
      redraw()
      return .resumed
    case CT_WAKE: return .wake
    default: return nil
    }
  }

  /// Everything up to the end mark, line ends as line feeds. A terminal that never sends the mark is waited for half a second;
  /// what is beyond the limit is read and thrown away, so that it cannot turn into key presses.
  private func readPaste() -> String {
    let limit = 100_000
    var scalars = String.UnicodeScalarView()
    var count = 0
    ct_hold_wakes(true)
    defer { ct_hold_wakes(false) }
    while true {
      let event = ct_next(500)
      switch event.kind {
      case CT_CHAR:
        count += 1
        guard count <= limit, let scalar = Unicode.Scalar(event.value) else { continue }
        if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
        scalars.append(scalar)
      case CT_KEY, CT_PASTE_START:
        // Curses may see keys in pasted control bytes; none of them counts.
        continue
      case CT_NONE, CT_PASTE_END:
        return String(String.UnicodeScalarView(scalars.map { $0 == "\r" ? "\n" : $0 }))
      default:
        // Whatever else happens meanwhile comes right after the paste, once.
        if let input = translate(event), deferred.last != input { deferred.append(input) }
        if event.kind == CT_HANGUP { return String(scalars) }
      }
    }
  }
}
