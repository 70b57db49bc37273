import DeskCore

/// What one order-detail file holds: its lines, grouped by order.
struct DetailList: Sendable {
  struct Group: Sendable {
    var number: String
    var lines: [ImportedLine] = []
    /// The lines' own paid amounts, when the layout has such a column.
    var ownPaid: [Money] = []
    /// A detail row of this order was rejected: what is left isn't the whole order.
    var isIncomplete = false
    /// The word that marks the order as fake (ORD-19).
    var fakeMark: String?
  }

  var intake: FileIntake
  var groups: [Group] = []
  /// Order number → index in `groups`.
  var groupIndex: [String: Int] = [:]
}

extension DetailList {
  private static let needed: [Column] = [.lineOrder, .title, .price, .quantity]

  /// Reads every row, or refuses the file.
  init(_ text: FileText, _ found: LayoutFinder.Found, intake: FileIntake) throws(FileRefusal) {
    self.intake = intake
    var rows = try RowReader(text, found)
    var statuses = StatusCache()
    let expected = text.bytes.count / 160
    groups.reserveCapacity(expected / 2)
    groupIndex.reserveCapacity(expected / 2)
    reading: while true {
      let step = try rows.next(needed: Self.needed)
      if case .end = step { break reading }
      let number = try rows.watchedID(.lineOrder)
      guard OrderNumber.isPlausible(number) else {
        var bad = false
        if case .row = step {
          rows.rejectOnce(.lineOrder, number.isEmpty ? .missingValue : .notANumber(Excerpt.of(number)), &bad)
        }
        continue
      }
      let group = group(of: number)
      if case .row = step, try Self.read(&groups[group], &rows, &statuses) { continue }
      groups[group].isIncomplete = true
    }
    try rows.checkDamage()
    self.intake.rows = rows.rows
    self.intake.rejected = rows.rejected
  }

  /// The group of an order's lines; `guess` is where it stands when both files have their orders in the same order, as exports do.
  func group(of number: String, guess: Int) -> Int? {
    groups.indices.contains(guess) && groups[guess].number == number ? guess : groupIndex[number]
  }

  private mutating func group(of number: String) -> Int {
    // An order's lines stand together in every export seen.
    if let last = groups.indices.last, groups[last].number == number { return last }
    if let known = groupIndex[number] { return known }
    groupIndex[number] = groups.count
    groups.append(Group(number: number))
    return groups.count - 1
  }

  /// Adds the row's line to its order; false when the row was rejected.
  private static func read(
    _ group: inout Group, _ rows: inout RowReader, _ statuses: inout StatusCache
  ) throws(FileRefusal) -> Bool {
    var bad = false
    let title = rows.repeatingWithMark(.title)
    let price = rows.money(.price, bad: &bad)
    let quantity = rows.pieces(.quantity, bad: &bad)
    if price == nil { rows.rejectOnce(.price, .missingValue, &bad) }
    if quantity == nil { rows.rejectOnce(.quantity, .missingValue, &bad) }
    if quantity == 0 { rows.rejectOnce(.quantity, .notANumber("0"), &bad) }
    let ownPaid = rows.money(.paid, bad: &bad)
    let refunded = rows.money(.refunded, bad: &bad)
    let outer = try rows.code(.outerCode)
    let seller = try rows.code(.sellerCode)
    guard !bad, let price, let quantity else { return false }
    let attributes = rows.repeating(.attributes)
    if title.text.isEmpty, outer.isEmpty, seller.isEmpty {
      rows.rejectOnce(.title, .missingValue, &bad)
      return false
    }
    let sku = SKUCode.choose(outer: outer, seller: seller, title: title.text, attributes: attributes)
    var line = ImportedLine(title: title.text, sku: sku.code, quantity: quantity, price: price, row: rows.row)
    line.number = try rows.id(.lineNumber)
    line.skuIsNamed = sku.isNamed
    line.attributes = attributes
    line.status = statuses.status(rows.repeating(.status))
    line.refunded = refunded
    line.refundStatus = rows.repeating(.refundStatus)
    line.remark = rows.string(.lineRemark)
    line.source = rows.source
    if let mark = title.mark ?? FakeOrderWords.find(in: line.remark) { group.fakeMark = mark }
    group.lines.append(line)
    if let ownPaid { group.ownPaid.append(ownPaid) }
    return true
  }
}
