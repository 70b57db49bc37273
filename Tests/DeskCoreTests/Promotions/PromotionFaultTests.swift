import DeskCore
import Testing

@Suite struct PromotionFaultTests {
  private static let gift = PromotionGift(sku: "G")
  private static let reversed = PromotionWindow(from: Sample.window.until, until: Sample.window.from)
  private static let huge = Money(fen: 1_000_000_001)

  static let cases: [(Promotion, [PromotionFault])] = [
    (Sample.promotion(1, .percentOff(basisPoints: 1)), []),
    (Sample.promotion(1, .percentOff(basisPoints: 9_999)), []),
    (Sample.promotion(1, .percentOff(basisPoints: 11_000)), [.percentOutOfRange(basisPoints: 11_000)]),
    (Sample.promotion(1, .percentOff(basisPoints: 10_000)), [.percentOutOfRange(basisPoints: 10_000)]),
    (Sample.promotion(1, .percentOff(basisPoints: 0)), [.percentOutOfRange(basisPoints: 0)]),
    (Sample.promotion(1, .percentOff(basisPoints: -500)), [.percentOutOfRange(basisPoints: -500)]),
    (Sample.promotion(1, .amountOff(.zero)), [.amountOutOfRange(.off, .zero)]),
    (Sample.promotion(1, .amountOff(Money(fen: -1))), [.amountOutOfRange(.off, Money(fen: -1))]),
    (Sample.promotion(1, .fixedPrice(huge)), [.amountOutOfRange(.price, huge)]),
    (Sample.promotion(1, .percentOff(basisPoints: 500), window: reversed), [.endsBeforeItStarts(reversed)]),
    (
      Sample.promotion(1, .percentOff(basisPoints: 500), window: PromotionWindow(from: Sample.from, until: Sample.from)),
      [.endsBeforeItStarts(PromotionWindow(from: Sample.from, until: Sample.from))]
    ),
    (Sample.promotion(1, .percentOff(basisPoints: 500), []), [.noGoods]),
    (Sample.promotion(1, .percentOff(basisPoints: 500), ["A", " "]), [.blankSKU]),
    (Sample.promotion(1, .spendSave([])), [.noSteps]),
    (Sample.promotion(1, .spendSave([Sample.step("100", "100")])), [.savesAll(Sample.step("100", "100"))]),
    (Sample.promotion(1, .spendSave([Sample.step("100", "10"), Sample.step("200", "10")])), [.stepsDontRise(at: 2)]),
    (Sample.promotion(1, .spendSave([Sample.step("100", "10"), Sample.step("100", "20")])), [.stepsDontRise(at: 2)]),
    (
      Sample.promotion(1, .spendSave((1...21).map { PromotionStep(spend: Money(fen: $0 * 100), save: Money(fen: $0)) })),
      [.tooMany(found: 21, limit: 20)]
    ),
    (
      Sample.promotion(1, .everySpendSave(Sample.step("100", "10"), most: Sample.yuan("9"))),
      [.mostBelowOnce(most: Sample.yuan("9"), once: Sample.yuan("10"))]
    ),
    (Sample.promotion(1, .gift(.pieces(0), gives: [gift], repeats: true)), [.countOutOfRange(.triggerPieces, 0)]),
    (Sample.promotion(1, .gift(.spend(.zero), gives: [gift], repeats: true)), [.amountOutOfRange(.spend, .zero)]),
    (Sample.promotion(1, .gift(.pieces(1), gives: [], repeats: true)), [.noGifts]),
    (Sample.promotion(1, .gift(.pieces(1), gives: [gift, gift], repeats: true)), [.twice("G")]),
    (
      Sample.promotion(1, .gift(.pieces(1), gives: [PromotionGift(sku: "G", quantity: 0)], repeats: true)),
      [.countOutOfRange(.giftPieces, 0)]
    ),
    (Sample.promotion(1, .gift(.pieces(1), gives: [PromotionGift(sku: "A")], repeats: true), ["A", "B"]), [.giftAmongGoods("A")]),
    (Sample.promotion(1, .bundle([BundlePart(sku: "A")], price: Sample.yuan("9"))), [.bundleTooSmall]),
    (Sample.promotion(1, .bundle([BundlePart(sku: "A", quantity: 2)], price: Sample.yuan("9"))), []),
    (Sample.promotion(1, .bundle([BundlePart(sku: "A"), BundlePart(sku: "A")], price: Sample.yuan("9"))), [.twice("A")]),
    (
      Sample.promotion(1, .bundle([BundlePart(sku: "A"), BundlePart(sku: "B")], price: .zero)),
      [.amountOutOfRange(.bundlePrice, .zero)]
    ),
    (Sample.promotion(1, .freeShipping(minimum: .zero)), []),
    (Sample.promotion(1, .freeShipping(minimum: Money(fen: -1))), [.amountOutOfRange(.minimum, Money(fen: -1))]),
    (
      Sample.promotion(1, .percentOff(basisPoints: 500), perBuyer: PromotionLimit(pieces: 0)),
      [.countOutOfRange(.piecesPerBuyer, 0)]
    ),
    (Sample.promotion(1, .percentOff(basisPoints: 500), total: PromotionLimit(orders: -1)), [.countOutOfRange(.ordersTotal, -1)]),
    (
      Sample.promotion(1, .percentOff(basisPoints: 500), perBuyer: PromotionLimit(pieces: 5), total: PromotionLimit(pieces: 4)),
      [.perBuyerAboveTotal(buyer: 5, total: 4)]
    ),
    (Sample.promotion(1, .spendSave([Sample.step("100", "10")]), perBuyer: PromotionLimit(pieces: 1)), [.limitInPieces]),
    (Sample.promotion(1, .freeShipping(minimum: .zero), total: PromotionLimit(pieces: 1)), [.limitInPieces]),
    (Sample.promotion(1, .percentOff(basisPoints: 500), budget: "0"), [.amountOutOfRange(.budget, .zero)]),
    (
      Sample.promotion(1, .spendSave([Sample.step("100", "10"), Sample.step("200", "30")]), budget: "9.99"),
      [.budgetBelowOnce(budget: Sample.yuan("9.99"), once: Sample.yuan("10"))]
    ),
    (Sample.promotion(1, .percentOff(basisPoints: 500), lane: .shop), [.wrongLane(.shop, allowed: [.item])]),
    (Sample.promotion(1, .spendSave([Sample.step("100", "10")]), lane: .platform), []),
    // Everything that is wrong is said, not only the first.
    (
      Sample.promotion(1, .percentOff(basisPoints: 0), [], window: reversed, budget: "0"),
      [.endsBeforeItStarts(reversed), .percentOutOfRange(basisPoints: 0), .noGoods, .amountOutOfRange(.budget, .zero)]
    ),
  ]

  @Test("PRO-2: what is wrong with a promotion is told, all of it", arguments: cases.indices)
  func faults(place: Int) {
    let (promotion, expected) = Self.cases[place]
    #expect(promotion.faults == expected)
  }

  @Test("PRO-2: a promotion needs a title")
  func title() {
    var promotion = Sample.promotion(1, .percentOff(basisPoints: 500))
    promotion.title = "　"
    #expect(promotion.faults == [.noTitle])
  }

  @Test(
    "PRO-2: codes in a line, in quotation marks where a blank, a comma or a mark is in them; what is written reads as it was",
    arguments: [
      ("A,B，C、D;E；F G", ["A", "B", "C", "D", "E", "F", "G"]), ("\"A 1\" B", ["A 1", "B"]), ("“A 1”，B", ["A 1", "B"]),
      ("\"大 \"\"特\"\"\"", ["大 \"特\""]), ("3\"管 B", ["3\"管", "B"]), ("  ", []), ("\"A 1", nil), ("\"\"", nil), ("\"A\"x", nil),
    ])
  func codes(line: String, codes: [String]?) throws {
    let fields = try? PromotionFields(Arguments(["goods": .text(line), "title": .text("x")]), all: false)
    guard let codes else {
      #expect(fields == nil)
      return
    }
    let written = try #require(fields)[.goods]
    #expect((written == nil) == codes.isEmpty)
    guard let written else { return }
    let again = try PromotionFields(Arguments(["goods": .list(PromotionFields.words(written))]), all: false)
    #expect(again[.goods] == written)
    let rule = try #require(PromotionRule(.bundle, text: codes.map { _ in "" }.joined() + "\(written) for 9"))
    guard case .bundle(let parts, _) = rule else {
      Issue.record("\(rule)")
      return
    }
    #expect(parts.map(\.sku) == codes)
    #expect(PromotionRule(.bundle, text: rule.text) == rule)
  }

  @Test("A promotion's number reads in either case, nothing else does")
  func number() {
    #expect(PromotionID("m12")?.text == "M0000012" && PromotionID("M0000012") == PromotionID(number: 12))
    #expect(PromotionID("O12") == nil && PromotionID("M") == nil && PromotionID("M0") == nil && PromotionID("M1x") == nil)
    #expect(PlatformEventID("e3")?.text == "E0000003" && PlatformEventID("M3") == nil)
  }
}
