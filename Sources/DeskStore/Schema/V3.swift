/// Finding (Docs/Decisions/0012-finding.md): the terms under which orders are found, derived from what stands elsewhere. `part` is the
/// order's number divided by ``FindPart/size``, so that new orders' terms lie together and the newest orders are looked through first.
/// Terms are compared by their bytes; on PostgreSQL the column is `COLLATE "C"`.
enum V3 {
  static let sql = """
    CREATE TABLE search_term (
      part INTEGER NOT NULL, term TEXT NOT NULL, order_id INTEGER NOT NULL, PRIMARY KEY (part, term, order_id)) STRICT, WITHOUT ROWID;
    CREATE TABLE search_progress (
      id INTEGER PRIMARY KEY CHECK (id = 1), last_order INTEGER NOT NULL CHECK (last_order >= 0)) STRICT;
    INSERT INTO search_progress (id, last_order) VALUES (1, 0);

    """
}
