import DeskCore

/// 促销: the coming weeks, everything there is, platform events, and prices that wait to be published.
public struct PromotionState: Sendable {
  public enum View: String, CaseIterable, Sendable { case calendar, list, events, publishing }

  public var view = View.calendar
  /// Of the calendar and of the list.
  public var list = ListState<PromotionRow>()
  public var events = ListState<EventRow>()
  public var card: PromotionCard?
  public var isOpen = false
  public var scroll = 0

  public init() {}

  public var selected: PromotionRow? { view == .calendar || view == .list ? list.selected : nil }
  public var selectedEvent: EventRow? { view == .events ? events.selected : nil }
  /// The card of the row under the cursor, once it is there.
  public var openCard: PromotionCard? { card.flatMap { $0.planned.id == selected?.id ? $0 : nil } }
}
