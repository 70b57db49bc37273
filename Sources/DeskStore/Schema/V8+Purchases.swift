import DeskCore

extension V8 {
  /// INV-6, DIS-3. What came, was good, went to the shelf or back is kept for good, one row per act; the lines are their sums. What is on its way
  /// stands with the level, and what left the shelf for buyers with its day, so that neither a list nor a forecast adds up the history.
  static var purchases: String {
    """
    CREATE TABLE supplier (
      code TEXT PRIMARY KEY CHECK (code <> ''), name TEXT NOT NULL CHECK (name <> ''), contact TEXT NOT NULL, phone TEXT NOT NULL,
      lead_days INTEGER NOT NULL CHECK (lead_days BETWEEN 0 AND 365), terms TEXT NOT NULL) STRICT, WITHOUT ROWID;
    ALTER TABLE sku ADD COLUMN supplier TEXT REFERENCES supplier (code);
    CREATE INDEX sku_supplier ON sku (supplier, code) WHERE supplier IS NOT NULL;
    ALTER TABLE stock_level ADD COLUMN incoming INTEGER NOT NULL DEFAULT 0 CHECK (incoming >= 0);
    CREATE INDEX stock_level_incoming ON stock_level (incoming, sku);
    CREATE TABLE purchase (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0), supplier TEXT NOT NULL REFERENCES supplier (code),
      state TEXT NOT NULL CHECK (\(Schema.oneOf(Purchase.State.self, "state"))), note TEXT NOT NULL, expected INTEGER, drafted_by TEXT NOT NULL,
      drafted_at INTEGER NOT NULL, placed_by TEXT, placed_at INTEGER, approved_by TEXT, closed_at INTEGER, reason TEXT,
      CHECK ((placed_by IS NULL) = (placed_at IS NULL)), CHECK ((state = 'closed' OR state = 'cancelled') = (closed_at IS NOT NULL))) STRICT;
    CREATE INDEX purchase_open ON purchase (id) WHERE state = 'draft' OR state = 'placed' OR state = 'receiving';
    CREATE TABLE purchase_line (
      purchase INTEGER NOT NULL REFERENCES purchase (id), sku TEXT NOT NULL REFERENCES sku (code), position INTEGER NOT NULL,
      ordered INTEGER NOT NULL CHECK (ordered > 0), cost INTEGER NOT NULL CHECK (cost > 0), delivered INTEGER NOT NULL CHECK (delivered >= 0),
      accepted INTEGER NOT NULL CHECK (accepted >= 0 AND accepted <= ordered), rejected INTEGER NOT NULL CHECK (rejected >= 0),
      stowed INTEGER NOT NULL CHECK (stowed BETWEEN 0 AND accepted), returned INTEGER NOT NULL CHECK (returned BETWEEN 0 AND rejected),
      inspect_since INTEGER, stow_since INTEGER, return_since INTEGER, PRIMARY KEY (purchase, sku),
      CHECK (accepted + rejected <= delivered)) STRICT, WITHOUT ROWID;
    CREATE INDEX purchase_line_sku ON purchase_line (sku, purchase);
    CREATE TABLE purchase_act (
      seq INTEGER PRIMARY KEY, purchase INTEGER NOT NULL REFERENCES purchase (id), sku TEXT NOT NULL REFERENCES sku (code),
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(PurchaseAct.self, "kind"))), pieces INTEGER NOT NULL CHECK (pieces > 0), record INTEGER NOT NULL,
      at INTEGER NOT NULL, person TEXT NOT NULL) STRICT;
    CREATE INDEX purchase_act_purchase ON purchase_act (purchase, seq);
    CREATE TABLE sku_day (day INTEGER NOT NULL, sku TEXT NOT NULL REFERENCES sku (code), pieces INTEGER NOT NULL, PRIMARY KEY (day, sku))
      STRICT, WITHOUT ROWID;

    """ + Schema.immutable("purchase_act", rule: "INV-6", taken: "NEW.seq <= (SELECT max(seq) FROM purchase_act)")
  }
}
