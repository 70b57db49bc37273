import DeskCore

/// Customer service and after-sale: what an order's care, its cases and requests need, and interceptions and exceptions of parcels.
///
/// Tables whose CHECKs list values of an enumeration that has grown are made anew and their rows taken over.
enum V2 {
  static var sql: String { care + cases + approvals + parcels + V2.grown }

  private static var care: String {
    """
    CREATE TABLE order_care (
      order_id INTEGER PRIMARY KEY REFERENCES orders (id), try_at INTEGER, reminded_at INTEGER, cancel_reason TEXT, cancelled_at INTEGER,
      shortage TEXT CHECK (\(Schema.oneOf(ShortageChoice.self, "shortage"))), shortage_at INTEGER, escalated_to TEXT, escalated_at INTEGER,
      offered_by TEXT, offered_at INTEGER, rating TEXT CHECK (\(Schema.oneOf(ReviewRating.self, "rating"))), rated_at INTEGER,
      rating_answered_at INTEGER, delivered_at INTEGER, visited_at INTEGER, reported_by TEXT, reported_at INTEGER,
      verdict TEXT CHECK (\(Schema.oneOf(BuyerVerdict.self, "verdict"))), amended_at INTEGER, paid INTEGER CHECK (paid >= 0),
      paid_at INTEGER) STRICT;
    CREATE TABLE buyer_mark (
      platform TEXT NOT NULL, buyer TEXT NOT NULL CHECK (buyer <> ''), order_id INTEGER NOT NULL REFERENCES orders (id),
      reported_by TEXT NOT NULL, judged_by TEXT NOT NULL, at INTEGER NOT NULL, record INTEGER NOT NULL,
      PRIMARY KEY (platform, buyer, order_id)) STRICT, WITHOUT ROWID;
    CREATE TABLE phrase (
      name TEXT PRIMARY KEY CHECK (name <> ''), text TEXT NOT NULL CHECK (text <> ''), version INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    """
  }

  private static var cases: String {
    """
    CREATE TABLE after_case (
      id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL CHECK (\(Schema.oneOf(AfterCaseKind.self, "kind"))), stage TEXT NOT NULL CHECK (\(Schema.oneOf(CaseStage.self, "stage"))),
      reason TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount >= 0), settled INTEGER CHECK (settled BETWEEN 0 AND amount),
      acceptance TEXT NOT NULL CHECK (\(Schema.oneOf(CaseAcceptance.self, "acceptance"))), opened_by TEXT NOT NULL, opened_at INTEGER NOT NULL,
      decided_by TEXT, decided_at INTEGER, received_at INTEGER, inspected_at INTEGER, settled_at INTEGER, dispute_number TEXT,
      dispute_due INTEGER, dispute_answered_at INTEGER) STRICT;
    CREATE INDEX after_case_order ON after_case (order_id);
    CREATE TABLE case_line (
      case_id INTEGER NOT NULL REFERENCES after_case (id), position INTEGER NOT NULL, line INTEGER NOT NULL, sku TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity > 0), outgoing INTEGER NOT NULL CHECK (outgoing BETWEEN 0 AND 1),
      received INTEGER NOT NULL CHECK (received BETWEEN 0 AND quantity), damaged INTEGER NOT NULL CHECK (damaged BETWEEN 0 AND received),
      PRIMARY KEY (case_id, position)) STRICT, WITHOUT ROWID;
    CREATE TRIGGER after_case_paid_once BEFORE UPDATE OF settled ON after_case WHEN OLD.settled IS NOT NULL AND NEW.settled IS NOT OLD.settled
    BEGIN SELECT RAISE(ABORT, 'AFT-2: a case is settled once'); END;
    CREATE TRIGGER after_case_within_paid BEFORE UPDATE OF settled ON after_case WHEN NEW.settled IS NOT NULL
      AND NEW.settled + (SELECT coalesce(sum(settled), 0) FROM after_case WHERE order_id = NEW.order_id AND id <> NEW.id)
        > (SELECT max(o.paid, coalesce(c.paid, 0)) FROM orders o LEFT JOIN order_care c ON c.order_id = o.id WHERE o.id = NEW.order_id)
    BEGIN SELECT RAISE(ABORT, 'AFT-2: never more refunded than paid'); END;

    """
  }

  private static var approvals: String {
    """
    CREATE TABLE approval (
      id INTEGER PRIMARY KEY, version INTEGER NOT NULL CHECK (version > 0),
      stage TEXT NOT NULL CHECK (\(Schema.oneOf(ApprovalRequest.Stage.self, "stage"))), order_id INTEGER NOT NULL REFERENCES orders (id),
      command TEXT NOT NULL, subject TEXT NOT NULL, arguments TEXT NOT NULL,
      amount TEXT NOT NULL CHECK (\(Schema.oneOf(AuthorityAmount.self, "amount"))), value INTEGER NOT NULL,
      level TEXT NOT NULL CHECK (\(Schema.oneOf(Role.self, "level"))), asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL, decided_by TEXT,
      decided_at INTEGER, answer TEXT) STRICT;
    CREATE INDEX approval_order ON approval (order_id);
    CREATE TABLE authority_limit (
      role TEXT NOT NULL, amount TEXT NOT NULL, per_order INTEGER NOT NULL CHECK (per_order >= 0), per_day INTEGER NOT NULL CHECK (per_day >= 0),
      PRIMARY KEY (role, amount)) STRICT, WITHOUT ROWID;
    CREATE TABLE authority_use (
      person TEXT NOT NULL, day INTEGER NOT NULL, record INTEGER NOT NULL, amount TEXT NOT NULL, order_id INTEGER NOT NULL,
      value INTEGER NOT NULL, PRIMARY KEY (person, day, record)) STRICT, WITHOUT ROWID;
    CREATE INDEX authority_use_order ON authority_use (order_id, person);

    """
      + Schema.immutable(
        "authority_use", rule: "ROL-3",
        taken: "EXISTS (SELECT 1 FROM authority_use WHERE person = NEW.person AND day = NEW.day AND record = NEW.record)")
      + Schema.immutable(
        "buyer_mark", rule: "ORD-12",
        taken: "EXISTS (SELECT 1 FROM buyer_mark WHERE platform = NEW.platform AND buyer = NEW.buyer AND order_id = NEW.order_id)")
  }

  private static var parcels: String {
    """
    ALTER TABLE parcel ADD COLUMN printed_amendments INTEGER NOT NULL DEFAULT 0 CHECK (printed_amendments >= 0);
    ALTER TABLE parcel ADD COLUMN case_id INTEGER REFERENCES after_case (id);
    ALTER TABLE parcel ADD COLUMN stop_state TEXT CHECK (\(Schema.oneOf(Interception.State.self, "stop_state")));
    ALTER TABLE parcel ADD COLUMN stop_by TEXT;
    ALTER TABLE parcel ADD COLUMN stop_at INTEGER;
    ALTER TABLE parcel ADD COLUMN stop_reason TEXT;
    ALTER TABLE parcel ADD COLUMN stop_seen_by TEXT;
    ALTER TABLE parcel ADD COLUMN stop_seen_at INTEGER;
    ALTER TABLE parcel ADD COLUMN exception TEXT CHECK (\(Schema.oneOf(ParcelException.Kind.self, "exception")));
    ALTER TABLE parcel ADD COLUMN exception_owner TEXT;
    ALTER TABLE parcel ADD COLUMN exception_next INTEGER;
    UPDATE parcel SET printed_amendments = acknowledged WHERE print_count > 0;
    CREATE TRIGGER parcel_stopped BEFORE UPDATE OF stage ON parcel
      WHEN (OLD.stop_state = 'requested' OR OLD.stop_state = 'seen') AND NEW.stage <> OLD.stage AND (NEW.stop_state = OLD.stop_state)
    BEGIN SELECT RAISE(ABORT, 'ORD-8: a parcel that is being stopped does not move'); END;

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

    CREATE TABLE amendment_2 (
      id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL REFERENCES orders (id), number INTEGER NOT NULL CHECK (number > 0),
      field TEXT NOT NULL CHECK (\(Schema.oneOf(AmendableField.self, "field"))), line INTEGER, original TEXT NOT NULL, amended TEXT NOT NULL,
      note TEXT, person TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (order_id, number)) STRICT;
    INSERT INTO amendment_2 SELECT id, order_id, number, field, line, original, amended, note, person, at FROM amendment;
    DROP TABLE amendment;
    ALTER TABLE amendment_2 RENAME TO amendment;
    """
      + Schema.immutable(
        "amendment", rule: "ORD-4",
        taken: "EXISTS (SELECT 1 FROM amendment WHERE id = NEW.id OR (order_id = NEW.order_id AND number = NEW.number))")
      + Schema.immutable("movement", rule: "INV-1", taken: "NEW.seq <= (SELECT max(seq) FROM movement)")
  }
}
