import DeskCore

/// The first schema. Times are UTC milliseconds, money is fen, ids are those that people read.
enum V1 {
  static var sql: String { people + orders + fulfilment + stock + record + triggers }

  private static var people: String {
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE person (
      name TEXT PRIMARY KEY, display_name TEXT NOT NULL CHECK (display_name <> ''), disabled_at INTEGER, version INTEGER NOT NULL,
      created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE person_role (
      person TEXT NOT NULL REFERENCES person (name), position INTEGER NOT NULL, role TEXT NOT NULL CHECK (\(Schema.oneOf(Role.self, "role"))),
      PRIMARY KEY (person, position), UNIQUE (person, role)) STRICT, WITHOUT ROWID;
    CREATE TABLE credential (
      person TEXT PRIMARY KEY REFERENCES person (name), hash TEXT NOT NULL, set_at INTEGER NOT NULL, must_change INTEGER NOT NULL CHECK (must_change BETWEEN 0 AND 1))
      STRICT, WITHOUT ROWID;
    CREATE TABLE throttle (person TEXT PRIMARY KEY, failures INTEGER NOT NULL CHECK (failures >= 0), next_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE session (
      token BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name), terminal TEXT NOT NULL, began_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX session_seen ON session (seen_at);

    """
  }

  private static var orders: String {
    """
    CREATE TABLE import_run (
      id INTEGER PRIMARY KEY, at INTEGER NOT NULL, person TEXT NOT NULL, files TEXT NOT NULL,
      has_orders INTEGER NOT NULL CHECK (has_orders BETWEEN 0 AND 1), finished_at INTEGER) STRICT;
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY, platform TEXT NOT NULL, shop TEXT NOT NULL, number TEXT NOT NULL CHECK (number <> ''), buyer TEXT NOT NULL,
      recipient TEXT NOT NULL, phone TEXT NOT NULL, landline TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL,
      shipping_method TEXT NOT NULL, buyer_message TEXT NOT NULL, seller_remark TEXT NOT NULL, invoice_title TEXT NOT NULL,
      goods INTEGER NOT NULL CHECK (goods >= 0), shipping_fee INTEGER NOT NULL CHECK (shipping_fee >= 0), total INTEGER NOT NULL,
      paid INTEGER NOT NULL CHECK (paid >= 0), created_at INTEGER, paid_at INTEGER, titles TEXT NOT NULL,
      item_count INTEGER NOT NULL CHECK (item_count >= 0), masked INTEGER NOT NULL CHECK (masked BETWEEN 0 AND 1), imported_at INTEGER NOT NULL,
      import_run INTEGER NOT NULL, source BLOB NOT NULL,
      UNIQUE (number, platform, shop)) STRICT;
    CREATE TABLE order_line (
      id INTEGER PRIMARY KEY, number TEXT NOT NULL, sku TEXT NOT NULL CHECK (sku <> ''), title TEXT NOT NULL, attributes TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity > 0), price INTEGER NOT NULL CHECK (price >= 0), paid INTEGER NOT NULL CHECK (paid >= 0),
      remark TEXT NOT NULL, source BLOB NOT NULL) STRICT;
    CREATE TABLE order_state (
      order_id INTEGER PRIMARY KEY REFERENCES orders (id), version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(OrderStage.self, "stage"))), trade TEXT NOT NULL, trade_seen_at INTEGER NOT NULL,
      platform_refund INTEGER NOT NULL CHECK (platform_refund >= 0), claimed_by TEXT, claimed_at INTEGER,
      messages_reviewed INTEGER NOT NULL CHECK (messages_reviewed BETWEEN 0 AND 1),
      contact_outcome TEXT CHECK (\(Schema.oneOf(ContactOutcome.self, "contact_outcome"))), contacted_at INTEGER, confirmed_at INTEGER,
      flag TEXT CHECK (\(Schema.oneOf(Flag.self, "flag"))), amendments INTEGER NOT NULL CHECK (amendments >= 0)) STRICT;
    CREATE INDEX order_state_open ON order_state (stage, order_id) 
      WHERE stage <> 'shipped' AND stage <> 'finished' AND stage <> 'closed';
    CREATE TABLE amendment (
      id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), number INTEGER NOT NULL CHECK (number > 0),
      field TEXT NOT NULL CHECK (\(Schema.oneOf(AmendableField.self, "field"))), line INTEGER, original TEXT NOT NULL, amended TEXT NOT NULL,
      note TEXT, person TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (order_id, number)) STRICT;
    CREATE TABLE work_item (
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(WorkKind.self, "kind"))), due INTEGER NOT NULL, subject TEXT NOT NULL, owner TEXT,
      PRIMARY KEY (kind, due, subject)) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX work_item_subject ON work_item (subject, kind);

    """
  }

  private static var fulfilment: String {
    """
    CREATE TABLE wave (day INTEGER PRIMARY KEY, last_parcel INTEGER NOT NULL) STRICT;
    CREATE TABLE parcel (
      id TEXT PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(ParcelStage.self, "stage"))), wave INTEGER NOT NULL, courier TEXT, waybill TEXT,
      print_count INTEGER NOT NULL CHECK (print_count >= 0), acknowledged INTEGER NOT NULL CHECK (acknowledged >= 0),
      weight INTEGER CHECK (weight > 0), packed_by TEXT, queued_at INTEGER NOT NULL, shipped_at INTEGER, handed_over_at INTEGER)
      STRICT, WITHOUT ROWID;
    CREATE INDEX parcel_order ON parcel (order_id);
    CREATE INDEX parcel_wave ON parcel (wave, stage, id);
    CREATE TABLE parcel_line (
      parcel TEXT NOT NULL REFERENCES parcel (id), position INTEGER NOT NULL, line INTEGER NOT NULL, sku TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity > 0), scanned INTEGER NOT NULL CHECK (scanned BETWEEN 0 AND quantity),
      PRIMARY KEY (parcel, position)) STRICT, WITHOUT ROWID;
    CREATE TABLE waybill (
      number TEXT PRIMARY KEY, courier TEXT NOT NULL, parcel TEXT NOT NULL UNIQUE REFERENCES parcel (id), at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE waybill_pool (
      number TEXT PRIMARY KEY, courier TEXT NOT NULL, added_at INTEGER NOT NULL, taken_by TEXT) STRICT, WITHOUT ROWID;
    CREATE INDEX waybill_pool_free ON waybill_pool (courier, number) WHERE taken_by IS NULL;

    """
  }

  private static var stock: String {
    """
    CREATE TABLE sku (
      code TEXT PRIMARY KEY CHECK (code <> ''), title TEXT NOT NULL, attributes TEXT NOT NULL, location TEXT NOT NULL,
      is_complete INTEGER NOT NULL CHECK (is_complete BETWEEN 0 AND 1), version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sku_barcode (barcode TEXT PRIMARY KEY CHECK (barcode <> ''), sku TEXT NOT NULL REFERENCES sku (code)) STRICT, WITHOUT ROWID;
    CREATE INDEX sku_barcode_sku ON sku_barcode (sku);
    CREATE TABLE stock_level (
      sku TEXT PRIMARY KEY REFERENCES sku (code), on_hand INTEGER NOT NULL CHECK (on_hand >= 0), reserved INTEGER NOT NULL CHECK (reserved >= 0),
      CHECK (reserved <= on_hand)) STRICT, WITHOUT ROWID;
    CREATE TABLE movement (
      seq INTEGER PRIMARY KEY, sku TEXT NOT NULL REFERENCES sku (code), kind TEXT NOT NULL CHECK (\(Schema.oneOf(StockMovement.Kind.self, "kind"))),
      on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL, on_hand_after INTEGER NOT NULL CHECK (on_hand_after >= 0),
      reserved_after INTEGER NOT NULL CHECK (reserved_after >= 0), subject TEXT NOT NULL, record INTEGER NOT NULL, at INTEGER NOT NULL,
      person TEXT NOT NULL) STRICT;
    CREATE INDEX movement_sku ON movement (sku, seq);

    """
  }

  private static var record: String {
    """
    CREATE TABLE record (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, person TEXT NOT NULL, role TEXT, terminal TEXT NOT NULL, command TEXT NOT NULL,
      command_id TEXT, subject TEXT NOT NULL, version INTEGER NOT NULL, done INTEGER NOT NULL CHECK (done BETWEEN 0 AND 1),
      body TEXT NOT NULL, previous BLOB NOT NULL CHECK (length(previous) = 32), digest BLOB NOT NULL CHECK (length(digest) = 32)) STRICT;
    CREATE UNIQUE INDEX record_command ON record (command_id) WHERE command_id IS NOT NULL;
    CREATE INDEX record_subject ON record (subject, seq);

    """
  }

  private static var triggers: String {
    Schema.immutable(
      "orders", rule: "ORD-4",
      taken: """
        NEW.id <= (SELECT max(id) FROM orders) OR EXISTS (SELECT 1 FROM orders WHERE number = NEW.number AND platform = NEW.platform AND shop = NEW.shop)
        """)
      + Schema.immutable("order_line", rule: "ORD-4", taken: "EXISTS (SELECT 1 FROM order_line WHERE id = NEW.id)")
      + Schema.immutable(
        "amendment", rule: "ORD-4",
        taken: "EXISTS (SELECT 1 FROM amendment WHERE id = NEW.id OR (order_id = NEW.order_id AND number = NEW.number))")
      + Schema.immutable("movement", rule: "INV-1", taken: "NEW.seq <= (SELECT max(seq) FROM movement)")
      + Schema.immutable(
        "waybill", rule: "FUL-5", taken: "EXISTS (SELECT 1 FROM waybill WHERE number = NEW.number OR parcel = NEW.parcel)")
      + Schema.immutable(
        "record", rule: "REC-1",
        taken:
          "NEW.seq <> 1 + coalesce((SELECT max(seq) FROM record), 0) OR (NEW.command_id IS NOT NULL AND EXISTS (SELECT 1 FROM record WHERE command_id = NEW.command_id))"
      )
  }
}
