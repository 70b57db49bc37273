import DeskCore
import DeskScreen

extension Texts {
  /// What a command was asked for with, by the names that people know.
  public func asked(_ command: CommandKind, _ arguments: String) -> [(name: String, value: String)] {
    let members = RecordText.members(arguments)
    return command.parameters.compactMap { one in members[one.name].map { (parameter(one.name), choice(one.name, $0)) } }
  }

  /// What a subject is called: by its number or name; the shop as a whole by its word.
  public func name(_ subject: Subject, person: (String) -> String = { $0 }) -> String {
    switch subject {
    case .shop: pick("店铺", "the shop")
    case .sku(let sku): sku
    case .person(let name): person(name)
    default: subject.text
    }
  }

  /// The same for a command and a subject as a record has them: those of another program's are shown as they stand.
  public func title(recorded command: String) -> String { CommandKind(rawValue: command).map(title) ?? command }

  public func name(recorded subject: String, person: (String) -> String = { $0 }) -> String {
    Subject(subject).map { name($0, person: person) } ?? subject
  }
}

/// A request that is about no order as lines: what is to be decided, who asks it, and how what it is about stands (APR-1).
extension AppState {
  /// The request under the cursor, where it is about no order.
  var selectedRequest: RequestID? {
    guard isWorklist, let row = worklist.list.selected, row.order == nil, case .request(let id) = row.subject else { return nil }
    return id
  }

  /// Its card, once it is there.
  var selectedMatter: RequestMatter? { worklist.matter.flatMap { $0.card.request.id == selectedRequest ? $0 : nil } }

  func matterDetail(width: Int, next: [[TextRun]]) -> [[TextRun]] {
    guard let matter = selectedMatter else { return [[TextRun(texts.loading, .dim)]] }
    let request = matter.card.request
    let at = texts.moment(request.askedAt, now: now, in: calendar.zone)
    var lines: [[TextRun]] = [
      [TextRun("\(request.id.text) \(texts.title(request.command))", .title), TextRun("  \(texts.title(request.stage))", .strong)],
      [
        TextRun("\(person(request.askedBy)) \(at)  "),
        TextRun(request.isOpen ? texts.waitsFor(texts.title(request.level)) : "", .dim),
      ],
    ]
    if let by = request.decidedBy, let when = request.decidedAt {
      let when = texts.moment(when, now: now, in: calendar.zone)
      lines += Flow.lines(
        [TextRun(texts.decided(person(by), when, request.answer), request.isOpen ? .dim : .strong)], columns: width, indent: 2)
    }
    if let use = request.use { lines.append([TextRun("\(texts.title(use.amount)) \(use.value.decimal)", .strong)]) }
    lines += asked(request).map { name, value in [TextRun(name + " ", .dim), TextRun(value, .strong)] }
    if let gist = matter.gist, gist.pieces != nil { lines.append([.safe(texts.gist(gist, arrow: glyphs.arrow), .strong)]) }
    if let price = matter.outlook {
      let ink: Ink = price.isBelowFloor || (price.margin ?? .zero) < .zero ? .warning : .strong
      lines += Flow.lines([TextRun(texts.outlook(price, arrow: glyphs.arrow), ink)], columns: width, indent: 2)
    }
    for one in matter.others {
      let when = texts.moment(one.askedAt, now: now, in: calendar.zone)
      lines += Flow.lines(
        [TextRun("! ", .warning), .safe(texts.alsoWaits(one, by: person(one.askedBy), at: when), .warning)], columns: width,
        indent: 2)
    }
    for one in matter.dips {
      lines += Flow.lines([TextRun("! ", .warning), .safe(texts.dip(one), .warning)], columns: width, indent: 2)
    }
    lines += next
    if let promotion = matter.promotion { lines += [[]] + promotionLines(promotion, width: width) }
    let people = personLines(matter)
    if !people.isEmpty { lines += [[]] + people }
    if let goods = matter.goods { lines += [[]] + goodsLines(goods, width: width) }
    return lines + timeline(matter.timeline, width: width, unmasked: true)
  }

  /// What was asked for, argument by argument.
  func asked(_ request: ApprovalRequest) -> [(name: String, value: String)] {
    texts.asked(request.command, request.arguments)
  }

  /// How a SKU stands: there, promised, sold for, listed where.
  func goodsLines(_ row: StockRow, width: Int) -> [[TextRun]] {
    let level = row.level
    // INV-5: while it is counted, its book isn't told to who may count it.
    let isHidden = row.isHidden(from: actor)
    func figure(_ count: Int) -> String { isHidden ? "?" : "\(count)" }
    var lines: [[TextRun]] = [[TextRun("\(row.item.sku) \(row.item.title) \(row.item.attributes)", .title)]]
    lines.append([
      TextRun("\(texts.columnOnHand) \(figure(level.onHand))  \(texts.columnReserved) \(figure(level.reserved))  "),
      TextRun("\(texts.columnAvailable) \(figure(level.available))", level.available <= 0 && !isHidden ? .late : .strong),
      TextRun(level.onHold > 0 && !isHidden ? "  \(texts.title(StockMovement.Kind.held)) \(level.onHold)" : "", .warning),
    ])
    let prices = [
      (texts.parameter("price"), row.terms.price), (texts.title(WorkKind.publishPrice), row.terms.next?.price),
      (texts.title(GoodsField.floorPrice), row.terms.floorPrice), (texts.title(GoodsField.cost), row.terms.cost),
    ]
    let known = prices.compactMap { name, value in value.map { "\(name) \($0.decimal)" } }
    if !known.isEmpty { lines += Flow.lines([TextRun(known.joined(separator: "  "))], columns: width, indent: 2) }
    for one in row.listings {
      lines.append([TextRun("\(texts.title(one.shop)) "), TextRun(texts.title(one.state), one.state == .listed ? .done : .soon)])
    }
    return lines
  }
}
