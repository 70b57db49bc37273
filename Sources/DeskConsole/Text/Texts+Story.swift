import DeskCore

/// The story of a subject, and the log as people read it.
extension Texts {
  public func storyTitle(_ story: Story) -> String {
    let title = story.title.isEmpty || story.title == story.subject.argument ? "" : " \(story.title)"
    return pick("经过", "Story") + " \(story.subject.argument)\(title)"
  }

  /// One entry after another, oldest first: when, who acting as what, what, and what it changed. Texts from outside are made safe where they
  /// are shown.
  public func story(_ story: Story, zone: ShopZone, person: (String) -> String) -> [String] {
    var lines: [String] = []
    if story.isCut { lines.append(pick("(更早的记录从略, 见 log)", "(older records are left out, see log)")) }
    var day: ShopDay?
    for row in story.rows {
      let at = zone.local(row.at)
      if at.day != day {
        day = at.day
        lines.append("\(at.day.iso) \(weekday(at.day))")
      }
      let subject = row.subject == story.subject.text ? "" : " \(name(recorded: row.subject, person: person))"
      lines.append("  \(at.clock)  \(who(row))  \(act(row, person: person))\(subject)")
      for detail in details(row, story, person: person) { lines.append("            \(detail)") }
    }
    return lines
  }

  /// `张敏 售前客服`, `李梅 (代) 主管`.
  public func who(_ row: TimelineRow) -> String {
    guard let role = row.role else { return row.by }
    return "\(row.by) " + (row.isStandIn ? actingAs(role) : title(role))
  }

  /// What was said, and each thing that changed as before → after.
  public func details(_ row: TimelineRow, _ story: Story, person: (String) -> String) -> [String] {
    let body = JSONText.parse(row.body)
    var details: [String] = []
    let said = spoken(row, unmasked: story.unmasked)
    if !said.isEmpty { details.append(said) }
    if let amended = amendment(row, story) { details.append(amended) }
    if case .string(let request)? = body?["request"] { details.append(pick("待批 \(request)", "waits for approval as \(request)")) }
    guard case .object(let after)? = body?["after"] else { return details }
    var before: [String: String] = [:]
    if case .object(let members)? = body?["before"] { for (name, value) in members { before[name] = plain(value) } }
    for (name, value) in after {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      let field = parts.last ?? name
      // Where a request went is said already.
      if field == "level", case .moved? = row.deed { continue }
      // REC-3: what people typed may name a buyer; what isn't known to be harmless isn't told.
      guard story.unmasked || Self.harmless.contains(field) else { continue }
      let (old, new) = (before[name] ?? "", plain(value))
      guard old != new, field != "claimedBy" || !old.isEmpty || !new.isEmpty else { continue }
      let of = parts.count == 2 ? "\(parts[0]) " : ""
      let machine = Self.machine(of: parts.count == 2 ? parts[0] : row.subject)
      func told(_ value: String) -> String { storyValue(field, value, machine: machine, person) }
      details.append("\(of)\(storyField(field)): \(told(old)) → \(told(new))")
    }
    return details
  }

  /// ORD-5: what stood and what was put in its place.
  private func amendment(_ row: TimelineRow, _ story: Story) -> String? {
    guard row.command == CommandKind.amendOrder.rawValue, row.done else { return nil }
    let arguments = RecordText.arguments(row.body)
    guard let name = arguments["field"], let field = AmendableField(rawValue: name) else { return nil }
    guard story.unmasked || Self.harmlessFields.contains(field) else { return title(field) }
    let stood = story.amendments.first { $0.at == row.at && $0.field == field }
    let to = stood?.to ?? arguments["to"] ?? ""
    return "\(title(field)): " + (stood.map { "\($0.from.isEmpty ? "-" : $0.from) → " } ?? "→ ") + to
  }

  private static let harmlessFields: Set<AmendableField> = [.price, .shippingFee, .courier, .sku, .attributes]

  private func plain(_ value: JSON) -> String {
    switch value {
    case .null: ""
    case .bool(let holds): holds ? "✓" : "-"
    case .int(let number): String(number)
    case .string(let text): text
    case .array(let items): items.map(plain).joined(separator: " ")
    case .object: value.text
    }
  }

  /// What is told also to whom buyers' data isn't shown.
  static let harmless: Set<String> = [
    "stage", "state", "claimedBy", "contactOutcome", "messagesReviewed", "courier", "waybill", "printCount", "scanned", "weight",
    "listing", "price", "nextPrice", "safety", "cost", "floorPrice", "location", "barcodes", "roles", "decidedBy", "left", "line",
    "difference", "expected", "delivered", "accepted", "rejected", "stowed", "returned", "reception", "received", "exception",
    "interception", "flag", "amendments", "rating", "verdict", "approvedBy", "publishedBy", "proposedBy", "listingBy",
    "listingApprovedBy", "displayName", "perOrder", "perDay", "settled", "acceptance", "shortage", "lines", "goods", "supplier",
    "onHand", "reserved", "wave", "bundle", "value",
  ]

  /// What a record's field is called.
  public func storyField(_ name: String) -> String {
    switch name {
    case "stage", "state": pick("状态", "state")
    case "claimedBy": pick("经办", "held by")
    case "contactOutcome": pick("联系结果", "outcome")
    case "messagesReviewed": pick("留言已看", "messages read")
    case "printCount": pick("打印次数", "prints")
    case "bundle": pick("并入包裹", "in the box of")
    case "value": pick("金额", "amount")
    case "scanned": pick("已扫", "scanned")
    case "weight": pick("重量(克)", "grams")
    case "listing": pick("上架", "listing")
    case "nextPrice": pick("待发布价", "next price")
    case "safety": pick("安全库存", "safety stock")
    case "roles": pick("岗位", "posts")
    case "decidedBy": pick("批复", "decided by")
    case "approvedBy", "listingApprovedBy": pick("批准", "approved by")
    case "publishedBy", "listingBy": pick("发布", "published by")
    case "proposedBy": pick("提出", "proposed by")
    case "amendments": pick("改单次数", "amendments")
    case "interception": pick("拦截", "interception")
    case "exception": pick("物流异常", "exception")
    case "reception": pick("收货", "reception")
    case "acceptance": pick("验收", "acceptance")
    case "received": pick("收到件数", "received")
    case "settled": pick("已结", "settled")
    case "escalatedTo": pick("升级给", "escalated to")
    case "offeredBy": pick("交班", "offered by")
    case "cancelled": pick("取消", "cancelled")
    case "reported": pick("举报", "reported by")
    case "shortage": pick("缺货处理", "shortage")
    case "displayName": pick("姓名", "name")
    case "waybill": pick("运单", "waybill")
    case "barcodes": pick("条码", "barcodes")
    case "floorPrice": pick("底价", "floor price")
    case "cost": pick("进价", "cost")
    case "left": pick("未盘", "left to count")
    case "lines": pick("种数", "SKUs")
    case "line": pick("盘点", "count")
    case "difference": pick("差异", "difference")
    case "rating": pick("评价", "review")
    case "verdict": pick("认定", "verdict")
    case "tryAt": pick("再联系", "try again at")
    case "expected": pick("预计到货", "expected")
    case "delivered": pick("到货", "delivered")
    case "accepted": pick("验收合格", "accepted")
    case "rejected": pick("验收不合格", "rejected")
    case "stowed": pick("已入库", "stowed")
    case "returned": pick("退供应商", "returned")
    case "draftedBy": pick("起草", "drafted by")
    case "takenDownBy": pick("下架人", "taken down by")
    case "onHand": pick("在库", "on hand")
    case "onHold": pick("冻结", "on hold")
    case "reserved": pick("已占用", "reserved")
    default: parameter(name)
    }
  }

  /// Whose states a subject's are: of an order and a request words are the same, and don't mean the same.
  static func machine(of subject: String) -> String? {
    switch Subject(subject) {
    case .order?: "order"
    case .parcel?: "parcel"
    case .afterCase?: "afterCase"
    case .request?: "approval"
    case .count?: "count"
    case .promotion?: "promotion"
    case .event?: "event"
    case .purchase?: "purchase"
    case .revision?: "revision"
    case .sku?, .person?, .shop?, nil: nil
    }
  }

  func storyValue(_ name: String, _ value: String, machine: String?, _ person: (String) -> String) -> String {
    if value.isEmpty { return "-" }
    switch name {
    case "stage", "state": return stage(value, machine: machine)
    case "line": return stage(value, machine: "countLine")
    case "level": return Role(rawValue: value).map(title) ?? value
    case "claimedBy", "decidedBy", "approvedBy", "listingApprovedBy", "publishedBy", "listingBy", "proposedBy", "offeredBy",
      "reported",
      "escalatedTo", "draftedBy", "takenDownBy", "signedBy":
      return person(value)
    case "contactOutcome": return choice("outcome", value)
    case "listing": return Listing.State(rawValue: value).map(title) ?? value
    case "interception": return Interception.State(rawValue: value).map(title) ?? value
    case "exception": return ParcelException.Kind(rawValue: value).map(title) ?? value
    case "reception": return CaseReception(rawValue: value).map(title) ?? value
    case "acceptance": return CaseAcceptance(rawValue: value).map(title) ?? value
    case "shortage": return choice("choice", value)
    case "roles": return roles(value.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { Role(rawValue: String($0)) })
    default: return choice(name, value)
    }
  }
}
