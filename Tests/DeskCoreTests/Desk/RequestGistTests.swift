import DeskCore
import Testing

@Suite("APR-1: what a request asks for, in a few words")
struct RequestGistTests {
  private static let order = OrderID(number: 1)

  /// One of each that `ApprovalPolicy` or an authority's limits (ROL-3) can put before somebody.
  static let requests: [Command] = [
    .setPrice(sku: "A", price: Money(fen: 9_000), note: nil), .listSKU(sku: "A", shop: .everywhere, note: nil),
    .unlistSKU(sku: "A", shop: .everywhere, reason: "换季"), .editSKU(sku: "A", field: .floorPrice, to: "60"),
    .writeOffStock(sku: "A", quantity: 3, reason: "碎"), .mergeSKU(sku: "A", into: "B", reason: "同款"),
    .bookCount(CountID(number: 1), sku: "A"), .placePurchase(PurchaseID(number: 1), expected: nil, note: nil),
    .submitPromotion(PromotionID(number: 1), note: nil), .addPerson(name: "neu", displayName: "新人", role: .shipper),
    .grantRole(name: "neu", role: .buyer), .revokeRole(name: "neu", role: .buyer),
    .standIn(name: "neu", role: .buyer, from: nil, until: "2026-11-24 18:30", reason: "病假"),
    .askLeave(name: "neu", kind: .emergency, from: "2026-11-26", until: "2026-11-27", reason: "回老家"),
    .setAuthority(role: .presaleAgent, amount: .refund, perOrder: .zero, perDay: .zero),
    .amendOrder(order, field: .price, to: "98", line: 1, note: nil), .approveCase(CaseID(number: 1), note: nil),
  ]

  @Test("APR-1: every kind that can wait for somebody has one", arguments: requests)
  func each(_ command: Command) {
    #expect(RequestGist(command) != nil, "\(command.kind)")
  }

  @Test("APR-1: none that a SKU's policy concerns is missing here")
  func complete() {
    let kinds = Set(Self.requests.map(\.kind))
    for kind in CommandKind.allCases where ApprovalPolicy.concerns(kind) { #expect(kinds.contains(kind), "\(kind)") }
  }

  @Test("REC-3: what an amendment changes to is told only where it is nothing of a buyer's")
  func buyers() {
    for field in AmendableField.allCases {
      let gist = RequestGist(.amendOrder(Self.order, field: field, to: "杭州文三路 269 号", line: 1, note: "13712345678"))
      #expect(gist?.amends == field && (gist?.to != nil) == RequestGist.tellsNobody(field) && gist?.detail == "#1", "\(field)")
    }
  }
}
