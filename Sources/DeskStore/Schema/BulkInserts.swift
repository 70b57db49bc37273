/// The inserts of an import. SQLite's dialect, hence here: OR FAIL leaves what a constraint or trigger refuses unwritten without keeping a
/// journal for each statement, which the immutability triggers would cost otherwise (a sixth of an import). The transaction is rolled
/// back as a whole in either case. On PostgreSQL they are plain inserts.
enum BulkInserts {
  static let order: StaticString = """
    INSERT OR FAIL INTO orders (id, platform, shop, number, buyer, recipient, phone, landline, address, postcode, shipping_method,
      buyer_message, seller_remark, invoice_title, titles, source, goods, shipping_fee, total, paid, created_at, paid_at, item_count, masked,
      imported_at, import_run)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, x'', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  static let line: StaticString = """
    INSERT OR FAIL INTO order_line (id, number, sku, title, attributes, remark, source, quantity, price, paid)
    VALUES (?, ?, ?, ?, ?, ?, x'', ?, ?, ?)
    """

  /// A line that came later than its order, with its row.
  static let lateLine: StaticString = """
    INSERT OR FAIL INTO order_line (id, number, sku, title, attributes, remark, source, quantity, price, paid)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  static let block: StaticString = """
    INSERT OR FAIL INTO source_block (first_order, last_order, length, content) VALUES (?, ?, ?, ?)
    """

  static let state: StaticString = """
    INSERT OR FAIL INTO order_state (order_id, version, stage, trade, trade_seen_at, platform_refund, messages_reviewed, amendments)
    VALUES (?, 1, ?, ?, ?, ?, 0, 0)
    """

  static let work: StaticString = "INSERT OR FAIL INTO work_item (kind, due, subject, owner) VALUES (?, ?, ?, NULL)"

  static let record: StaticString = """
    INSERT OR FAIL INTO record (seq, at, person, role, terminal, command, command_id, subject, version, done, body, previous, digest,
      stand_in)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// A record of an import: done, and without a command's id.
  static let importRecord: StaticString = """
    INSERT OR FAIL INTO record (seq, at, person, role, terminal, command, command_id, subject, version, done, body, previous, digest,
      stand_in)
    VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, 1, ?, ?, ?, ?)
    """
}
