/// What a file claims about an order's state, and when the platform wrote it. Decides whether a later import may overwrite an earlier one.
public struct ExportClaim: Hashable, Sendable {
  public var status: TradeStatus
  /// Export time from the file name; nil when the name doesn't tell.
  public var exportedAt: Instant?

  public init(status: TradeStatus, exportedAt: Instant?) {
    self.status = status
    self.exportedAt = exportedAt
  }

  /// True when this claim may replace `stored`. With two export times the later one wins, equal times count as later, so that the same
  /// file is read again without effect. If either time is unknown, the order never goes back in its life (traps 23 and 24).
  public func supersedes(_ stored: ExportClaim) -> Bool {
    if let mine = exportedAt, let theirs = stored.exportedAt { return mine >= theirs }
    // A hold or a word that nobody knows has no place in an order's life: it counts whenever it comes.
    if status == .forbidShipment { return stored.status.rank < TradeStatus.awaitingReceipt.rank }
    if case .unknown = status { return stored.status.rank < TradeStatus.awaitingReceipt.rank }
    return status.rank >= stored.status.rank
  }
}
