import DeskCore

/// One walk along an index for each column and direction: the codes of the SKUs that come next, those that contain all words. Values: what the
/// column held where the walk goes on (twice: SQLite finds the place in an index on an expression by a plain comparison only), its code, four
/// words, how many; for the codes' own walk the code, an empty text, the words, how many.
enum StockWalk {
  static func sql(_ order: StockOrder, reversed: Bool) -> StaticString {
    switch (order, reversed) {
    case (.code, false):
      """
      SELECT w.sku FROM sku_words w WHERE w.sku > ? AND ? = '' AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0
      ORDER BY w.sku LIMIT ?
      """
    case (.code, true):
      """
      SELECT w.sku FROM sku_words w WHERE w.sku < ? AND ? = '' AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0
      ORDER BY w.sku DESC LIMIT ?
      """
    case (.title, false):
      """
      SELECT s.code FROM sku s WHERE s.title >= ? AND (s.title, s.code) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.title, s.code LIMIT ?
      """
    case (.title, true):
      """
      SELECT s.code FROM sku s WHERE s.title <= ? AND (s.title, s.code) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.title DESC, s.code DESC LIMIT ?
      """
    case (.location, false):
      """
      SELECT s.code FROM sku s WHERE s.location >= ? AND (s.location, s.code) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.location, s.code LIMIT ?
      """
    case (.location, true):
      """
      SELECT s.code FROM sku s WHERE s.location <= ? AND (s.location, s.code) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.location DESC, s.code DESC LIMIT ?
      """
    case (.safety, false):
      """
      SELECT s.code FROM sku s WHERE s.safety >= ? AND (s.safety, s.code) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.safety, s.code LIMIT ?
      """
    case (.safety, true):
      """
      SELECT s.code FROM sku s WHERE s.safety <= ? AND (s.safety, s.code) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.safety DESC, s.code DESC LIMIT ?
      """
    case (.price, false):
      """
      SELECT s.code FROM sku s WHERE coalesce(s.price, -1) >= ? AND (coalesce(s.price, -1), s.code) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY coalesce(s.price, -1), s.code LIMIT ?
      """
    case (.price, true):
      """
      SELECT s.code FROM sku s WHERE coalesce(s.price, -1) <= ? AND (coalesce(s.price, -1), s.code) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.code AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY coalesce(s.price, -1) DESC, s.code DESC LIMIT ?
      """
    case (.onHand, false):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hand >= ? AND (s.on_hand, s.sku) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hand, s.sku LIMIT ?
      """
    case (.onHand, true):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hand <= ? AND (s.on_hand, s.sku) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hand DESC, s.sku DESC LIMIT ?
      """
    case (.reserved, false):
      """
      SELECT s.sku FROM stock_level s WHERE s.reserved >= ? AND (s.reserved, s.sku) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.reserved, s.sku LIMIT ?
      """
    case (.reserved, true):
      """
      SELECT s.sku FROM stock_level s WHERE s.reserved <= ? AND (s.reserved, s.sku) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.reserved DESC, s.sku DESC LIMIT ?
      """
    case (.onHold, false):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hold >= ? AND (s.on_hold, s.sku) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hold, s.sku LIMIT ?
      """
    case (.onHold, true):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hold <= ? AND (s.on_hold, s.sku) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hold DESC, s.sku DESC LIMIT ?
      """
    case (.incoming, false):
      """
      SELECT s.sku FROM stock_level s WHERE s.incoming >= ? AND (s.incoming, s.sku) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.incoming, s.sku LIMIT ?
      """
    case (.incoming, true):
      """
      SELECT s.sku FROM stock_level s WHERE s.incoming <= ? AND (s.incoming, s.sku) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.incoming DESC, s.sku DESC LIMIT ?
      """
    case (.available, false):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hand - s.reserved - s.on_hold >= ? AND (s.on_hand - s.reserved - s.on_hold, s.sku) > (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hand - s.reserved - s.on_hold, s.sku LIMIT ?
      """
    case (.available, true):
      """
      SELECT s.sku FROM stock_level s WHERE s.on_hand - s.reserved - s.on_hold <= ? AND (s.on_hand - s.reserved - s.on_hold, s.sku) < (?, ?) AND EXISTS (
        SELECT 1 FROM sku_words w WHERE w.sku = s.sku AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0 AND instr(w.words, ?) > 0)
      ORDER BY s.on_hand - s.reserved - s.on_hold DESC, s.sku DESC LIMIT ?
      """
    }
  }
}
