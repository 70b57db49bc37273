extension V10 {
  /// APR-2: a revision of a page that somebody changed outside: the one that had been published last, and isn't what stood there.
  static var pages: [String] {
    ["ALTER TABLE page_revision ADD COLUMN changed_since INTEGER CHECK (changed_since < id);"]
  }
}
