import DeskCore

/// Goods: prices, places, listings; requests about anything, not orders alone.
enum V7 {
  static var sql: String { approvals + goods + movements + grown + counts + promotions + words }

  /// APR-1: a request that is about no order, or that needs approval whatever it comes to.
  private static var approvals: String {
    """
    CREATE TABLE approval_2 (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(ApprovalRequest.Stage.self, "stage"))), order_id INTEGER REFERENCES orders (id),
      command TEXT NOT NULL, subject TEXT NOT NULL, arguments TEXT NOT NULL,
      amount TEXT CHECK (amount IS NULL OR \(Schema.oneOf(AuthorityAmount.self, "amount"))), value INTEGER,
      level TEXT NOT NULL CHECK (\(Schema.oneOf(Role.self, "level"))), asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_by TEXT,
      decided_at INTEGER, answer TEXT, CHECK ((amount IS NULL) = (value IS NULL))) STRICT;
    INSERT INTO approval_2 SELECT id, version, stage, order_id, command, subject, arguments, amount, value, level, asked_by, asked_at,
      decided_by, decided_at, answer FROM approval;
    DROP TABLE approval;
    ALTER TABLE approval_2 RENAME TO approval;
    CREATE INDEX approval_order ON approval (order_id) WHERE order_id IS NOT NULL;
    CREATE INDEX approval_subject ON approval (subject, id);
    CREATE INDEX approval_open ON approval (id) WHERE stage = 'proposed' OR stage = 'failed';

    """
  }

  /// INV-1, INV-3, INV-4. What a SKU is sold for and kept at; what of it lies elsewhere than at its own location; where it is for sale. A SKU
  /// that was taken down before shops were told apart is so everywhere.
  private static var goods: String {
    """
    ALTER TABLE sku ADD COLUMN cost INTEGER CHECK (cost >= 0);
    ALTER TABLE sku ADD COLUMN floor_price INTEGER CHECK (floor_price >= 0);
    ALTER TABLE sku ADD COLUMN price INTEGER CHECK (price > 0);
    ALTER TABLE sku ADD COLUMN next_price INTEGER CHECK (next_price > 0);
    ALTER TABLE sku ADD COLUMN next_price_by TEXT;
    ALTER TABLE sku ADD COLUMN next_price_at INTEGER;
    ALTER TABLE sku ADD COLUMN safety INTEGER NOT NULL DEFAULT 0 CHECK (safety >= 0);
    ALTER TABLE sku ADD COLUMN merged_into TEXT REFERENCES sku (code);
    ALTER TABLE stock_level ADD COLUMN on_hold INTEGER NOT NULL DEFAULT 0 CHECK (on_hold >= 0 AND reserved + on_hold <= on_hand);
    CREATE TABLE sku_bin (
      sku TEXT NOT NULL REFERENCES sku (code), location TEXT NOT NULL CHECK (location <> ''), quantity INTEGER NOT NULL CHECK (quantity > 0),
      PRIMARY KEY (sku, location)) STRICT, WITHOUT ROWID;
    CREATE TABLE listing (
      sku TEXT NOT NULL REFERENCES sku (code), platform TEXT NOT NULL, shop TEXT NOT NULL,
      state TEXT NOT NULL CHECK (\(Schema.oneOf(Listing.State.self, "state"))), at INTEGER NOT NULL, proposed_by TEXT, approved_by TEXT,
      sold_out INTEGER NOT NULL CHECK (sold_out BETWEEN 0 AND 1), PRIMARY KEY (sku, platform, shop)) STRICT, WITHOUT ROWID;
    CREATE INDEX listing_open ON listing (state, sku) WHERE state = 'toPublish' OR state = 'toTakeDown';
    INSERT INTO listing SELECT code, '*', '*', CASE WHEN taken_down_at IS NULL THEN 'toTakeDown' ELSE 'delisted' END, delisted_at, NULL, NULL, 1
      FROM sku WHERE delisted_at IS NOT NULL;
    ALTER TABLE sku DROP COLUMN delisted_at;
    ALTER TABLE sku DROP COLUMN taken_down_at;

    """
  }

  private static var movements: String {
    """
    CREATE TABLE movement_2 (
      seq INTEGER PRIMARY KEY, sku TEXT NOT NULL REFERENCES sku (code), kind TEXT NOT NULL CHECK (\(Schema.oneOf(StockMovement.Kind.self, "kind"))),
      on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL, on_hand_after INTEGER NOT NULL CHECK (on_hand_after >= 0),
      reserved_after INTEGER NOT NULL CHECK (reserved_after >= 0), subject TEXT NOT NULL, record INTEGER NOT NULL, at INTEGER NOT NULL,
      person TEXT NOT NULL, on_hold INTEGER NOT NULL DEFAULT 0, on_hold_after INTEGER NOT NULL DEFAULT 0 CHECK (on_hold_after >= 0),
      place TEXT) STRICT;
    INSERT INTO movement_2 (seq, sku, kind, on_hand, reserved, on_hand_after, reserved_after, subject, record, at, person)
      SELECT seq, sku, kind, on_hand, reserved, on_hand_after, reserved_after, subject, record, at, person FROM movement;
    DROP TABLE movement;
    ALTER TABLE movement_2 RENAME TO movement;
    CREATE INDEX movement_sku ON movement (sku, seq);
    """ + Schema.immutable("movement", rule: "INV-1", taken: "NEW.seq <= (SELECT max(seq) FROM movement)")
  }

  /// Tables whose CHECKs list values of an enumeration that has grown, made anew with their rows.
  private static var grown: String {
    """
    CREATE TABLE work_item_2 (
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(WorkKind.self, "kind"))), due INTEGER NOT NULL, subject TEXT NOT NULL, owner TEXT,
      PRIMARY KEY (kind, due, subject)) STRICT, WITHOUT ROWID;
    INSERT INTO work_item_2 SELECT kind, due, subject, owner FROM work_item;
    DROP TABLE work_item;
    ALTER TABLE work_item_2 RENAME TO work_item;
    CREATE UNIQUE INDEX work_item_subject ON work_item (subject, kind);

    """
  }
}
