import Foundation
import Glibc

/// A program on a terminal of its own, and the person in front of it: what is typed goes in, what comes out is drawn by a thread that reads
/// all the time, as terminals do. Waiting is for something to show, never for time to pass.
final class PTY: @unchecked Sendable {
  /// What a person waited for and did not get to see.
  struct Unseen: Error, CustomStringConvertible {
    var wanted: String
    var screen: String
    var description: String { "not seen: \(wanted)\n\(screen)" }
  }

  let process: pid_t
  /// The terminal as the program found it.
  let modesBefore: [UInt32]
  private static let opening = NSLock()
  private let wire: Wire
  private var exitStatus: Int32?
  private var timeInAll: Double?
  private var person: Int32 { wire.descriptor }

  /// - Parameter arguments: the program's path first.
  init(_ arguments: [String], environment: [String: String], columns: Int = 100, rows: Int = 30) throws {
    // Other tests start programs at the same time, and none of them may inherit this terminal.
    Self.opening.lock()
    defer { Self.opening.unlock() }
    var person: Int32 = -1
    var ownEnd: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&person, &ownEnd, nil, nil, nil) == 0, ttyname_r(ownEnd, &name, name.count) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    for end in [person, ownEnd] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wire = Wire(person, Screen(columns: columns, rows: rows))
    Self.setSize(person, columns, rows)
    modesBefore = Self.modes(person)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The new session's leader has no terminal yet: the first that it opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))  // 0x80: POSIX_SPAWN_SETSID

    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var id: pid_t = 0
    let failure = posix_spawn(&id, arguments[0], &actions, &attributes, words, variables)
    // Only the program holds its end now: when it ends, so does the line.
    close(ownEnd)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    process = id
    Thread.detachNewThread { [wire] in wire.run() }
  }

  deinit {
    if exitStatus == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    wire.close()
  }

  // MARK: Seeing

  var screen: Screen { wire.look { $0 } }

  /// The first screen on which it is so.
  @discardableResult
  func wait(_ wanted: String, limit: Double = 20, until isSo: (Screen) -> Bool) throws -> Screen {
    let (screen, isSeen, isOver) = wire.wait(limit, until: isSo)
    if isSeen { return screen }
    throw Unseen(wanted: wanted + (isOver ? " (the program has ended)" : ""), screen: screen.text)
  }

  /// Until a text shows.
  @discardableResult
  func see(_ text: String, limit: Double = 20) throws -> Screen { try wait(text, limit: limit) { $0.contains(text) } }

  @discardableResult
  func see(_ texts: [String], limit: Double = 20) throws -> Screen {
    try wait(texts.joined(separator: ", "), limit: limit) { screen in texts.allSatisfy(screen.contains) }
  }

  /// Until a text is gone.
  @discardableResult
  func seeNo(_ text: String, limit: Double = 20) throws -> Screen { try wait("no " + text, limit: limit) { !$0.contains(text) } }

  // MARK: Doing

  func type(_ text: String) { send(Array(text.utf8)) }

  func press(_ keys: Key...) { for key in keys { type(key.rawValue) } }

  func paste(_ text: String) { type("\u{1B}[200~" + text + "\u{1B}[201~") }

  func resize(columns: Int, rows: Int) {
    wire.look { $0.resize(columns: columns, rows: rows) }
    Self.setSize(person, columns, rows)
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// As when the window is closed or the connection is cut.
  func hangUp() { wire.close() }

  enum Key: String {
    case enter = "\r", escape = "\u{1B}", tab = "\t", backspace = "\u{7F}"
    case up = "\u{1B}OA", down = "\u{1B}OB", right = "\u{1B}OC", left = "\u{1B}OD"
    case controlC = "\u{03}"
    case f1 = "\u{1B}OP", f2 = "\u{1B}OQ", f5 = "\u{1B}[15~", f9 = "\u{1B}[20~"
    case controlL = "\u{0C}", controlQ = "\u{11}", controlZ = "\u{1A}"
  }

  // MARK: The process

  /// How it ended, 128 + the signal if by one; nil when it is still there after `limit` seconds.
  func exit(within limit: Double = 5) -> Int32? {
    let end = Date(timeIntervalSinceNow: limit)
    while exitStatus == nil, Date() < end {
      var status: Int32 = 0
      var usage = rusage()
      if wait4(process, &status, WNOHANG, &usage) == process {
        let times = [usage.ru_utime, usage.ru_stime]
        timeInAll = times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
        exitStatus = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
      } else {
        usleep(2000)
      }
    }
    // What it said last is still on its way to the screen.
    if exitStatus != nil { wire.waitForTheEnd() }
    return exitStatus
  }

  /// Seconds of processor time so far, or in all once ``exit(within:)`` has seen the end.
  var processorTime: Double {
    if let timeInAll { return timeInAll }
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8), let end = text.lastIndex(of: ")") else {
      return 0
    }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return Double((Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Input, output and local modes as they are now.
  var modes: [UInt32] { Self.modes(person) }

  // MARK: Plumbing

  private static func modes(_ descriptor: Int32) -> [UInt32] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  private static func setSize(_ descriptor: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(person, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// The line between the person and the program, and what has come over it.
private final class Wire: @unchecked Sendable {
  let descriptor: Int32
  private let changed = NSCondition()
  private var screen: Screen
  private var isClosing = false
  /// Nothing more comes.
  private var isOver = false

  init(_ descriptor: Int32, _ screen: Screen) { (self.descriptor, self.screen) = (descriptor, screen) }

  func look<T>(_ body: (inout Screen) -> T) -> T { changed.withLock { body(&screen) } }

  func wait(_ limit: Double, until isSo: (Screen) -> Bool) -> (Screen, isSeen: Bool, isOver: Bool) {
    let end = Date(timeIntervalSinceNow: limit)
    return changed.withLock {
      while !isSo(screen) {
        guard !isOver, changed.wait(until: end) else { return (screen, isSo(screen), isOver) }
      }
      return (screen, true, isOver)
    }
  }

  func waitForTheEnd() {
    let end = Date(timeIntervalSinceNow: 1)
    changed.withLock { while !isOver, changed.wait(until: end) {} }
  }

  /// The reading thread closes the descriptor, so that nobody can be reading from it then.
  func close() {
    changed.withLock {
      isClosing = true
      while !isOver { changed.wait() }
    }
  }

  func run() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    var isEnded = false
    while !changed.withLock({ isClosing }) {
      if isEnded {
        // Kept open: its modes may still be asked for.
        usleep(20_000)
        continue
      }
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 20) > 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { isEnded = true }
      changed.withLock {
        if count > 0 { screen.feed(buffer[..<count]) } else { isOver = true }
        changed.broadcast()
      }
    }
    Glibc.close(descriptor)
    changed.withLock {
      isOver = true
      changed.broadcast()
    }
  }
}
