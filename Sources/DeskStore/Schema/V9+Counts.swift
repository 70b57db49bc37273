extension V9 {
  /// INV-5: whether a count was one of those that are due. Until now each part count was taken for one.
  static let counts = [
    "ALTER TABLE stock_count ADD COLUMN serves INTEGER NOT NULL DEFAULT 1 CHECK (serves = 0 OR serves = 1);"
  ]
}
