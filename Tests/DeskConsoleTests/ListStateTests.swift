import DeskCore
import Testing

@testable import DeskConsole

struct ListStateTests {
  private func rows(_ skus: [String]) -> Page<StockRow> {
    Page(
      rows: skus.map {
        StockRow(item: CatalogueItem(sku: $0, title: "", isComplete: true), level: StockLevel(sku: $0, onHand: 0, reserved: 0))
      },
      next: nil)
  }

  /// Whatever comes and goes, the row under the cursor is the same until a person moves.
  @Test func noRefreshChangesTheRowUnderTheCursor() {
    var generator = SplitMix(seed: 7)
    var list = ListState<StockRow>()
    list.replace(with: rows(["a", "b", "c", "d", "e"]), height: 3)
    for _ in 0..<3000 {
      if Int.random(in: 0..<3, using: &generator) == 0 {
        _ = list.move(by: Int.random(in: -6...6, using: &generator), height: 3)
      } else {
        let before = list.cursor
        list.replace(with: rows("abcdefghij".map(String.init).filter { _ in Bool.random(using: &generator) }), height: 3)
        if before != nil { #expect(list.cursor == before) }
      }
      #expect(list.rows.isEmpty || list.selected != nil)
      #expect(Set(list.rows.map(\.key)).count == list.rows.count)
      if let index = list.index { #expect(index >= list.first && index < list.first + 3) }
    }
  }

  @Test func aGhostGoesWithTheFirstMove() {
    var list = ListState<StockRow>()
    list.replace(with: rows(["a", "b", "c"]), height: 5)
    _ = list.move(by: 1, height: 5)
    list.replace(with: rows(["a", "c"]), height: 5)
    #expect(list.rows.map(\.key) == ["a", "b", "c"] && list.isGhostSelected)
    _ = list.move(by: 1, height: 5)
    #expect(list.rows.map(\.key) == ["a", "c"] && list.cursor == "c")
  }

  @Test func aRowThatComesBackIsNoGhost() {
    var list = ListState<StockRow>()
    list.replace(with: rows(["a", "b"]), height: 5)
    list.replace(with: rows(["b"]), height: 5)
    #expect(list.isGhostSelected)
    list.replace(with: rows(["a", "b"]), height: 5)
    #expect(!list.isGhostSelected && list.cursor == "a")
  }
}

/// Numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
