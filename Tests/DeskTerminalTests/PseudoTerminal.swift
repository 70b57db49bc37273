import Glibc

/// Both ends of a pty: the backend under test gets `terminal`, the test plays the person and the screen on `person`.
final class PseudoTerminal {
  let person: Int32
  let terminal: Int32
  private var isPersonOpen = true

  init?(rows: UInt16 = 24, columns: UInt16 = 80) {
    var ends: (person: Int32, terminal: Int32) = (-1, -1)
    guard openpty(&ends.person, &ends.terminal, nil, nil, nil) == 0 else { return nil }
    (person, terminal) = ends
    resize(rows: rows, columns: columns)
  }

  deinit {
    hangUp()
    close(terminal)
  }

  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  func hangUp() {
    if isPersonOpen { close(person) }
    isPersonOpen = false
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(person, bytes, bytes.count)
  }

  /// What has been sent to the screen so far and not been read yet.
  func output() -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    var ready = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, 20) > 0, ready.revents & Int16(POLLIN) != 0 {
      let count = read(person, &buffer, buffer.count)
      if count <= 0 { break }
      all += buffer[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }

  /// Local and input modes of the terminal, which raw mode changes.
  var modes: [UInt32] {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_lflag]
  }
}
