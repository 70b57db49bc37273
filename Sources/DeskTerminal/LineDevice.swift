import Foundation
import Glibc
import Synchronization

/// A device that sends lines by itself, such as a scale on a serial line: a terminal line (set to 9600 8N1, raw), another character device or
/// a FIFO. A thread of its own reads it, never more than is fresh, and tries again for ever when the device is absent or goes.
///
/// Whoever ends the process needs not wait for it: ``stop()`` returns at once, and the thread holds nothing that closing waits for.
public final class LineDevice: Sendable {
  public enum Event: Sendable, Equatable {
    /// There, and read. A FIFO says so again only with its first bytes: it can be opened whether or not anybody writes to it.
    case opened
    /// Complete lines, oldest first, at most ``mostLines`` of the newest; `noise`: after them came more characters without an end of line
    /// than a line has.
    case lines([String], noise: Bool)
    /// Absent, gone, or nothing that can be read as a device.
    case gone
  }

  /// Bytes of the longest line that is taken.
  public static let longest = 128
  public static let mostLines = 8
  /// Milliseconds between two deliveries: a device that floods is read by the bufferful and not by the line.
  private static let pace: Int32 = 50
  /// Milliseconds between two attempts to open.
  private static let patience: Int32 = 1000

  private let path: String
  private let deliver: @Sendable (Event) -> Void
  /// Both ends of a pipe: what is written to the second ends every wait on the first.
  private let wakeUp: (wait: Int32, call: Int32)
  private let isStopped = Atomic(false)

  /// Begins to read.
  ///
  /// - Parameter deliver: called from the reading thread.
  public init(_ path: String, deliver: @escaping @Sendable (Event) -> Void) {
    self.path = path
    self.deliver = deliver
    var ends: [Int32] = [-1, -1]
    // Without a pipe the thread ends after its next look.
    if pipe(&ends) == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
    wakeUp = (ends[0], ends[1])
    Thread.detachNewThread { [self] in run() }
  }

  deinit {
    close(wakeUp.wait)
    close(wakeUp.call)
  }

  /// Ends the reading thread soon, without waiting for it.
  public func stop() {
    isStopped.store(true, ordering: .releasing)
    write(wakeUp.call, [1], 1)
  }

  private var goesOn: Bool { !isStopped.load(ordering: .acquiring) }

  private func run() {
    var wasThere = true
    while goesOn {
      if let descriptor = Self.open(path) {
        var isKnown = wasThere || !Self.isFIFO(descriptor)
        if isKnown { deliver(.opened) }
        read(descriptor, &isKnown)
        close(descriptor)
        if isKnown, goesOn { deliver(.gone) }
        wasThere = false
      } else if wasThere {
        deliver(.gone)
        wasThere = false
      }
      pause(Self.patience)
    }
  }

  /// Until the device goes or the thread is to end.
  private func read(_ descriptor: Int32, _ isKnown: inout Bool) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // What a serial line sends first may be the end of a line: 250 g of 1250 g.
    var cutter = LineCutter(inMidst: isatty(descriptor) != 0)
    while goesOn {
      var ready = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: wakeUp.wait, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&ready, 2, Self.patience) > 0 else { continue }
      guard ready[1].revents == 0 else { return }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      if !isKnown {
        isKnown = true
        deliver(.opened)
      }
      let (lines, noise) = cutter.cut(buffer[..<count])
      if !lines.isEmpty || noise { deliver(.lines(lines, noise: noise)) }
      pause(Self.pace)
    }
  }

  private func pause(_ milliseconds: Int32) {
    var waker = pollfd(fd: wakeUp.wait, events: Int16(POLLIN), revents: 0)
    poll(&waker, 1, milliseconds)
  }

  private static func isFIFO(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Nil: absent, not allowed, no device, or the terminal at which the person sits.
  private static func open(_ path: String) -> Int32? {
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT),
      // Two readers of one line would each get half of it.
      isatty(descriptor) == 0
        || (tcgetsid(descriptor) != getsid(0) && flock(descriptor, LOCK_EX | LOCK_NB) == 0 && makeRaw(descriptor))
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// 9600 baud, eight bits, no parity, one stop bit; nothing is echoed or translated, and no modem line is waited for.
  private static func makeRaw(_ descriptor: Int32) -> Bool {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return false }
    cfmakeraw(&settings)
    settings.c_cflag &= ~tcflag_t(CSTOPB)
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
    cfsetispeed(&settings, speed_t(B9600))
    cfsetospeed(&settings, speed_t(B9600))
    return tcsetattr(descriptor, TCSANOW, &settings) == 0
  }
}

/// Cuts what comes into lines, of bounded length.
struct LineCutter {
  private var line: [UInt8] = []
  /// The line is too long already: the rest of it is dropped.
  private var isOverlong: Bool

  /// - Parameter inMidst: the first bytes may be the rest of a line whose beginning nobody has read.
  init(inMidst: Bool = false) { isOverlong = inMidst }

  /// The newest complete lines, empty ones left out, and whether what came after them is too long for one.
  mutating func cut(_ bytes: ArraySlice<UInt8>) -> (lines: [String], noise: Bool) {
    var lines: [String] = []
    var noise = false
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D {
        if !isOverlong, !line.isEmpty {
          if lines.count == LineDevice.mostLines { lines.removeFirst() }
          lines.append(String(decoding: line, as: UTF8.self))
          noise = false
        }
        line.removeAll(keepingCapacity: true)
        isOverlong = false
      } else if line.count < LineDevice.longest {
        line.append(byte)
      } else {
        isOverlong = true
        noise = true
      }
    }
    return (lines, noise)
  }
}
