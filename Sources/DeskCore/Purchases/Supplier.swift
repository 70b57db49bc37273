/// DIS-3: whom the shop buys from.
public struct Supplier: Sendable, Hashable {
  /// Short and unique, as people type it.
  public var code: String
  public var name: String
  public var contact: String
  public var phone: String
  /// Days from an order to its goods, as agreed.
  public var leadDays: Int
  /// When and how it is paid, what of its goods it takes back.
  public var terms: String

  /// What is reckoned with while nobody has said.
  public static let usualLeadDays = 7
  public static let leadRange = 0...365

  public init(
    code: String, name: String, contact: String = "", phone: String = "", leadDays: Int = Supplier.usualLeadDays, terms: String = ""
  ) {
    self.code = code
    self.name = name
    self.contact = contact
    self.phone = phone
    self.leadDays = leadDays
    self.terms = terms
  }

  /// What a record tells of it.
  public var fields: [(String, JSON)] {
    [
      ("name", .string(name)), ("contact", .string(contact)), ("phone", .string(phone)), ("leadDays", .int(leadDays)),
      ("terms", .string(terms)),
    ]
  }
}

/// What is to be written of a supplier: nil leaves what stands.
public struct SupplierFields: Sendable, Hashable {
  public var name: String?
  public var contact: String?
  public var phone: String?
  public var leadDays: Int?
  public var terms: String?

  public init(name: String? = nil, contact: String? = nil, phone: String? = nil, leadDays: Int? = nil, terms: String? = nil) {
    self.name = name
    self.contact = contact
    self.phone = phone
    self.leadDays = leadDays
    self.terms = terms
  }

  /// The supplier as it will stand.
  ///
  /// - Throws: `invalid` when a new one has no name; `nothingToChange`.
  public func applied(to standing: Supplier?, code: String) throws(Refusal) -> Supplier {
    guard let name = name ?? standing?.name else { throw .argument("title", .missing) }
    let written = Supplier(
      code: code, name: name, contact: contact ?? standing?.contact ?? "", phone: phone ?? standing?.phone ?? "",
      leadDays: leadDays ?? standing?.leadDays ?? Supplier.usualLeadDays, terms: terms ?? standing?.terms ?? "")
    guard written != standing else { throw Refusal(rule: "DIS-3", .nothingToChange) }
    return written
  }
}
