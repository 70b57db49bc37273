import DeskCore

/// Remembers the few status texts of a file, so that each is interpreted once.
struct StatusCache {
  private var known: [(text: String, status: TradeStatus)] = []

  mutating func status(_ text: String) -> TradeStatus {
    for entry in known where entry.text == text { return entry.status }
    let status = TradeStatusText.read(text)
    if known.count < 64 { known.append((text, status)) }
    return status
  }
}
