import DeskCore
import Foundation

/// Reads the shipping report of a day from its records.
struct ShippingReader {
  private let session: any SQLSession
  private let orders: ReportOrders
  private var parcels: [ShippingReport.Shipped] = []
  private var places: [String: Int] = [:]
  private var carried: [ShippingReport.Carried] = []
  private var returns: [ShippingReport.Returned] = []

  init(_ session: any SQLSession) {
    self.session = session
    orders = ReportOrders(session)
  }

  static let records: StaticString = """
    SELECT seq, at, person, command, subject, body FROM record WHERE seq BETWEEN ? AND ? AND done = 1 AND (command = 'shipParcel'
      OR command = 'handOverParcel' OR command = 'goneParcel' OR command = 'foundParcel' OR command = 'voidParcel'
      OR command = 'receiveCase' OR command = 'inspectCase') ORDER BY seq
    """

  func report(_ closing: DayClosing) throws -> ShippingReport {
    var reader = self
    for record in try session.all(Self.records, closing.first, closing.last, read: ReportRecord.init) { try reader.hear(record) }
    return ShippingReport(
      closing: closing, parcels: reader.parcels.sorted { $0.parcel < $1.parcel }, carried: reader.carried, returns: reader.returns)
  }

  private mutating func hear(_ record: ReportRecord) throws {
    let members = record.members()
    let after = members["after"] as? [String: Any] ?? [:]
    switch record.command {
    case .receiveCase: try received(record, members)
    case .inspectCase: inspected(record, after)
    default:
      // A record of the same command on another parcel of the box says nothing of a stage.
      switch (after["stage"] as? String).flatMap(ParcelStage.init(rawValue:)) {
      case .shipped: try shipped(record, members["shipped"] as? [String: Any])
      case .handedOver: become(.handedOver(at: record.at, by: record.person), record.subject)
      case .voided: become(.takenBack(at: record.at, by: record.person), record.subject, members)
      default: break
      }
    }
  }

  private mutating func shipped(_ record: ReportRecord, _ told: [String: Any]?) throws {
    let id = ParcelID(stored: record.subject)
    let order = try orders.order(of: id)
    let content = told.map { told in
      ShippingReport.Content(
        goods: Self.goods(told["goods"]), courier: told["courier"] as? String ?? "", waybill: told["number"] as? String ?? "",
        weightGrams: told["weight"] as? Int, packedBy: told["by"] as? String)
    }
    places[record.subject] = parcels.count
    parcels.append(
      ShippingReport.Shipped(
        parcel: id, order: order.id, number: order.number, shop: order.shop, afterCase: told?["case"] as? String,
        box: (told?["box"] as? String).map(ParcelID.init(stored:)), content: content, at: record.at, by: record.person))
  }

  /// What becomes of a parcel after it was shipped. One that never was, and is voided, is no matter of this report.
  private mutating func become(_ outcome: ShippingReport.Outcome, _ subject: String, _ members: [String: Any]? = nil) {
    if let place = places[subject] {
      parcels[place].outcome = outcome
    } else {
      let before = (members?["before"] as? [String: Any])?["stage"] as? String
      guard members == nil || before == ParcelStage.shipped.rawValue else { return }
      carried.append(ShippingReport.Carried(parcel: ParcelID(stored: subject), outcome: outcome))
    }
  }

  private mutating func received(_ record: ReportRecord, _ members: [String: Any]) throws {
    let order = try orders.order(ofCase: record.subject)
    returns.append(
      ShippingReport.Returned(
        afterCase: record.subject, number: order.number, shop: order.shop, goods: members["returned"].map(Self.goods),
        at: record.at, by: record.person))
  }

  /// Said of the day's receptions of that case; a case may have been received in parts.
  private mutating func inspected(_ record: ReportRecord, _ after: [String: Any]) {
    guard let verdict = (after["acceptance"] as? String).flatMap(CaseAcceptance.init(rawValue:)) else { return }
    for place in returns.indices where returns[place].afterCase == record.subject {
      returns[place].verdict = verdict
      returns[place].damaged = after["damaged"] as? Int ?? 0
    }
  }

  private static func goods(_ told: Any?) -> [ShippingReport.Goods] {
    (told as? [[String: Any]] ?? []).map {
      ShippingReport.Goods(
        sku: $0["sku"] as? String ?? "", title: $0["title"] as? String ?? "", quantity: $0["quantity"] as? Int ?? 0)
    }
  }
}
