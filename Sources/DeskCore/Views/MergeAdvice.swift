/// ORD-10: what of a wave could share a box, and what only seems to.
public struct MergeAdvice: Sendable, Equatable {
  /// Two parcels of one buyer that don't go together, and why.
  public struct Apart: Sendable, Equatable {
    public var parcel: ParcelID
    public var from: ParcelID
    public var obstacles: [MergeObstacle]

    public init(parcel: ParcelID, from: ParcelID, obstacles: [MergeObstacle]) {
      self.parcel = parcel
      self.from = from
      self.obstacles = obstacles
    }
  }

  public var proposals: [MergeProposal]
  public var apart: [Apart]
  /// What travels in another's box already.
  public var merged: [ParcelID]
  public var rows: [ParcelID: ParcelRow]

  public init(proposals: [MergeProposal], apart: [Apart], merged: [ParcelID], rows: [ParcelID: ParcelRow]) {
    self.proposals = proposals
    self.apart = apart
    self.merged = merged
    self.rows = rows
  }
}

/// FUL-7: a manifest that both sides have signed.
public struct SignedManifest: Sendable, Equatable {
  public var id: Int64
  public var courier: String
  public var at: Instant
  public var by: String
  public var driver: String
  /// Parcels that were to go, and those that went.
  public var expected: Int
  public var scanned: Int

  public init(id: Int64, courier: String, at: Instant, by: String, driver: String, expected: Int, scanned: Int) {
    self.id = id
    self.courier = courier
    self.at = at
    self.by = by
    self.driver = driver
    self.expected = expected
    self.scanned = scanned
  }
}
