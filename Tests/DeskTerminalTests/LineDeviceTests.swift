import Foundation
import Glibc
import Synchronization
import Testing

@testable import DeskTerminal

/// A device that sends lines: FIFOs and terminal lines of the tests' own.
@Suite struct LineDeviceTests {
  /// What came, until it is looked at.
  final class Heard: Sendable {
    private let events = Mutex<[LineDevice.Event]>([])

    func put(_ event: LineDevice.Event) { events.withLock { $0.append(event) } }

    var all: [LineDevice.Event] { events.withLock { $0 } }

    /// The first time at which it is so; false after twenty seconds.
    func wait(_ isSo: ([LineDevice.Event]) -> Bool) -> Bool {
      for _ in 0..<4000 {
        if isSo(all) { return true }
        usleep(5000)
      }
      return false
    }

    func wait(for event: LineDevice.Event) -> Bool { wait { $0.contains(event) } }
  }

  private func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/shopdesk-scale-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private func put(_ text: String, _ descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  @Test("Lines come whole, whatever the pieces; empty ones and unfinished ones don't")
  func lines() throws {
    var cutter = LineCutter()
    var cut = cutter.cut(Array("ST,GS,+ 1.2".utf8)[...])
    #expect(cut.lines == [] && !cut.noise)
    cut = cutter.cut(Array("34kg\r\n\r\nUS,GS,+ 1.0kg\r\nST".utf8)[...])
    #expect(cut.lines == ["ST,GS,+ 1.234kg", "US,GS,+ 1.0kg"] && !cut.noise)
  }

  @Test("10,000 characters without an end are noise and kept nowhere; the line after them is read")
  func overlong() {
    var cutter = LineCutter()
    var cut = cutter.cut(Array(repeating: UInt8(ascii: "7"), count: 10_000)[...])
    #expect(cut.lines == [] && cut.noise)
    cut = cutter.cut(Array("777\r\n1250 g\r\n".utf8)[...])
    #expect(cut.lines == ["1250 g"] && !cut.noise)
    cut = cutter.cut(Array((0..<50).map { "\($0) g\n" }.joined().utf8)[...])
    #expect(cut.lines == (42..<50).map { "\($0) g" })
  }

  @Test("Absent, there, gone and there again: each is told once", .timeLimit(.minutes(1)))
  func comesAndGoes() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let heard = Heard()
    let device = LineDevice(folder + "/scale") { heard.put($0) }
    defer { device.stop() }
    #expect(heard.wait(for: .gone))
    #expect(mkfifo(folder + "/scale", 0o600) == 0)
    var writer = open(folder + "/scale", O_RDWR | O_CLOEXEC)
    put("1250 g\r\n", writer)
    #expect(heard.wait(for: .lines(["1250 g"], noise: false)))
    #expect(heard.all == [.gone, .opened, .lines(["1250 g"], noise: false)])
    close(writer)
    #expect(heard.wait { $0.filter { $0 == .gone }.count == 2 })
    writer = open(folder + "/scale", O_RDWR | O_CLOEXEC)
    put("800 g\r\n", writer)
    #expect(heard.wait(for: .lines(["800 g"], noise: false)))
    #expect(heard.all.suffix(2) == [.opened, .lines(["800 g"], noise: false)])
    close(writer)
  }

  @Test("A serial line is set to raw 9600 8N1 and read as it comes", .timeLimit(.minutes(1)))
  func serial() throws {
    var far: Int32 = -1
    var near: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    try #require(openpty(&far, &near, nil, nil, nil) == 0 && ttyname_r(near, &name, name.count) == 0)
    defer { close(far) }
    let heard = Heard()
    let device = LineDevice(String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)) { heard.put($0) }
    defer { device.stop() }
    #expect(heard.wait(for: .opened))
    var settings = termios()
    #expect(tcgetattr(near, &settings) == 0)
    #expect(settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0 && settings.c_cflag & tcflag_t(CSIZE) == tcflag_t(CS8))
    #expect(settings.c_cflag & tcflag_t(PARENB | CSTOPB) == 0 && cfgetispeed(&settings) == speed_t(B9600))
    // The end of a line whose beginning nobody has read is no weight.
    put("50 g\rST,GS,+  1.250kg\r", far)
    #expect(heard.wait(for: .lines(["ST,GS,+  1.250kg"], noise: false)))
    close(near)
  }

  @Test("A folder and an ordinary file are no devices", .timeLimit(.minutes(1)))
  func noDevice() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "1250 g\n".write(toFile: folder + "/file", atomically: true, encoding: .utf8)
    for path in [folder, folder + "/file"] {
      let heard = Heard()
      let device = LineDevice(path) { heard.put($0) }
      #expect(heard.wait(for: .gone))
      device.stop()
      #expect(heard.all == [.gone])
    }
  }
}
