import DeskCore

extension V8 {
  /// INV-3: what an older program wrote tells less of prices and listings: `verify` knows until which record.
  static var goods: String {
    """
    INSERT INTO setting (name, value) SELECT 'told_since', CAST(coalesce(max(seq), 0) AS TEXT) FROM record WHERE true
      ON CONFLICT (name) DO UPDATE SET value = excluded.value;

    """
  }

  /// PRO-1: who has taken a promotion off the marketplace that was stopped before its time, and since when one has been up: an
  /// order that was paid before has nothing of it.
  static var promotions: String {
    """
    ALTER TABLE promotion ADD COLUMN taken_down_by TEXT;
    ALTER TABLE promotion ADD COLUMN taken_down_at INTEGER CHECK ((taken_down_at IS NULL) = (taken_down_by IS NULL));
    ALTER TABLE promotion ADD COLUMN published_at INTEGER;
    """
  }
}
