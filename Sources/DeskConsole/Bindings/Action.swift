import DeskCore

/// What a key or a palette entry stands for.
public enum Action: Hashable, Sendable {
  case pane(Pane)
  case nextView, previousView
  case up, down, pageUp, pageDown, first, last
  case previousStage, nextStage
  case open, back
  /// Which part of the wave is walked.
  case nextZone, nextCourier
  /// What could share a box.
  case merges
  case filter, palette, help, messages
  /// The acts that are possible now, by number.
  case acts
  case phrases, morning, evening
  /// What records tell of what the cursor is on.
  case story
  /// The open work of the queue under the board's cursor, with who holds it.
  case queueItems
  /// Takes up a form that was laid aside.
  case recall
  case counter, yank, mark
  case command(CommandKind)
  /// The next column to sort a list by; the same column the other way round.
  case sortBy, reverseSort
  /// What was approved for the row under the cursor is done on the marketplace: its listing, or its price.
  case publish
  case printDocument, exportShipFile
  /// The labels of the parcels under the cursor or marked; the job under the cursor once more.
  case printLabel, retryPrint
  /// The print queue.
  case prints
  case redraw, suspend, quit
}

extension Action {
  /// Moves the cursor only: too common for a palette.
  var isMotion: Bool {
    switch self {
    case .up, .down, .pageUp, .pageDown, .first, .last, .previousStage, .nextStage: true
    default: false
    }
  }
}
