import DeskCore

/// The shipper's day: waves, boxes, waybills that follow one another, manifests; and the tables whose CHECKs list values of
/// an enumeration that has grown, made anew with their rows.
enum V5 {
  static var sql: String { parcels + couriers + stock + grown }

  private static var parcels: String {
    """
    ALTER TABLE parcel ADD COLUMN printed_at INTEGER;
    ALTER TABLE parcel ADD COLUMN picked_at INTEGER;
    ALTER TABLE parcel ADD COLUMN packed_at INTEGER;
    ALTER TABLE parcel ADD COLUMN late_reason TEXT;
    ALTER TABLE parcel ADD COLUMN late_by TEXT;
    ALTER TABLE parcel ADD COLUMN late_at INTEGER;
    ALTER TABLE parcel ADD COLUMN bundle TEXT REFERENCES parcel (id);
    ALTER TABLE parcel ADD COLUMN paper_void INTEGER NOT NULL DEFAULT 0 CHECK (paper_void BETWEEN 0 AND 1);
    ALTER TABLE parcel ADD COLUMN packing_by TEXT;
    ALTER TABLE parcel ADD COLUMN packing_at INTEGER;
    ALTER TABLE parcel ADD COLUMN missed_bag_at INTEGER;
    ALTER TABLE parcel ADD COLUMN manifest INTEGER;
    CREATE INDEX parcel_bundle ON parcel (bundle) WHERE bundle IS NOT NULL;
    CREATE INDEX parcel_bag ON parcel (courier, id) WHERE manifest IS NULL AND (stage = 'shipped' OR stage = 'handedOver');
    CREATE INDEX parcel_printed ON parcel (wave, printed_at) WHERE printed_at IS NOT NULL;
    CREATE INDEX parcel_picked ON parcel (wave, picked_at) WHERE picked_at IS NOT NULL;
    CREATE INDEX parcel_packed ON parcel (wave, packed_at) WHERE packed_at IS NOT NULL;
    CREATE INDEX parcel_handed_over_at ON parcel (handed_over_at) WHERE handed_over_at IS NOT NULL;
    CREATE TABLE manifest (
      id INTEGER PRIMARY KEY, courier TEXT NOT NULL, at INTEGER NOT NULL, person TEXT NOT NULL, driver TEXT NOT NULL,
      expected INTEGER NOT NULL, scanned INTEGER NOT NULL, record INTEGER NOT NULL) STRICT;

    """ + Schema.immutable("manifest", rule: "FUL-7", taken: "NEW.id <= (SELECT max(id) FROM manifest)")
  }

  /// FUL-5: a parcel may have had several numbers, the last of which stands; each number stays its parcel's for ever.
  private static var couriers: String {
    """
    CREATE TABLE waybill_2 (
      number TEXT PRIMARY KEY, courier TEXT NOT NULL, parcel TEXT NOT NULL REFERENCES parcel (id), at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO waybill_2 SELECT number, courier, parcel, at FROM waybill;
    DROP TABLE waybill;
    ALTER TABLE waybill_2 RENAME TO waybill;
    CREATE INDEX waybill_parcel ON waybill (parcel);

    """ + Schema.immutable("waybill", rule: "FUL-5", taken: "EXISTS (SELECT 1 FROM waybill WHERE number = NEW.number)")
  }

  private static var stock: String {
    """
    ALTER TABLE sku ADD COLUMN count_asked_at INTEGER;
    ALTER TABLE sku ADD COLUMN delisted_at INTEGER;
    ALTER TABLE sku ADD COLUMN taken_down_at INTEGER;

    """
  }

  private static var grown: String {
    """
    CREATE TABLE work_item_2 (
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(WorkKind.self, "kind"))), due INTEGER NOT NULL, subject TEXT NOT NULL, owner TEXT,
      PRIMARY KEY (kind, due, subject)) STRICT, WITHOUT ROWID;
    INSERT INTO work_item_2 SELECT kind, due, subject, owner FROM work_item;
    DROP TABLE work_item;
    ALTER TABLE work_item_2 RENAME TO work_item;
    CREATE UNIQUE INDEX work_item_subject ON work_item (subject, kind);

    CREATE TABLE movement_2 (
      seq INTEGER PRIMARY KEY, sku TEXT NOT NULL REFERENCES sku (code), kind TEXT NOT NULL CHECK (\(Schema.oneOf(StockMovement.Kind.self, "kind"))),
      on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL, on_hand_after INTEGER NOT NULL CHECK (on_hand_after >= 0),
      reserved_after INTEGER NOT NULL CHECK (reserved_after >= 0), subject TEXT NOT NULL, record INTEGER NOT NULL, at INTEGER NOT NULL,
      person TEXT NOT NULL) STRICT;
    INSERT INTO movement_2 SELECT seq, sku, kind, on_hand, reserved, on_hand_after, reserved_after, subject, record, at, person FROM movement;
    DROP TABLE movement;
    ALTER TABLE movement_2 RENAME TO movement;
    CREATE INDEX movement_sku ON movement (sku, seq);
    """ + Schema.immutable("movement", rule: "INV-1", taken: "NEW.seq <= (SELECT max(seq) FROM movement)")
  }
}
