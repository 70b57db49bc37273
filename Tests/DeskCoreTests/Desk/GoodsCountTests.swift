import DeskCore
import Testing

/// Pieces of goods as people name them.
struct GoodsCountTests {
  @Test("A line or a SKU without a count means all of it", arguments: ["2", "ZT-W", "枕套"])
  func bare(_ text: String) {
    #expect(GoodsCount(text) as GoodsCount? == GoodsCount(text, nil))
  }

  @Test("A count stands after a colon, also a full-width one")
  func counted() {
    #expect((GoodsCount("2:1") as GoodsCount?)?.quantity == 1)
    #expect((GoodsCount("ZT-W：3") as GoodsCount?) == GoodsCount("ZT-W", 3))
    for wrong in [":1", "2:", "2:0", "2:x", "2:10000"] { #expect((GoodsCount(wrong) as GoodsCount?) == nil, "\(wrong)") }
  }
}
