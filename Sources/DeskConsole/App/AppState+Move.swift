import DeskCore
import DeskScreen

extension AppState {
  /// Rows of the list that the screen shows.
  var listHeight: Int { Layout(size: size).listHeight(context, hasDetail: true) }

  mutating func move(by offset: Int) {
    let height = listHeight
    switch context {
    case .service, .deciding, .returns:
      if worklist.isOpen { return worklist.scroll = max(0, min(worklist.scroll + offset, detailScrollLimit)) }
      let before = worklist.list.cursor
      if worklist.list.move(by: offset, height: height) { load(worklistQuery, awaited: true) }
      if worklist.list.cursor != before { loadServiceCard() }
    case .wave:
      if shipping.isOpen { return shipping.scroll = max(0, min(shipping.scroll + offset, detailScrollLimit)) }
      let before = shipping.list.cursor
      if shipping.list.move(by: offset, height: height) { load(shipping.query(wave: wave), awaited: true) }
      if shipping.list.cursor != before { loadParcelCard() }
    case .pickList:
      shipping.picks.move(by: offset)
    case .handover:
      let couriers = shipping.couriers
      let place = couriers.firstIndex { $0.courier == shipping.selectedCourier?.courier } ?? 0
      guard !couriers.isEmpty else { return }
      shipping.courier = couriers[max(0, min(place + offset, couriers.count - 1))].courier
    case .printing: _ = shipping.prints.move(by: offset, height: height)
    case .stock, .purchases:
      if stock.isOpen { return stock.scroll = max(0, min(stock.scroll + offset, stock.detailCount - 1)) }
      if stock.move(by: offset, height: height) { load(stock.viewQuery, awaited: true) }
    case .counts: if counts.list.move(by: offset, height: height) { load(counts.query, awaited: true) }
    case .counting: moveInCount(by: offset)
    case .supervisor: moveSupervisor(by: offset, height: height)
    case .bench: scrollBenchNotes(by: offset)
    case .promotion: movePromotion(by: offset, height: height)
    case .bag: break
    }
  }

  /// Far enough to see the last line of any detail, whose length only the view knows.
  var detailScrollLimit: Int {
    let area = Layout(size: size).detailArea(isOpen: true)
    let lines: Int
    switch context {
    case .service, .returns: lines = orderDetail(width: area.width).count
    case .wave: lines = parcelDetail(width: area.width).count
    case .promotion: lines = promotionDetail(width: area.width).count + 20
    default: lines = 0
    }
    return max(0, lines - area.height)
  }

  mutating func scrollLists() {
    let height = listHeight
    service.list.scroll(height: height)
    shipping.returns.list.scroll(height: height)
    shipping.list.scroll(height: height)
    shipping.prints.scroll(height: height)
    promotion.list.scroll(height: height)
    stock.list.scroll(height: height)
    counts.list.scroll(height: height)
    counts.open?.lines.scroll(height: height)
    supervisor.items.scroll(height: height)
    supervisor.refunds.scroll(height: height)
    supervisor.log.scroll(height: height)
    stock.publishing.scroll(height: height)
    stock.shortages.scroll(height: height)
    stock.replenishment.scroll(height: height)
    stock.purchases.scroll(height: height)
  }

  mutating func loadServiceCard() {
    worklist.scroll = 0
    if let request = selectedRequest {
      worklist.card = nil
      return load(.request(request), awaited: false)
    }
    guard let id = selectedOrder else { return worklist.card = nil }
    if worklist.card?.order.id != id { worklist.card = nil }
    load(.order(id), awaited: false)
  }

  mutating func loadParcelCard() {
    shipping.scroll = 0
    guard let row = shipping.list.selected else { return shipping.card = nil }
    if shipping.card?.parcel.id != row.id { shipping.card = nil }
    load(.parcel(row.id), awaited: false)
  }

  /// The order under the cursor of a list of work.
  var selectedOrder: OrderID? {
    guard let row = worklist.list.selected else { return nil }
    if case .order(let id) = row.subject { return id }
    return row.order
  }
}
