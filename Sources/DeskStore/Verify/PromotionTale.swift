import DeskCore

/// PRO-1, PRO-2: promotions and platform events as their records tell of them, to be compared with those stored; uses against their sums.
struct PromotionTale: RecordTale {
  let zone: ShopZone
  private var told: [String: [String: String]] = [:]

  init(zone: ShopZone) { self.zone = zone }

  mutating func hear(_ seq: Int64, _ draft: RecordDraft) {
    guard draft.done else { return }
    var subject = draft.subject
    let makes = draft.command == CommandKind.draftPromotion.rawValue || draft.command == CommandKind.addEvent.rawValue
    guard makes || PromotionID(subject) != nil || PlatformEventID(subject) != nil, let body = JSONText.parse(draft.body) else {
      return
    }
    if makes {
      guard case .string(let made)? = body["made"] else { return }
      subject = made
    }
    guard case .object(let members)? = body["after"] else { return }
    for (name, value) in members { told[subject, default: [:]][name] = value.text }
    told[subject]?["version"] = String(draft.version)
  }

  func compare(_ report: inout VerifyReport, _ connection: any SQLSession) throws {
    var stored: [String: [String: String]] = [:]
    func keep(_ subject: Subject, _ fields: [(String, JSON)], version: Int) {
      var all = Dictionary(fields.map { ($0.0, $0.1.text) }, uniquingKeysWith: { first, _ in first })
      all["version"] = String(version)
      stored[subject.text] = all
    }
    let load = SituationLoader(session: connection)
    for number in try connection.all("SELECT id FROM promotion ORDER BY id", read: { PromotionID(number: $0.int(0)) }) {
      if let one = try load.promotion(number, in: zone) { keep(.promotion(number), one.recorded, version: one.version) }
    }
    for number in try connection.all("SELECT id FROM platform_event ORDER BY id", read: { PlatformEventID(number: $0.int(0)) }) {
      if let (event, version) = try load.event(number) { keep(.event(number), event.recorded(in: zone), version: version) }
    }
    for subject in Set(stored.keys).union(told.keys).sorted() {
      let (now, tale) = (stored[subject] ?? [:], told[subject] ?? [:])
      // A field that came with a newer program is null in what an older one told.
      let differing = Set(now.keys).union(tale.keys).filter { (now[$0] ?? "null") != (tale[$0] ?? "null") }.sorted()
      guard !differing.isEmpty || now.isEmpty || tale.isEmpty else { continue }
      report.faults.append("\(subject) isn't what its records tell of: \(differing.joined(separator: ", "))")
    }
    report.checks.append(("promotions", stored.count))
    report.faults += try connection.all(
      """
      SELECT p.id FROM promotion p LEFT JOIN (
        SELECT promotion, sum(pieces) AS pieces, sum(orders) AS orders, sum(spent) AS spent FROM promotion_use GROUP BY promotion) u
        ON u.promotion = p.id
      WHERE p.used_pieces <> coalesce(u.pieces, 0) OR p.used_orders <> coalesce(u.orders, 0) OR p.used_spent <> coalesce(u.spent, 0)
      ORDER BY p.id LIMIT 20
      """
    ) { "what is used of promotion \(PromotionID(number: $0.int(0)).text) isn't what its uses add up to" }
    report.faults += try connection.all(
      """
      SELECT u.seq, u.promotion FROM promotion_use u LEFT JOIN record r ON r.seq = u.record
      WHERE r.seq IS NULL OR r.done <> 1 OR r.at <> u.at ORDER BY u.seq LIMIT 20
      """
    ) { "use \($0.int(0)) of promotion \(PromotionID(number: $0.int(1)).text) isn't what a record tells of" }
    report.checks.append(("promotion uses", Int(try connection.integer("SELECT count(*) FROM promotion_use") ?? 0)))
  }
}
