extension V7 {
  /// By what a SKU is found, narrow so that a look through all of it is quick; and one index for each column by which the stock list is
  /// sorted.
  static var words: String {
    """
    CREATE TABLE sku_words (sku TEXT PRIMARY KEY REFERENCES sku (code), words TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX sku_title ON sku (title, code);
    CREATE INDEX sku_location ON sku (location, code);
    CREATE INDEX sku_safety ON sku (safety, code);
    CREATE INDEX sku_price ON sku (coalesce(price, -1), code);
    CREATE INDEX sku_next_price ON sku (code) WHERE next_price IS NOT NULL;
    CREATE INDEX stock_level_on_hand ON stock_level (on_hand, sku);
    CREATE INDEX stock_level_reserved ON stock_level (reserved, sku);
    CREATE INDEX stock_level_on_hold ON stock_level (on_hold, sku);
    CREATE INDEX stock_level_available ON stock_level (on_hand - reserved - on_hold, sku);

    """
  }
}
