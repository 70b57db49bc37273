/// The rows as files gave them, in packed blocks of many orders (Decisions/0011). Rows that came before stay where they are, in
/// `orders.source` and `order_line.source`; where these are empty, the block that holds the order has the bytes.
enum V4 {
  static var sql: String {
    """
    CREATE TABLE source_block (
      first_order INTEGER PRIMARY KEY, last_order INTEGER NOT NULL CHECK (last_order >= first_order), length INTEGER NOT NULL,
      content BLOB NOT NULL) STRICT;

    """
      + Schema.immutable(
        "source_block", rule: "ORD-4",
        taken: "NEW.first_order <= (SELECT last_order FROM source_block ORDER BY first_order DESC LIMIT 1)")
  }
}
