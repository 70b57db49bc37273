/// REC-2: what a restore brings back and what it leaves behind.
public struct RestoreReport: Sendable, Equatable {
  /// The head of the backup's chain, and when its last record was written.
  public var backup: ClosingMark
  public var backupAt: Instant
  /// The head of the shop that is replaced; nil: that shop can't be read.
  public var replaced: ClosingMark?
  /// The newest record that both have; 0: none.
  public var common: Int64
  /// Records of the shop that the backup doesn't have: how many, from when to when.
  public var lostRecords: Int
  public var lostFrom: Instant?
  public var lostTo: Instant?
  /// What was done and isn't in the backup, by command, most first.
  public var lostCommands: [Count]
  /// Orders that came after it.
  public var lostOrders: Int
  public var firstOrder: String?
  public var lastOrder: String?
  /// Accounts that stand otherwise in the backup: disabled, enabled or given another post since.
  public var accounts: [String]
  /// What `verify` says of the backup beyond its chain and file: a restore brings it back as it was.
  public var faults: [VerifyFault]
  /// Where the replaced file lies now; nil: a dry run, or there was none.
  public var aside: String?

  public struct Count: Sendable, Equatable {
    public var command: String
    public var count: Int
    public init(command: String, count: Int) {
      self.command = command
      self.count = count
    }
  }

  public init(backup: ClosingMark, backupAt: Instant, faults: [VerifyFault] = []) {
    self.backup = backup
    self.backupAt = backupAt
    common = 0
    lostRecords = 0
    lostCommands = []
    lostOrders = 0
    accounts = []
    self.faults = faults
  }
}

/// Why a file isn't restored.
public enum RestoreObstacle: Sendable, Equatable {
  /// Another shop's.
  case otherShop
  /// A training shop's in place of a real one, or the other way round.
  case otherKind
  /// Its chain or its pages are damaged.
  case unsound(String)
}
