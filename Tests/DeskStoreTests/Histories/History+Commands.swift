import DeskCore
@_spi(Testing) import DeskStore
import DeskTestKit

extension History {
  /// Mostly what somebody would do next, and by whom; now and then anything by anybody.
  mutating func nextCommand() throws -> (Command, Role)? {
    // A part of each day is customer service and after-sale.
    let service = dice.chance(25) ? plain.next(&dice) : nil
    guard let command = try service ?? (dice.chance(60) ? parcelCommand() : orderCommand()) else { return nil }
    let right = Role.allCases.filter { Authority.allows($0, command.kind) }
    let usual = dice.chance(80) ? [right[0]] : right
    return (command, dice.pick(dice.chance(90) ? usual : Role.allCases))
  }

  private mutating func orderCommand() throws -> Command {
    let id = OrderID(number: Int64.random(in: 1...Int64(Self.orders + (dice.chance(5) ? 1 : 0)), using: &dice))
    let text = dice.pick(["1", "2", "3"])
    if dice.chance(60), let next = try nextStep(id) { return next }
    switch Int.random(in: 0..<20, using: &dice) {
    case 0: return .claimOrder(id)
    case 1...3: return .releaseOrder(id)
    case 4...5: return .reviewOrder(id)
    case 6...9:
      return .contactOrder(
        id, outcome: dice.chance(80) ? .confirmed : dice.pick(ContactOutcome.allCases), channel: .phone, note: nil)
    case 10...15: return .confirmOrder(id)
    case 16: return .noteOrder(id, text: text, flag: dice.pick([nil, .red, .blue]))
    case 17: return .receiveStock(sku: dice.pick(Self.skus), quantity: 1, location: nil, barcode: nil, title: nil)
    default:
      let field = dice.pick(AmendableField.allCases)
      return .amendOrder(id, field: field, to: text, line: field.isOfLine ? dice.pick([1, 1, 2, nil]) : nil, note: nil)
    }
  }

  /// What the order waits for.
  private func nextStep(_ id: OrderID) throws -> Command? {
    let row = try foreign.rows(
      "SELECT stage, messages_reviewed, buyer_message FROM order_state JOIN orders ON id = order_id WHERE order_id = \(id.number)"
    ).first
    switch row?[0] {
    case "awaitingContact": return .contactOrder(id, outcome: .confirmed, channel: .phone, note: nil)
    case "awaitingConfirmation": return row?[1] == "0" && row?[2] != "" ? .reviewOrder(id) : .confirmOrder(id)
    default: return nil
    }
  }

  private mutating func parcelCommand() throws -> Command? {
    let rows = try foreign.rows(
      "SELECT p.id, p.stage, p.waybill, p.acknowledged, s.amendments FROM parcel p JOIN order_state s USING (order_id) ORDER BY p.id"
    )
    guard !rows.isEmpty else { return nil }
    let row = dice.pick(rows)
    let id = ParcelID(stored: row[0])
    let skus = try foreign.rows("SELECT sku, quantity FROM parcel_line WHERE parcel = '\(id.text)'").flatMap {
      Array(repeating: "69-" + $0[0], count: Int($0[1]) ?? 0)
    }
    let assign = Command.assignWaybill(
      id, courier: "圆通", number: dice.chance(30) ? dice.pick(["YT0000000000001", "yt0000000000002", "X-777"]) : nil)
    let pack = Command.packParcel(
      id, scans: dice.chance(70) ? skus : [dice.pick(skus + ["fremd"])], weight: dice.chance(30) ? 500 : nil)
    if dice.chance(4) { return .voidParcel(id, reason: "x") }
    if dice.chance(80) {
      if row[3] != row[4], dice.chance(80) { return .acknowledgeFlag(id) }
      switch ParcelStage(rawValue: row[1]) {
      case .queued: return row[2] == "NULL" ? assign : .printParcel(id)
      case .printed: return .pickParcel(id)
      case .picked: return pack
      case .packed: return .shipParcel(id)
      case .shipped: return .handOverParcel(id)
      default: break
      }
    }
    return dice.pick([
      assign, pack, .acknowledgeFlag(id), .printParcel(id), .pickParcel(id), .weighParcel(id, grams: 5), .shipParcel(id),
      .handOverParcel(id), .voidParcel(id, reason: "x"),
    ])
  }
}
