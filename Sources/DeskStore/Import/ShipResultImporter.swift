import DeskCore

/// FUL-6: what a marketplace answered to a ship file, noted on each parcel with a record of its own. A refusal becomes work; a later success
/// ends it.
struct ShipResultImporter {
  let connection: any SQLSession
  let actor: Actor
  let role: Role
  let now: Instant
  let settings: ShopSettings
  /// The import's command id: each changed parcel's record has one made from it.
  let id: String
  let platform: String?

  func take(_ results: [ImportedShipResult], _ file: inout ImportReport.File) throws {
    for result in results { try take(result, &file) }
  }

  private func take(_ result: ImportedShipResult, _ file: inout ImportReport.File) throws {
    func reject(_ column: String, _ reason: RejectReason) {
      file.rejected.append(RejectedRow(row: result.row, column: column, reason: reason))
    }
    let orders = try connection.all(
      "SELECT id FROM orders WHERE number = ? AND (? IS NULL OR platform = ?) ORDER BY id LIMIT 2", result.number, platform,
      platform
    ) { OrderID(number: $0.int(0)) }
    guard let order = orders.first else { return reject(result.orderColumn, .unknownOrder(result.number)) }
    guard orders.count == 1 else { return reject(result.orderColumn, .severalOrders(result.number)) }
    let load = SituationLoader(session: connection)
    let shipped = try load.parcels(of: order).filter { parcel in
      parcel.afterCase == nil && [.shipped, .handedOver, .delivered].contains(parcel.stage)
    }
    if shipped.isEmpty, let facts = try load.order(order)?.1 {
      return reject(result.orderColumn, .orderNotShipped(facts.stage.rawValue))
    }
    let told = shipped.filter { result.waybill == nil || $0.waybill == result.waybill }
    if told.isEmpty, let waybill = result.waybill { return reject(result.waybillColumn, .notItsWaybill(waybill)) }
    var changed = false
    for parcel in told where try note(result, on: parcel, of: order, file.file) { changed = true }
    if changed { if result.succeeded { file.new += 1 } else { file.changed += 1 } } else { file.same += 1 }
  }

  /// Whether it says anything new of the parcel.
  private func note(_ result: ImportedShipResult, on parcel: Parcel, of order: OrderID, _ file: String) throws -> Bool {
    let isKnown = result.succeeded ? parcel.toldAt != nil && parcel.shipFault == nil : parcel.shipFault?.text == result.text
    if isKnown { return false }
    let load = SituationLoader(session: connection)
    guard let (found, facts) = try load.order(order) else { return false }
    var situation = Situation(order: found, facts: facts, actor: actor, now: now, calendar: settings.calendar)
    situation.parcels = try load.parcels(of: order)
    situation.parcel = situation.parcels.first { $0.id == parcel.id }
    situation.shipResult = result
    let changes = try Decision.carryOut(.importShipResults, situation)
    var records = try RecordWriter(connection)
    let writer = ChangeWriter(session: connection, now: now, actor: actor, calendar: settings.calendar, record: records.seq + 1)
    _ = try writer.write(changes, from: situation)
    let after = changes.parcels.first { $0.id == parcel.id }
    let args = JSON.object([
      ("file", .string(file)), ("row", .int(result.row)), ("succeeded", .bool(result.succeeded)), ("text", .string(result.text)),
    ])
    func fields(_ parcel: Parcel?) -> [(String, JSON)] { parcel?.fields.filter { ["told", "shipFault"].contains($0.0) } ?? [] }
    try records.append(
      RecordDraft(
        at: now, person: actor.name, role: role, terminal: actor.terminal, command: CommandKind.importShipResults.rawValue,
        commandID: "\(id)/\(parcel.id.text)/\(result.row)", subject: Subject.parcel(parcel.id).text, version: after?.version ?? 0,
        done: true, body: RecordBody.text(args: args, before: fields(parcel), after: fields(after))))
    return true
  }
}
