/// What came of an import, file by file (contract.md, `import`).
public struct ImportReport: Sendable, Equatable {
  public struct File: Sendable, Equatable {
    public var file: String
    public var kind: ImportKind
    public var platform: String
    public var layout: String
    public var rows: Int
    public var new: Int
    public var changed: Int
    public var same: Int
    /// Rows whose export is older than what is known already: skipped, and counted so that nobody wonders (trap 24).
    public var older: Int
    public var rejected: [RejectedRow]
    /// What a person should see of rows that were taken all the same.
    public var warnings: [RejectedRow] = []

    public init(file: String, kind: ImportKind, platform: String, layout: String, rows: Int) {
      self.file = file
      self.kind = kind
      self.platform = platform
      self.layout = layout
      self.rows = rows
      new = 0
      changed = 0
      same = 0
      older = 0
      rejected = []
    }
  }

  public var files: [File]
  /// SKUs met for the first time; to be completed, with nothing on the shelf.
  public var newSKUs: Int
  public var dryRun: Bool

  public init(files: [File], newSKUs: Int = 0, dryRun: Bool = false) {
    self.files = files
    self.newSKUs = newSKUs
    self.dryRun = dryRun
  }
}
