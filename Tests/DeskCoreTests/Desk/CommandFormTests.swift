import DeskCore
import Foundation
import Testing

@Suite("Commands as values")
struct CommandFormTests {
  static let parcel = ParcelID("P260105-0001")!
  static let order = OrderID(number: 1)
  static let afterCase = CaseID(number: 1)
  static let request = RequestID(number: 1)

  /// At least one of every kind that has a form, with and without what is optional.
  // swift-format-ignore: NeverUseForceTry
  static let fields = try! PromotionFields(
    Arguments([
      "title": .text("双12 满减"), "kind": .text("spendSave"), "rule": .text("300-30 500-60"), "goods": .list(["A-1", "A-2"]),
      "from": .text("2026-12-12"), "until": .text("2026-12-12 23:30"), "shop": .text("taobao/示例旗舰店"), "lane": .text("platform"),
      "buyerOrders": .text("1"), "totalOrders": .text("500"), "budget": .text("9000"), "target": .text("200"),
    ]), all: true)
  // swift-format-ignore: NeverUseForceTry
  static let plan = try! EventPlan(
    Arguments([
      "platform": .text("taobao"), "title": .text("年货节"), "signUpBy": .text("2026-12-20 18:00"), "from": .text("2027-01-05"),
      "until": .text("2027-01-12"), "materials": .text("主图 800×800"),
    ]))

  static let commands: [Command] = [
    .claimOrder(order), .releaseOrder(order), .reviewOrder(order), .confirmOrder(order),
    .contactOrder(order, outcome: .noAnswer, channel: .phone, note: "晚上再打"),
    .contactOrder(order, outcome: .confirmed, channel: .wangwang, note: nil),
    .noteOrder(order, text: "小心\"轻放\"\n", flag: .blue), .noteOrder(order, text: "x", flag: nil),
    .amendOrder(order, field: .price, to: "9.00", line: 1, note: "n"),
    .amendOrder(order, field: .deliveryTime, to: "周末", line: nil, note: nil),
    .assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), .assignWaybill(parcel, courier: "圆通", number: nil),
    .acknowledgeFlag(parcel), .printParcel(parcel), .pickParcel(parcel),
    .packParcel(parcel, scans: ["690001", "A-1"], weight: 500),
    .packParcel(parcel, scans: [], weight: nil), .weighParcel(parcel, grams: 1), .shipParcel(parcel), .handOverParcel(parcel),
    .voidParcel(parcel, reason: "买家取消"),
    .contactOrder(order, outcome: .noAnswer, channel: .phone, note: nil, tryIn: 90),
    .cancelOrder(order, reason: "不要了"), .remindOrder(order, note: "请付款"), .remindOrder(order, note: nil),
    .chooseShortage(order, choice: .wait, note: "等"), .chooseShortage(order, choice: .untold, note: nil),
    .escalateOrder(order, reason: "投诉", to: "limei"), .escalateOrder(order, reason: "投诉", to: nil),
    .answerEscalation(order, note: "好"), .assignOrder(order, person: "limei"), .offerOrder(order, promised: "明天发"),
    .acceptOrder(order), .recordReview(order, rating: .bad, text: "差"), .answerReview(order, note: "道歉"),
    .visitBuyer(order, note: "满意"), .reportBuyer(order, reason: "骂人"), .judgeBuyer(order, verdict: .confirmed, note: nil),
    .judgeBuyer(order, verdict: .dismissed, note: "误会"), .reviewRefund(order, note: nil), .reviewRefund(order, note: "已联系"),
    .openCase(order, AfterCaseWish(.refund, amount: Money(fen: 1050), reason: "少件")),
    .openCase(order, AfterCaseWish(.exchange, goods: [GoodsCount("1", 1)], send: [GoodsCount("A-2", 1)], reason: "换色")),
    .openCase(order, AfterCaseWish(.returnRefund, goods: [GoodsCount("1"), GoodsCount("2", 3)], reason: "不喜欢")),
    .approveCase(afterCase, note: nil), .approveCase(afterCase, note: "行"), .refuseCase(afterCase, reason: "超期"),
    .withdrawCase(afterCase, reason: "买家撤回"), .receiveCase(afterCase, goods: [], note: nil),
    .receiveCase(afterCase, goods: [GoodsCount("1", 1)], note: "外箱破"),
    .inspectCase(afterCase, verdict: .accepted, damaged: [GoodsCount("1", 1)], note: nil),
    .inspectCase(afterCase, verdict: .rejected, damaged: [], note: "用过"), .settleCase(afterCase, amount: Money(fen: 5), note: nil),
    .settleCase(afterCase, amount: nil, note: "支付宝"), .closeCase(afterCase, note: nil),
    .disputeCase(afterCase, number: "D1", hours: 48), .answerDispute(afterCase, note: "已答"),
    .approveRequest(request, note: nil), .rejectRequest(request, reason: "太多"), .withdrawRequest(request),
    .interceptParcel(parcel, reason: "取消"), .seeInterception(parcel), .foundParcel(parcel), .goneParcel(parcel, note: nil),
    .liftInterception(parcel), .reportException(parcel, kind: .wrongItem, note: "错发", hours: 24),
    .followException(parcel, note: "问快递", hours: 5), .solveException(parcel, note: "找到了"),
    .moveParcel(parcel, wave: ShopDay(number: 20_000), reason: "主管批准"), .explainLate(parcel, reason: "缺人"),
    .mergeParcel(parcel, into: ParcelID("P260105-0009")!), .unmergeParcel(parcel),
    .splitParcel(parcel, goods: [GoodsCount("1", 1), GoodsCount("A-1")]),
    .renewWaybill(parcel, courier: "YTO", number: nil, reason: "面单破损"),
    .renewWaybill(parcel, courier: "圆通", number: "YT8812345678901", reason: "换快递"),
    .shortParcel(parcel, sku: "A-1", missing: 2, reason: "货架上没有"), .suspendParcel(parcel, reason: "等配件"),
    .answerShipFault(parcel, note: "已在后台手工发货"), .assignWaybill(parcel, courier: nil, number: nil),
    .signManifest(courier: "YTO", driver: "王师傅"),
    .setDay(ShopDay(number: 20_001), kind: .holiday, note: "春节"), .setDay(ShopDay(number: 20_001), kind: .usual, note: nil),
    .exportShippingReport(ShopDay(iso: "2026-01-05")!), .exportFinanceReport(ShopDay(iso: "2026-01-05")!),
    .exportWorkReport(.week, ShopDay(iso: "2026-01-05")!),
    .exportListing(platform: nil, shop: nil), .exportListing(platform: "taobao", shop: nil),
    .backUp(folder: "/srv/backup"), .backUp(folder: nil), .drillBackup,
    .exportListing(platform: "taobao", shop: "示例店"), .exportListing(platform: nil, shop: "示例店"), .exportStock(.pieces),
    .exportStock(.bands), .exportOrders(from: ShopDay(iso: "2026-01-05")!, until: nil),
    .exportOrders(from: ShopDay(iso: "2026-01-05")!, until: ShopDay(iso: "2026-01-31")!), .exportPurchases(.open),
    .exportPurchases(.all), .exportPurchase(PurchaseID(number: 4)),
    .setDeadlines(printBy: 50_400, pickBy: 54_000, packBy: 57_600), .countStock(sku: "A-1", quantity: 0, note: "全部破损"),
    .setPrinter(.label, format: .zpl, destination: .queue("zebra")), .setPrinter(.pickList, format: .pdf, destination: .spool),
    .setPrinter(.manifest, format: .text, destination: .path("/dev/usb/lp0")),
    .printPaper(.label, papers: ["P260105-0001", "P260105-0002"]), .printPaper(.manifest, papers: ["SF 2026-01-05+"]),
    .retryPrint(jobs: []), .retryPrint(jobs: [7, 12]),
    .countStock(sku: "A-1", quantity: 7, note: nil), .delistSKU(sku: "A-1", note: nil), .delistSKU(sku: "A-1", note: "三家店都下了"),
    .editSKU(sku: "A-1", field: .floorPrice, to: "99"), .editSKU(sku: "A-1", field: .cost, to: ""),
    .moveStock(sku: "A-1", quantity: 3, from: nil, to: "B-01"), .moveStock(sku: "A-1", quantity: 3, from: "B-01", to: "A-03"),
    .holdStock(sku: "A-1", quantity: 2, reason: "待鉴定"), .freeStock(sku: "A-1", quantity: 2, reason: "没问题"),
    .writeOffStock(sku: "A-1", quantity: 2, reason: "水浸"),
    .listSKU(sku: "A-1", shop: ShopName(platform: "taobao", shop: "示例旗舰店"), note: nil),
    .listSKU(sku: "A-1", shop: .everywhere, note: "新品"),
    .unlistSKU(sku: "A-1", shop: ShopName(platform: "taobao", shop: "示例/二店"), reason: "换季"),
    .publishListing(sku: "A-1", shop: .everywhere), .setPrice(sku: "A-1", price: Money(fen: 12_900), note: "同款 139"),
    .publishPrice(sku: "A-1"),
    .saveSupplier(
      code: "hz-tex", SupplierFields(name: "杭州纺织", contact: "示例", phone: "0571-88880000", leadDays: 12, terms: "月结")),
    .saveSupplier(code: "hz-tex", SupplierFields(leadDays: 0)), .draftPurchase(supplier: "hz-tex", goods: [], note: nil),
    .draftPurchase(supplier: "hz-tex", goods: [PurchaseWish("A:1", 50, cost: Money(fen: 1250)), PurchaseWish("B", 1)], note: "急"),
    .editPurchase(PurchaseID(number: 4), sku: "A-1", quantity: 0, cost: nil),
    .editPurchase(PurchaseID(number: 4), sku: "A-1", quantity: 30, cost: Money(fen: 1)),
    .placePurchase(PurchaseID(number: 4), expected: nil, note: nil),
    .placePurchase(PurchaseID(number: 4), expected: ShopDay(iso: "2026-02-03")!, note: "春节前到"),
    .receivePurchase(PurchaseID(number: 4), goods: [PurchaseWish("690001", 12)], note: "两箱"),
    .inspectPurchase(PurchaseID(number: 4), sku: "A-1", accepted: 10, rejected: 2, reason: "破洞"),
    .inspectPurchase(PurchaseID(number: 4), sku: "A-1", accepted: 10, rejected: 0, reason: nil),
    .stowPurchase(PurchaseID(number: 4), sku: "A-1", quantity: 10, location: nil),
    .stowPurchase(PurchaseID(number: 4), sku: "A-1", quantity: 10, location: "C-09"),
    .returnPurchase(PurchaseID(number: 4), sku: "A-1", quantity: 2, note: "司机带回"),
    .cancelPurchase(PurchaseID(number: 4), reason: "停产"), .closePurchase(PurchaseID(number: 4), reason: "缺的不补了"),
    .openCount(.part, skus: [], zone: nil, size: 20), .openCount(.full, skus: [], zone: nil, size: nil),
    .openCount(.asked, skus: ["A-1", "A-2"], zone: nil, size: nil), .openCount(.asked, skus: [], zone: "A-03", size: nil),
    .enterCount(CountID(number: 3), sku: "A-1", quantity: 0), .explainCount(CountID(number: 3), sku: "A-1", reason: "错发一件"),
    .bookCount(CountID(number: 3), sku: "A-1"), .signCount(CountID(number: 3), note: nil),
    .signCount(CountID(number: 3), note: "已核对"), .cancelCount(CountID(number: 3), reason: "改日"),
    .mergeSKU(sku: "A-1", into: "A-2", reason: "同一商品"),
    .draftPromotion(fields), .editPromotion(PromotionID(number: 7), fields),
    .submitPromotion(PromotionID(number: 7), note: nil), .submitPromotion(PromotionID(number: 7), note: "总部要求"),
    .publishPromotion(PromotionID(number: 7)), .withdrawPromotion(PromotionID(number: 7), reason: "缺货"), .addEvent(plan),
    .stepEvent(PlatformEventID(number: 3), step: .signUp, result: nil, promotion: nil),
    .stepEvent(PlatformEventID(number: 3), step: .finish, result: "卖了 300 件", promotion: PromotionID(number: 7)),
    .savePhrase(name: "催付", text: "亲 {buyer}"), .savePhrase(name: "催付", text: ""),
    .setAuthority(role: .presaleAgent, amount: .priceReduction, perOrder: Money(fen: 1000), perDay: Money(fen: 5000)),
    .receiveStock(sku: "A-1", quantity: 1, location: "A-03", barcode: "690001", title: "四件套"),
    .receiveStock(sku: "A-1", quantity: 1_000_000, location: nil, barcode: nil, title: nil),
    .addPerson(name: "li.mei-2_x", displayName: "李梅", role: .shipper), .grantRole(name: "li", role: .buyer),
    .revokeRole(name: "li", role: .buyer),
    .standIn(name: "li", role: .shipper, from: nil, until: "2026-11-25 00:00", reason: "病假"),
    .standIn(name: "li", role: .shipper, from: "2026-11-24 13:30", until: "2026-11-24 18:30", reason: "病假"),
    .proposeRevision(RevisionPlan(kind: .page, page: "首页", part: "横幅", from: nil, to: "双12 全场包邮", due: nil)),
    .proposeRevision(
      RevisionPlan(
        kind: .copy, page: "SKU-1", part: "标题", from: "纯棉", to: "新疆长绒棉", due: ShopDay(iso: "2026-11-30")!,
        changedSince: RevisionID(number: 3))),
    .publishRevision(RevisionID(number: 3)), .withdrawRevision(RevisionID(number: 3), reason: "写错"), .reviewPages(note: "都对"),
    .endStandIn(name: "li", role: .shipper),
    .askLeave(name: "li", kind: .planned, from: "2026-11-25 00:00", until: "2026-11-26 00:00", reason: "回老家"),
    .cancelLeave(name: "li", from: nil), .cancelLeave(name: "li", from: "2026-11-25 00:00"),
    .disablePerson(name: "li"), .enablePerson(name: "li"),
    .unmaskOrder(order, reason: "买家来电"), .borrowAccount(name: "li", by: "wang", until: nil, reason: "出差"),
    .borrowAccount(name: "li", by: "wang", until: "2026-11-24 18:30", reason: "出差"), .returnAccount(name: "li"),
    .endSessions(name: "li"), .setPasswordAge(days: 0), .setPasswordAge(days: 90),
    .setRoster(name: "li", from: ShopDay(iso: "2026-11-25")!, to: nil, shift: .early),
    .setRoster(name: "li", from: ShopDay(iso: "2026-11-25")!, to: ShopDay(iso: "2026-11-29")!, shift: .off),
    .setHotline(name: "li", from: ShopDay(iso: "2026-11-25")!, to: ShopDay(iso: "2026-11-26")!),
    .rotateRoster(people: ["li", "wang"], from: ShopDay(iso: "2026-11-30")!, weeks: 4),
    .rotateRoster(people: ["li", "wang"], from: ShopDay(iso: "2026-11-30")!, weeks: 4, byHand: .replace),
    .noteAbsence(name: "li", day: ShopDay(iso: "2026-11-24")!, reason: "没有来"),
    .drainPerson(name: "li", to: nil, reason: "下班"), .drainPerson(name: "li", to: "wang", reason: "下班"),
  ]

  /// What `run` would make of the record's own words.
  private func arguments(of command: Command) throws -> Arguments {
    let members = try #require(try JSONSerialization.jsonObject(with: Data(command.json.text.utf8)) as? [String: Any])
    var arguments = Arguments()
    for (name, value) in members {
      switch value {
      case let list as [String]: arguments[name] = .list(list)
      case let text as String: arguments[name] = .text(text)
      case let number as NSNumber: arguments[name] = .number(number.int64Value)
      default: Issue.record("\(name) is \(value)")
      }
    }
    let subject = command.subject.text
    arguments[command.kind.subjectArgument] = .text(subject.split(separator: ":", maxSplits: 1).last.map(String.init) ?? subject)
    return arguments
  }

  @Test("Every command that has a form is read back from its own arguments", arguments: commands)
  func roundTrip(command: Command) throws {
    var expected = command
    if case .noteOrder(let id, let text, let flag) = command { expected = .noteOrder(id, text: text.trimmingBlanks(), flag: flag) }
    #expect(try Command(command.kind, arguments(of: command)) == expected)
  }

  @Test("Every kind with a form is among them, each asks for its parameters, and the others have none")
  func complete() throws {
    #expect(Set(Self.commands.map(\.kind)) == Set(CommandKind.allCases.filter(\.hasCommandForm)))
    for kind in CommandKind.allCases where !kind.hasCommandForm {
      #expect(throws: Refusal(.invalid, .unknownCommand(kind.rawValue))) { try Command(kind, Arguments()) }
      #expect(kind.parameters.isEmpty)
    }
    for command in Self.commands {
      let given = try arguments(of: command).values.keys
      let known = command.kind.parameters.map(\.name) + [command.kind.subjectArgument]
      #expect(Set(given).isSubset(of: known), "\(command.kind) writes \(given), the form asks for \(known)")
    }
  }

  @Test("Each required argument is missed, by name", arguments: commands)
  func required(command: Command) throws {
    let all = try arguments(of: command)
    let required = command.kind.parameters.filter { $0.required && $0.kind != .list }.map(\.name) + [command.kind.subjectArgument]
    for name in required where !name.isEmpty {
      var without = all
      without[name] = nil
      #expect(throws: Refusal.argument(name, .missing)) { try Command(command.kind, without) }
    }
  }

  @Test(
    "Numbers stay in their ranges",
    arguments: [
      (.weighParcel, "grams", 0), (.weighParcel, "grams", 100_001), (.packParcel, "weight", 0), (.packParcel, "weight", -1),
      (.receiveStock, "quantity", 0), (.receiveStock, "quantity", -5), (.receiveStock, "quantity", 1_000_001),
      (.amendOrder, "line", 0),
      (.amendOrder, "line", 1000), (.contactOrder, "tryIn", 0), (.contactOrder, "tryIn", 10_081), (.disputeCase, "hours", 0),
      (.disputeCase, "hours", 721), (.reportException, "hours", 0), (.followException, "hours", 721),
      (.shortParcel, "missing", 0), (.countStock, "quantity", -1),
      (.enterCount, "quantity", -1), (.enterCount, "quantity", 1_000_001), (.openCount, "size", 0), (.openCount, "size", 1001),
      (.editPurchase, "quantity", -1), (.inspectPurchase, "accepted", -1), (.inspectPurchase, "rejected", 1_000_001),
      (.stowPurchase, "quantity", 0), (.returnPurchase, "quantity", 1_000_001), (.saveSupplier, "leadDays", 366),
      (.moveStock, "quantity", 0), (.holdStock, "quantity", -1), (.writeOffStock, "quantity", 1_000_001),
    ] as [(CommandKind, String, Int64)])
  func ranges(kind: CommandKind, name: String, value: Int64) throws {
    let command = try #require(Self.commands.first { $0.kind == kind })
    var arguments = try arguments(of: command)
    arguments[name] = .number(value)
    #expect(throws: Refusal.argument(name, .outOfRange)) { try Command(kind, arguments) }
  }

  @Test(
    "AFT-2: money has at most two decimals and is never below zero",
    arguments: ["1.005", "-1", "", "一元", "1,5", "NaN", "1e3"])
  func money(text: String) {
    for (kind, name) in [(.openCase, "amount"), (.settleCase, "amount"), (.setAuthority, "perDay")] as [(CommandKind, String)] {
      guard let command = Self.commands.first(where: { $0.kind == kind }), var arguments = try? arguments(of: command) else {
        Issue.record("no \(kind)")
        continue
      }
      arguments[name] = .text(text)
      if text.isEmpty, kind != .setAuthority { continue }
      #expect(throws: Refusal.argument(name, text.isEmpty ? .missing : .notMoney)) { try Command(kind, arguments) }
    }
  }

  @Test(
    "Numbers that no form lets through are refused as values too",
    arguments: [
      .contactOrder(order, outcome: .noAnswer, channel: .phone, note: nil, tryIn: 0),
      .disputeCase(afterCase, number: "D", hours: 721),
      .reportException(parcel, kind: .lost, note: "x", hours: 0), .followException(parcel, note: "x", hours: -1),
      .openCase(order, AfterCaseWish(.refund, amount: Money(fen: -1), reason: "x")),
      .openCase(order, AfterCaseWish(.returnRefund, goods: [GoodsCount("1", -1)], reason: "x")),
      .openCase(order, AfterCaseWish(.gift, send: [GoodsCount("A", 0)], reason: "x")),
      .receiveCase(afterCase, goods: [GoodsCount("1", 0)], note: nil),
      .inspectCase(afterCase, verdict: .accepted, damaged: [GoodsCount("1", -1)], note: nil),
      .inspectCase(afterCase, verdict: .pending, damaged: [], note: nil), .settleCase(afterCase, amount: Money(fen: -1), note: nil),
      .setAuthority(role: .presaleAgent, amount: .gift, perOrder: .zero, perDay: Money(fen: -1)),
    ] as [Command])
  func values(command: Command) { #expect(throws: Refusal.self) { try command.checkRanges() } }

  @Test(
    "Names for signing in",
    arguments: [
      ("Li.Mei", true), ("a1", true), ("a", false), ("1a", false), ("李梅", false), ("li mei", false), ("-a", false), ("li@x", false),
    ])
  func names(name: String, good: Bool) {
    let arguments = Arguments(["name": .text(name)])
    #expect((try? Command(.enablePerson, arguments)) == (good ? .enablePerson(name: name.lowercased()) : nil))
  }

  @Test("A command that takes another back is taken back by it")
  func counters() {
    for kind in CommandKind.allCases {
      guard let counter = kind.counter else { continue }
      // Stopping a parcel again after it was let go, or merging it into which other, is an act of its own, with a reason of its own.
      #expect(counter.counter == (kind == .interceptParcel || kind == .mergeParcel ? nil : kind))
      #expect(counter.target == kind.target)
    }
  }
}

extension Command: CustomTestStringConvertible {
  public var testDescription: String { "\(kind.rawValue) \(json.text)" }
}
