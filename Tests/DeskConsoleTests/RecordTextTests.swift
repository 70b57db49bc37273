import DeskCore
import Testing

@testable import DeskConsole

/// What a record says in words.
struct RecordTextTests {
  private func row(_ body: String) -> TimelineRow {
    TimelineRow(
      seq: 7, at: Instant(milliseconds: 0), by: "李梅", role: .presaleAgent, command: "noteOrder", subject: "O0000001", terminal: "t",
      done: true, body: body)
  }

  @Test("F20: a record whose clock had been put back says so; words that somebody typed don't")
  func clockBack() {
    let marked = row(#"{"args":{"order":"O0000001","text":"后"},"before":{},"after":{},"clockBack":3600}"#)
    #expect(Texts(.zh).spoken(marked, unmasked: true) == "后 [时钟倒退 1时00]")
    #expect(Texts(.en).spoken(marked, unmasked: false) == "[the clock ran back by 1h00]")
    let typed = row(#"{"args":{"order":"O0000001","text":"\"clockBack\":3600"},"before":{},"after":{}}"#)
    #expect(Texts(.zh).spoken(typed, unmasked: true) == "\"clockBack\":3600")
  }
}
