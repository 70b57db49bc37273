/// A post in the department (section 1 of the rulebook). What a role may do stands in `Authority` and nowhere else.
public enum Role: String, CaseIterable, Sendable, Codable, Hashable {
  case presaleAgent, aftersaleAgent, agentLead, shipper, merchandiser, planner, promoter, designer, buyer, director, finance
  case dbAdmin, generalManager

  /// REC-3: whose work needs buyers' names, phones and addresses in full; everybody else sees them masked.
  public var seesBuyers: Bool {
    switch self {
    case .presaleAgent, .aftersaleAgent, .agentLead, .shipper, .director: true
    default: false
    }
  }
}
