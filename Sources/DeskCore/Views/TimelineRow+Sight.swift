extension TimelineRow {
  /// REC-3: somebody saw one buyer's data by a reason; the reason was looked at before it was recorded and holds nothing of them.
  public var isSight: Bool { done && command == CommandKind.unmaskOrder.rawValue }

  /// Why; empty of any other record.
  public var sightReason: String {
    guard isSight, case .string(let reason)? = JSONText.parse(body)?["args"]?["reason"] else { return "" }
    return reason
  }
}
