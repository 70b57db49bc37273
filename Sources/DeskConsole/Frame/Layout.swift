import DeskScreen

/// Where things are on a screen of some size. 80×24 is a designed layout, not a remainder.
struct Layout {
  enum Kind { case tooSmall, single, stacked, sideBySide }

  let size: Size

  static let minimum = Size(columns: 60, rows: 16)

  var kind: Kind {
    if size.columns < Self.minimum.columns || size.rows < Self.minimum.rows { return .tooSmall }
    if size.columns >= 132 { return .sideBySide }
    return size.columns >= 100 && size.rows >= 28 ? .stacked : .single
  }

  var title: Rect { Rect(size).row(0) }
  var strip: Rect { Rect(size).row(1) }
  var tabs: Rect { Rect(size).row(2) }
  var rule: Rect { Rect(size).row(3) }
  var body: Rect { Rect(size).inset(top: 4, bottom: 2) }
  var status: Rect { Rect(size).row(size.rows - 2) }
  var footer: Rect { Rect(size).row(size.rows - 1) }

  /// List and detail of a pane that has both. One of them is nil on a small screen: the list, until something is opened.
  func areas(isOpen: Bool) -> (list: Rect?, detail: Rect?) {
    switch kind {
    case .tooSmall: return (nil, nil)
    case .single: return isOpen ? (nil, body) : (body, nil)
    case .stacked:
      let (list, rest) = body.splitTop(body.height / 2)
      return (list, rest.inset(top: 1))
    case .sideBySide:
      let (list, rest) = body.splitLeft(body.width * 3 / 5)
      return (list, rest.inset(left: 2))
    }
  }

  func detailArea(isOpen: Bool) -> Rect { areas(isOpen: isOpen).detail ?? body }

  /// Rows that a list shows, without its heading and column titles.
  func listHeight(_ context: Context, hasDetail: Bool) -> Int {
    switch context {
    case .service, .deciding, .returns, .wave, .stock, .purchases, .promotion:
      max(1, (areas(isOpen: false).list ?? body).height - 2)
    case .printing: max(1, body.height - 5)
    case .counts: max(1, body.height - 2)
    case .counting: max(1, body.height - 8)
    case .bench, .bag, .handover: max(1, body.height - 2)
    case .supervisor: max(1, body.height - 3)
    case .pickList: max(1, body.height - 1)
    }
  }

  /// Lines of a text page's inside.
  var pageHeight: Int { max(1, body.height - 3) }
}
