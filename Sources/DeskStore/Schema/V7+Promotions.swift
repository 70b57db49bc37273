import DeskCore

extension V7 {
  /// PRO-1 to PRO-5: promotions with what orders used of them, visits that marketplaces counted, and their events.
  static var promotions: String {
    """
    CREATE TABLE promotion (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(PromotionStage.self, "stage"))) CHECK (stage <> 'live'), fields TEXT NOT NULL,
      starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL CHECK (ends_at > starts_at), drafted_by TEXT NOT NULL, proposed_by TEXT,
      proposed_at INTEGER, note TEXT, approved_by TEXT, approved_at INTEGER, published_by TEXT, ended_at INTEGER, reason TEXT,
      used_pieces INTEGER NOT NULL DEFAULT 0 CHECK (used_pieces >= 0), used_orders INTEGER NOT NULL DEFAULT 0 CHECK (used_orders >= 0),
      used_spent INTEGER NOT NULL DEFAULT 0 CHECK (used_spent >= 0), drafted_record INTEGER NOT NULL,
      CHECK (published_by IS NULL OR (published_by <> approved_by AND published_by <> proposed_by)),
      CHECK (approved_by IS NULL OR approved_by <> proposed_by)) STRICT;
    CREATE INDEX promotion_window ON promotion (ends_at, starts_at);
    CREATE TABLE promotion_use (
      seq INTEGER PRIMARY KEY, promotion INTEGER NOT NULL REFERENCES promotion (id), order_id INTEGER NOT NULL REFERENCES orders (id),
      buyer TEXT NOT NULL, pieces INTEGER NOT NULL, orders INTEGER NOT NULL CHECK (orders = 1 OR orders = -1), discount INTEGER NOT NULL,
      spent INTEGER NOT NULL, record INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
    CREATE INDEX promotion_use_buyer ON promotion_use (promotion, buyer);
    CREATE INDEX promotion_use_order ON promotion_use (order_id);
    CREATE INDEX orders_paid ON orders (paid_at) WHERE paid_at IS NOT NULL;
    CREATE TABLE traffic (
      day INTEGER NOT NULL, platform TEXT NOT NULL, shop TEXT NOT NULL, sku TEXT NOT NULL, page TEXT NOT NULL, visits INTEGER CHECK (visits >= 0),
      visitors INTEGER CHECK (visitors >= 0), conversion INTEGER, bounce INTEGER, PRIMARY KEY (day, platform, shop, sku, page)) STRICT, WITHOUT ROWID;
    CREATE TABLE platform_event (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(PlatformEvent.Stage.self, "stage"))), platform TEXT NOT NULL CHECK (platform <> ''),
      title TEXT NOT NULL CHECK (title <> ''), sign_up_by INTEGER NOT NULL, materials_by INTEGER, starts_at INTEGER NOT NULL,
      ends_at INTEGER NOT NULL CHECK (ends_at > starts_at), promotion INTEGER REFERENCES promotion (id), materials TEXT NOT NULL,
      result TEXT NOT NULL) STRICT;
    CREATE INDEX platform_event_open ON platform_event (id)
      WHERE stage = 'announced' OR stage = 'signedUp' OR stage = 'handedIn' OR stage = 'accepted';

    """ + Schema.immutable("promotion_use", rule: "PRO-2", taken: "NEW.seq <= (SELECT max(seq) FROM promotion_use)")
  }
}
