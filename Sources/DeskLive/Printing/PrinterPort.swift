import DeskCore
import DeskStore
import Foundation
import Glibc

/// The way to a printer: an `lp` queue, a device, a folder, or the spool folder alone.
struct PrinterPort {
  let spool: Spool
  let environment: [String: String]

  /// Seconds without a byte taken after which a device counts as hung; and those that `lp` may need.
  static let patience: Int32 = 30
  static let patienceWithLP = 60.0

  /// - Parameters:
  ///   - name: the file's name without its ending, for the spool folder.
  ///   - mark: makes the name a file's own where it isn't to replace an older one.
  /// - Returns: where it lies or what the printer called it.
  /// - Throws: `PrintFailure`.
  func send(_ bytes: [UInt8], name: String, mark: String, format: PrintFormat, to destination: PrintDestination) throws -> String {
    switch destination {
    case .spool: return try write { try spool.write("\(name).\(format.ending)", bytes: bytes) }
    case .queue(let queue): return try lp(bytes, queue, "\(name)-\(mark).\(format.ending)", format)
    case .path(let path): return try put(bytes, at: path, "\(name)-\(mark).\(format.ending)")
    }
  }

  private func write<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch StoreFault.diskFull {
      throw PrintFailure(.diskFull)
    } catch {
      throw PrintFailure(.inputOutput, spool.folder)
    }
  }

  private func lp(_ bytes: [UInt8], _ queue: String, _ file: String, _ format: PrintFormat) throws -> String {
    guard let lp = Tool.find("lp", environment) else { throw PrintFailure(.noLP) }
    let path = try write { try spool.write(file, bytes: bytes) }
    defer { try? FileManager.default.removeItem(atPath: path) }
    let raw = format == .zpl ? ["-o", "raw"] : []
    let outcome: Tool.Outcome
    do {
      outcome = try lp.run(
        ["-c", "-d", queue, "-t", file] + raw + ["--", path], environment: environment, seconds: Self.patienceWithLP)
    } catch {
      throw PrintFailure(.lp, (error as NSError).localizedDescription)
    }
    if outcome.timedOut { throw PrintFailure(.noAnswer, queue) }
    guard outcome.status == 0 else { throw PrintFailure(.lp, outcome.said.isEmpty ? "exit \(outcome.status)" : outcome.said) }
    return outcome.said.isEmpty ? queue : "\(queue): \(outcome.said)"
  }

  private func put(_ bytes: [UInt8], at path: String, _ file: String) throws -> String {
    var about = stat()
    guard stat(path, &about) == 0 else { throw PrintFailure(.gone, path) }
    switch about.st_mode & S_IFMT {
    case S_IFDIR: return try write { try Spool(folder: path).write(file, bytes: bytes) }
    case S_IFCHR, S_IFIFO: return try feed(bytes, path)
    // An ordinary file could be anything of this person's: nothing is ever written over it.
    default: throw PrintFailure(.notAPrinter, path)
    }
  }

  private func feed(_ bytes: [UInt8], _ path: String) throws -> String {
    let device = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard device >= 0 else {
      throw [ENXIO, ENODEV, ENOENT].contains(errno)
        ? PrintFailure(.gone, path)
        : PrintFailure(errno == EBUSY ? .noAnswer : .inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(device) }
    // Who closes the other end of a pipe ends this job, not this program.
    let mask = BrokenPipe.block()
    defer { BrokenPipe.restore(mask) }
    try bytes.withUnsafeBytes { all in
      var rest = all
      while !rest.isEmpty {
        let count = Glibc.write(device, rest.baseAddress, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
          continue
        }
        guard count < 0, errno == EAGAIN || errno == EINTR else {
          let kind: PrintFault.Kind =
            errno == ENOSPC ? .diskFull : errno == EPIPE || errno == ENODEV || errno == ENXIO ? .gone : .inputOutput
          throw PrintFailure(kind, path, mayHaveComeOut: rest.count < all.count)
        }
        var wait = pollfd(fd: device, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&wait, 1, Self.patience * 1000)
        if ready == 0 { throw PrintFailure(.noAnswer, path) }
        if ready > 0, wait.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 {
          throw PrintFailure(.gone, path, mayHaveComeOut: rest.count < all.count)
        }
      }
    }
    return path
  }
}

/// SIGPIPE kept from this thread alone: what the rest of the program does with it is its own matter.
private enum BrokenPipe {
  static func block() -> sigset_t {
    var (pipe, before) = (sigset_t(), sigset_t())
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    return before
  }

  static func restore(_ before: sigset_t) {
    var (pipe, before, now) = (sigset_t(), before, timespec())
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    if sigismember(&before, SIGPIPE) == 0 { _ = sigtimedwait(&pipe, nil, &now) }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
