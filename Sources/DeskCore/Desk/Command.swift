/// Something a person can do to the shop: a plain value, the same from a key, a scanner, a subcommand or a line of JSON. There is one way
/// to carry one out.
public enum Command: Equatable, Sendable {
  case claimOrder(OrderID)
  case releaseOrder(OrderID)
  case reviewOrder(OrderID)
  case contactOrder(OrderID, outcome: ContactOutcome, channel: ContactChannel, note: String?)
  case confirmOrder(OrderID)
  case noteOrder(OrderID, text: String, flag: Flag?)
  case amendOrder(OrderID, field: AmendableField, to: String, line: Int?, note: String?)

  case assignWaybill(ParcelID, courier: String, number: String?)
  case acknowledgeFlag(ParcelID)
  case printParcel(ParcelID)
  case pickParcel(ParcelID)
  case packParcel(ParcelID, scans: [String], weight: Int?)
  case weighParcel(ParcelID, grams: Int)
  case shipParcel(ParcelID)
  case handOverParcel(ParcelID)
  case voidParcel(ParcelID, reason: String)

  case receiveStock(sku: String, quantity: Int, location: String?, barcode: String?, title: String?)

  case addPerson(name: String, displayName: String, role: Role)
  case grantRole(name: String, role: Role)
  case revokeRole(name: String, role: Role)
  case disablePerson(name: String)
  case enablePerson(name: String)

  public var kind: CommandKind {
    switch self {
    case .claimOrder: .claimOrder
    case .releaseOrder: .releaseOrder
    case .reviewOrder: .reviewOrder
    case .contactOrder: .contactOrder
    case .confirmOrder: .confirmOrder
    case .noteOrder: .noteOrder
    case .amendOrder: .amendOrder
    case .assignWaybill: .assignWaybill
    case .acknowledgeFlag: .acknowledgeFlag
    case .printParcel: .printParcel
    case .pickParcel: .pickParcel
    case .packParcel: .packParcel
    case .weighParcel: .weighParcel
    case .shipParcel: .shipParcel
    case .handOverParcel: .handOverParcel
    case .voidParcel: .voidParcel
    case .receiveStock: .receiveStock
    case .addPerson: .addPerson
    case .grantRole: .grantRole
    case .revokeRole: .revokeRole
    case .disablePerson: .disablePerson
    case .enablePerson: .enablePerson
    }
  }

  public var subject: Subject {
    switch self {
    case .claimOrder(let id), .releaseOrder(let id), .reviewOrder(let id), .confirmOrder(let id): .order(id)
    case .contactOrder(let id, _, _, _): .order(id)
    case .noteOrder(let id, _, _): .order(id)
    case .amendOrder(let id, _, _, _, _): .order(id)
    case .acknowledgeFlag(let id), .printParcel(let id), .pickParcel(let id), .shipParcel(let id), .handOverParcel(let id):
      .parcel(id)
    case .assignWaybill(let id, _, _): .parcel(id)
    case .packParcel(let id, _, _): .parcel(id)
    case .weighParcel(let id, _): .parcel(id)
    case .voidParcel(let id, _): .parcel(id)
    case .receiveStock(let sku, _, _, _, _): .sku(sku)
    case .addPerson(let name, _, _), .grantRole(let name, _), .revokeRole(let name, _), .disablePerson(let name),
      .enablePerson(let name):
      .person(name)
    }
  }
}
