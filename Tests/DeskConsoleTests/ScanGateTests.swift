import DeskScreen
import Testing

@testable import DeskConsole

/// What is a scanner's burst and what are a person's keys, by when each came.
struct ScanGateTests {
  /// Sends text with so many milliseconds between two characters, then what follows, and lets the last pause pass.
  private func send(
    _ text: String, every pause: Int64, then last: [Key] = [.enter], in place: AppState.KeyPlace = .keys
  ) -> [ScanGate.Output] {
    var gate = ScanGate()
    var now: Int64 = 1000
    var out: [ScanGate.Output] = []
    for key in text.map(Key.character) + last {
      now += pause
      // As the loop does: what is held too long goes on before the next key is looked at.
      if pause > 0 { gate.rest() }
      if let deadline = gate.deadline, now > deadline { out += gate.lapse() }
      out += gate.take(key, at: now, place: place)
    }
    return out + gate.lapse()
  }

  private func keys(_ text: String, _ last: Key...) -> [ScanGate.Output] {
    text.map { .key(.character($0)) } + last.map(ScanGate.Output.key)
  }

  @Test(
    "A code of a scanner's speed is one scan, whatever it is of",
    arguments: ["6901234567892", "YT8812345678901", "P260105-0002/1", "A-03-12", "CMD:SUSPEND", "cmd:clear", "SF1234567890123"],
    [Int64(0), 5, 20])
  func scans(_ code: String, _ pause: Int64) {
    #expect(send(code, every: pause) == [.scan(code)])
  }

  @Test("A person's keys stay keys: slower, shorter, without digits, or with what no code holds")
  func people() {
    #expect(send("6901234567892", every: 60) == keys("6901234567892", .enter))
    #expect(send("123", every: 0) == keys("123", .enter))
    #expect(send("jjjjjjjjjjjj", every: 0) == keys("jjjjjjjjjjjj", .enter))
    #expect(send(String(repeating: "k", count: 60), every: 0, then: []) == keys(String(repeating: "k", count: 60)))
    #expect(send("c1已联系1234", every: 0) == keys("c1已联系") + keys("1234", .enter))
    #expect(send(":ship", every: 0) == keys(":ship", .enter))
    #expect(send("a", every: 0, then: [.down]) == keys("a", .down))
  }

  @Test("What is typed ahead of a palette stays its words; only the code in it is one piece")
  func palette() {
    #expect(send(":ship 123456", every: 0) == keys(":ship ") + [.scan("123456")])
  }

  @Test("Typed ahead of a slow answer a code among words is words; with nothing but its Enter it is one piece")
  func ahead() {
    #expect(
      send(":merge P260105-0001 P260105-0002", every: 0, in: .ahead) == keys(":merge P260105-0001 ") + [.scan("P260105-0002")])
    #expect(send("wYTO", every: 0, then: [.tab], in: .ahead) == keys("wYTO", .tab))
    #expect(send("YT8812345678901", every: 0, then: [.tab], in: .ahead) == keys("YT8812345678901", .tab))
    #expect(send("69012345", every: 0, then: [], in: .ahead) == keys("69012345"))
    #expect(send("6901234567892", every: 0, in: .ahead) == [.scan("6901234567892")])
  }

  @Test("A code cut off before its Enter is no keys either, and a stall in its middle doesn't cut it")
  func stalls() {
    #expect(send("69012345", every: 0, then: []) == [.scan("69012345")])
    var gate = ScanGate()
    for character in "690123" { #expect(gate.take(.character(character), at: 0, place: .keys) == []) }
    #expect(gate.deadline == 300)
    for character in "4567892" { #expect(gate.take(.character(character), at: 250, place: .keys) == []) }
    #expect(gate.take(.enter, at: 250, place: .keys) == [.scan("6901234567892")])
  }

  @Test("Garbage without end is one scan that no code is as long as")
  func garbage() {
    #expect(send(String(repeating: "7", count: 10_000), every: 0) == [.scan(String(repeating: "7", count: 101))])
  }

  @Test("A scanner's second Enter is swallowed where it scanned; a person's is not")
  func secondEnter() {
    #expect(send("6901234567892", every: 0, then: [.enter, .enter]) == [.scan("6901234567892")])
    #expect(
      send("6901234567892", every: 5, then: [.enter, .enter], in: .scanField) == keys("6901234567892", .enter))
    // A third one, or one that comes later, is somebody's.
    #expect(
      send("6901234567892", every: 5, then: [.enter, .enter, .enter], in: .scanField) == keys("6901234567892", .enter, .enter))
    #expect(send("250", every: 90, then: [.enter, .enter], in: .scanField) == keys("250", .enter, .enter))
    #expect(send("sesame-2026", every: 0, then: [.enter, .enter], in: .text) == keys("sesame-2026", .enter, .enter))
  }

  @Test("A key that was played is given out once, and taken back before the scan that it began")
  func played() {
    var gate = ScanGate()
    #expect(gate.first == nil)
    #expect(gate.take(.character("3"), at: 0, place: .keys) == [])
    #expect(gate.first == .character("3"))
    gate.playFirst()
    #expect(gate.first == nil)
    #expect(gate.lapse() == [])
    #expect(gate.take(.character("j"), at: 100, place: .keys) == [])
    gate.playFirst()
    #expect(gate.take(.character("k"), at: 110, place: .keys) == [])
    #expect(gate.take(.down, at: 120, place: .keys) == keys("k", .down), "rolled over: the second key and what follows, in order")
    for character in "6901234567892" {
      #expect(gate.take(.character(character), at: 200, place: .keys) == [])
      if gate.first != nil { gate.playFirst() }
    }
    #expect(gate.take(.enter, at: 200, place: .keys) == [.takeBack, .scan("6901234567892")])
    #expect(gate.isFirstPlayed == false)
    #expect(gate.take(.character("3"), at: 300, place: .ahead) == [])
    #expect(gate.first == nil, "what is typed ahead is not played")
  }
}
