extension V9 {
  /// INV-3: somebody said no to listing again what had sold out; it isn't asked again by itself before the goods have run out once more.
  static var relisting: [String] {
    ["ALTER TABLE listing ADD COLUMN refused INTEGER NOT NULL DEFAULT 0 CHECK (refused BETWEEN 0 AND 1);"]
  }
}
