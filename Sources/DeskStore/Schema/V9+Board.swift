import DeskCore

extension V9 {
  /// SUP-1, SUP-3: how many items came into each queue and left it in each hour; records by person and by command, without those that a file
  /// writes by the thousand; the figures of days that are over.
  ///
  /// The triggers stand on `work_item`: whoever makes that table anew makes them anew too. They count under hour 0, which the record that ends
  /// the act moves to its own hour (`WorkHours`).
  static let board: [String] = [
    """
    CREATE TABLE work_hour (
      hour INTEGER NOT NULL, kind TEXT NOT NULL, came INTEGER NOT NULL, went INTEGER NOT NULL, PRIMARY KEY (hour, kind)) STRICT, WITHOUT ROWID;
    INSERT INTO work_hour SELECT 1, kind, count(*), 0 FROM work_item GROUP BY kind;
    CREATE TRIGGER work_item_came AFTER INSERT ON work_item BEGIN
      INSERT INTO work_hour (hour, kind, came, went) VALUES (0, NEW.kind, 1, 0) ON CONFLICT (hour, kind) DO UPDATE SET came = came + 1; END;
    CREATE TRIGGER work_item_went AFTER DELETE ON work_item BEGIN
      INSERT INTO work_hour (hour, kind, came, went) VALUES (0, OLD.kind, 0, 1) ON CONFLICT (hour, kind) DO UPDATE SET went = went + 1; END;
    """,
    """
    CREATE INDEX record_person ON record (person, seq) WHERE command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop';
    CREATE INDEX record_kind ON record (command, seq) WHERE command <> 'importOrders' AND command <> 'importProducts' OR subject = 'shop';
    """,
    """
    CREATE TABLE day_figure (
      day INTEGER NOT NULL, figure TEXT NOT NULL, subject TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (day, figure, subject))
      STRICT, WITHOUT ROWID;
    """,
  ]
}
