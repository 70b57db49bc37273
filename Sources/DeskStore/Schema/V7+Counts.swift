import DeskCore

extension V7 {
  /// INV-5. How often a SKU moved since it was last counted stands with its level, which every movement writes anyway. What somebody entered is
  /// never changed: a count that was wrong is counted again.
  static var counts: String {
    """
    ALTER TABLE stock_level ADD COLUMN moves INTEGER NOT NULL DEFAULT 0 CHECK (moves >= 0);
    ALTER TABLE stock_level ADD COLUMN counted_at INTEGER;
    ALTER TABLE stock_level ADD COLUMN counted_seq INTEGER NOT NULL DEFAULT 0;
    UPDATE stock_level SET moves = (SELECT count(*) FROM movement m WHERE m.sku = stock_level.sku);
    CREATE TABLE stock_count (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(StockCount.Kind.self, "kind"))),
      state TEXT NOT NULL CHECK (\(Schema.oneOf(StockCount.State.self, "state"))), zone TEXT, size INTEGER,
      opened_by TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER, signed_by TEXT, line_count INTEGER NOT NULL CHECK (line_count > 0),
      open_lines INTEGER NOT NULL CHECK (open_lines BETWEEN 0 AND line_count)) STRICT;
    CREATE INDEX stock_count_open ON stock_count (id) WHERE state = 'counting' OR state = 'signing';
    CREATE TABLE count_line (
      count_id INTEGER NOT NULL REFERENCES stock_count (id), sku TEXT NOT NULL REFERENCES sku (code), location TEXT NOT NULL,
      state TEXT NOT NULL CHECK (\(Schema.oneOf(CountLine.State.self, "state"))), explanation TEXT, explained_by TEXT, at INTEGER NOT NULL,
      PRIMARY KEY (count_id, sku)) STRICT, WITHOUT ROWID;
    CREATE INDEX count_line_walk ON count_line (count_id, location, sku);
    CREATE INDEX count_line_state ON count_line (count_id, state, at);
    CREATE INDEX count_line_sku ON count_line (sku) WHERE state <> 'matched' AND state <> 'booked';
    CREATE TABLE count_entry (
      count_id INTEGER NOT NULL, sku TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0), quantity INTEGER NOT NULL CHECK (quantity >= 0),
      book INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (count_id, sku, number),
      FOREIGN KEY (count_id, sku) REFERENCES count_line (count_id, sku)) STRICT, WITHOUT ROWID;
    """
      + Schema.immutable(
        "count_entry", rule: "INV-5",
        taken: "EXISTS (SELECT 1 FROM count_entry e WHERE e.count_id = NEW.count_id AND e.sku = NEW.sku AND e.number = NEW.number)")
  }
}
