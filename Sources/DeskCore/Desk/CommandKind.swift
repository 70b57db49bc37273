/// Every command that exists. The raw value is its name in `run`, in records and in the documents (contract.md).
public enum CommandKind: String, CaseIterable, Sendable, Hashable {
  case importOrders
  case claimOrder, releaseOrder, reviewOrder, contactOrder, confirmOrder, noteOrder, amendOrder
  case assignWaybill, acknowledgeFlag, printParcel, pickParcel, packParcel, weighParcel, shipParcel, handOverParcel, voidParcel
  case importWaybills, exportShipFile, printPickList, printManifest
  case importProducts, receiveStock
  case addPerson, grantRole, revokeRole, disablePerson, enablePerson, changePassword, resetPassword
  case signIn, signOut

  /// What the command is done to: it decides which card offers it.
  public enum Target: Sendable { case order, parcel, sku, person, shop }

  public var target: Target {
    switch self {
    case .claimOrder, .releaseOrder, .reviewOrder, .contactOrder, .confirmOrder, .noteOrder, .amendOrder: .order
    case .assignWaybill, .acknowledgeFlag, .printParcel, .pickParcel, .packParcel, .weighParcel, .shipParcel, .handOverParcel,
      .voidParcel:
      .parcel
    case .receiveStock: .sku
    case .addPerson, .grantRole, .revokeRole, .disablePerson, .enablePerson, .changePassword, .resetPassword, .signIn, .signOut:
      .person
    case .importOrders, .importWaybills, .exportShipFile, .printPickList, .printManifest, .importProducts: .shop
    }
  }

  /// The command that takes this one back, where there is one: it is offered by name after the act, instead of a question before it.
  public var counter: CommandKind? {
    switch self {
    case .claimOrder: .releaseOrder
    case .releaseOrder: .claimOrder
    case .disablePerson: .enablePerson
    case .enablePerson: .disablePerson
    default: nil
    }
  }

  /// Leaves the shop or can't be taken back: the console asks before, with a key that isn't the one that opened the question.
  public var needsConfirmation: Bool {
    switch self {
    case .shipParcel, .handOverParcel, .voidParcel, .disablePerson: true
    default: false
    }
  }
}
