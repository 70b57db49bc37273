import DeskCore
import Testing

@Suite("Money")
struct MoneyTests {
  @Test(
    "Plain decimals are read exactly",
    arguments: [
      ("0", 0), ("0.01", 1), ("35.9", 3590), ("35.90", 3590), ("1009.00", 100_900), ("-3.5", -350), ("-0", 0), ("007", 700),
      ("92233720368547758.07", Int64.max),
    ] as [(String, Int64)])
  func reads(text: String, fen: Int64) { #expect(Money(decimal: text)?.fen == fen) }

  @Test(
    "Anything else is no amount",
    arguments: [
      "", "-", ".", "1.", "1.234", "1..2", "1.2.3", "1,009.00", "¥1", "1元", " 1", "1 ", "+1", "--1", "1e3", "１２", "0x1", "nan",
      "92233720368547758.08", "922337203685477580", "99999999999999999999",
    ])
  func refuses(text: String) { #expect(Money(decimal: text) == nil) }

  @Test(
    "The written form always has two decimals",
    arguments: [
      (0, "0.00"), (1, "0.01"), (-1, "-0.01"), (100_900, "1009.00"), (-350, "-3.50"), (Int64.min, "-92233720368547758.08"),
    ] as [(Int64, String)])
  func writes(fen: Int64, text: String) { #expect(Money(fen: fen).decimal == text) }

  @Test("What is written is read back")
  func roundTrip() {
    var dice = Dice(seed: 1)
    for _ in 0..<2000 {
      let money = Money(fen: Int64.random(in: -1_000_000_000_000...1_000_000_000_000, using: &dice))
      #expect(Money(decimal: money.decimal) == money)
    }
  }

  @Test("Trap 17: an allocation adds up to the amount, keeps its sign and gives nothing to a weight of zero")
  func allocation() {
    var dice = Dice(seed: 17)
    for _ in 0..<3000 {
      let amount = Money(fen: Int64.random(in: -100_000_000...100_000_000, using: &dice))
      let weights = (0..<Int.random(in: 1...12, using: &dice)).map { _ in
        Bool.random(using: &dice) ? 0 : Int64.random(in: 0...5_000_000, using: &dice)
      }
      let parts = amount.allocated(over: weights)
      #expect(parts.count == weights.count)
      #expect(parts.reduce(.zero, +) == amount)
      #expect(parts.allSatisfy { amount < .zero ? $0 <= .zero : $0 >= .zero })
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      for (part, weight) in zip(parts, weights) {
        #expect(weight > 0 || part == .zero)
        let fair = Double(amount.fen) * Double(weight) / Double(total)
        #expect(abs(Double(part.fen) - fair) < 1.001)
      }
    }
  }

  @Test("Trap 17: the remainder falls where the shares round, not on one line")
  func remainder() {
    #expect(Money(fen: 100).allocated(over: [1, 1, 1]).map(\.fen) == [33, 33, 34])
    #expect(Money(fen: 2).allocated(over: [1, 1, 1]).map(\.fen) == [0, 1, 1])
    #expect(Money(fen: -100).allocated(over: [1, 1, 1]).map(\.fen) == [-33, -33, -34])
  }

  @Test("Weights that say nothing: all zero or negative gives everything to the first, none gives nothing")
  func degenerate() {
    #expect(Money(fen: 7).allocated(over: [0, 0]).map(\.fen) == [7, 0])
    #expect(Money(fen: 7).allocated(over: [-5, -5]).map(\.fen) == [7, 0])
    #expect(Money(fen: 7).allocated(over: [-5, 5]).map(\.fen) == [0, 7])
    #expect(Money(fen: 7).allocated(over: []).isEmpty)
    #expect(Money(fen: .max).allocated(over: [1, .max - 1]).reduce(.zero, +).fen == .max)
  }
}
