import DeskCore

/// INV-3, INV-4: what SKUs are bought and sold for, and where they are for sale, as their records and movements tell of them, to be compared with
/// what is stored.
struct SaleTale: RecordTale {
  /// Cost, floor price, price, next price and safety stock by SKU, each as its last record told it.
  private var terms: [String: [String: String]] = [:]
  /// Who approved the price that waits to be published, and when.
  private var approved: [String: (by: String, at: Int64)] = [:]
  private var listings: [String: [ListingTale.Event]] = [:]
  /// The first import of an older program, which told nothing of prices.
  private var firstSilent: Int64 = 0

  private static let fields: Set = ["cost", "floorPrice", "price", "nextPrice", "safety", "supplier"]
  private static let kinds = Set(
    [CommandKind.editSKU, .setPrice, .publishPrice, .listSKU, .unlistSKU, .publishListing, .mergeSKU, .delistSKU, .importProducts]
      .map(\.rawValue))

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done else { return }
    if draft.subject == Subject.shop.text { return hearImport(seq, draft) }
    if draft.command == CommandKind.stowPurchase.rawValue { return hearCosts(draft) }
    guard Self.kinds.contains(draft.command), case .sku(let sku)? = Subject(draft.subject), let body = JSONText.parse(draft.body),
      case .object(let after)? = body["after"], case .object(let arguments)? = body["args"]
    else { return }
    // What was only asked for tells of nothing.
    guard body["request"] == nil else { return }
    for (field, value) in after where Self.fields.contains(field) { terms[sku, default: [:]][field] = value.text }
    func event(_ what: ListingTale.Event.What) {
      listings[sku, default: []].append(.init(seq: seq, at: draft.at.milliseconds, what: what))
    }
    switch CommandKind(rawValue: draft.command) {
    case .setPrice: approved[sku] = (draft.person, draft.at.milliseconds)
    case .mergeSKU: terms[sku, default: [:]]["nextPrice"] = "null"
    case .delistSKU: event(.takenDown)
    // INV-4: what a file says of a shop of which nothing was known.
    case .importProducts:
      guard case .array(let listed)? = after.first(where: { $0.0 == "listings" })?.1 else { return }
      for case .string(let text) in listed {
        guard let blank = text.lastIndex(of: " ") else { continue }
        let state = JSON.string(String(text[text.index(after: blank)...]))
        event(.told(shop: String(text[..<blank]), state: state, by: nil, approvedBy: nil))
      }
      if after.contains(where: { $0.0 == "gone" }) { event(.soldOut) }
    case .listSKU, .unlistSKU, .publishListing:
      guard case .string(let shop)? = arguments.first(where: { $0.0 == "shop" })?.1 else { return }
      func told(_ name: String) -> JSON? { after.first { $0.0 == name }?.1 }
      event(
        .told(shop: shop, state: told("listing"), by: told("listingBy"), approvedBy: told("listingApprovedBy")))
    default: break
    }
  }

  /// INV-6: where none stood, the first goods that were put away say what a piece costs.
  private mutating func hearCosts(_ draft: RecordDraft) {
    guard let body = JSONText.parse(draft.body), case .object(let costs)? = body["costs"] else { return }
    for (sku, cost) in costs { terms[sku, default: [:]]["cost"] = cost.text }
  }

  /// Cost, floor price and safety stock come with a file of products; a shop filled for measurements has prices and listings too.
  private mutating func hearImport(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.body.contains("\"priced\":["), let body = JSONText.parse(draft.body), case .array(let priced)? = body["priced"]
    else {
      let isOfProducts = draft.command == CommandKind.importProducts.rawValue || draft.body.contains("\"kind\":\"products\"")
      if firstSilent == 0, isOfProducts { firstSilent = seq }
      return
    }
    for case .array(let row) in priced where row.count >= 4 {
      guard case .string(let sku) = row[0] else { continue }
      for (name, value) in zip(["cost", "floorPrice", "safety", "price"], row.dropFirst()) {
        terms[sku, default: [:]][name] = value.text
      }
    }
    guard case .array(let listed)? = body["listed"] else { return }
    for case .array(let row) in listed where row.count == 2 {
      guard case .string(let sku) = row[0], case .string(let shop) = row[1] else { continue }
      let state = JSON.string(Listing.State.listed.rawValue)
      listings[sku, default: []].append(
        .init(seq: seq, at: draft.at.milliseconds, what: .told(shop: shop, state: state, by: nil, approvedBy: nil)))
    }
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    // Up to here an older program wrote, which told less.
    let since = try connection.first("SELECT value FROM setting WHERE name = 'told_since'") { Int64($0.text(0)) } ?? 0
    let silent = firstSilent > 0 && firstSilent <= since ?? 0
    var left = Set(terms.keys)
    let faults = try connection.all(
      "SELECT code, cost, floor_price, price, next_price, next_price_by, next_price_at, safety, supplier FROM sku ORDER BY code"
    ) { row -> [VerifyFault] in
      let sku = row.text(0)
      let told = terms[sku] ?? [:]
      left.remove(sku)
      let waits = row.optionalInt(4)
      var wrong = GoodsTerms(row, at: 1).fields.filter { name, stored in
        let value = name == "nextPrice" ? JSON.optional(waits.map { Money(fen: $0).decimal }) : stored
        guard let tale = told[name] else {
          if silent, name != "price", name != "nextPrice" { return false }
          return value.text != (name == "safety" ? "0" : "null")
        }
        return tale != value.text
      }.map(\.0)
      let by = waits == nil ? nil : approved[sku]
      if row.optionalText(5) != by?.by || row.optionalInt(6) != by?.at { wrong.append("nextPriceBy") }
      return wrong.map { "\($0) of SKU \(sku) isn't what its records tell of" }
    }.flatMap { $0 }
    report.faults += faults.prefix(20)
    for sku in left.sorted().prefix(20) { report.faults.append("SKU \(sku) is missing, of whose price records tell") }
    try ListingTale(events: listings, since: since ?? 0).compare(&report, connection)
  }
}
