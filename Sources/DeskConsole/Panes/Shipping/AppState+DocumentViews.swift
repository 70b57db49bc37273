import DeskCore
import DeskScreen

extension AppState {
  func drawHandover(_ layout: Layout, on surface: inout Surface) {
    drawViews(in: layout.body.row(0), on: &surface)
    let couriers = shipping.couriers
    let body = layout.body.inset(left: 1, top: 1)
    guard !couriers.isEmpty else {
      surface.put(texts.empty, x: body.x + 1, y: body.y + 1, ink: .dim)
      return
    }
    let columns = [
      Column(texts.columnCourier, minimum: 10, ideal: 18), Column(texts.columnExpected, minimum: 8, align: .right),
      Column(texts.columnOpenYet, minimum: 8, ideal: 12, align: .right),
      Column(texts.columnReady, minimum: 8, ideal: 12, align: .right),
      Column(texts.columnHandedOver, minimum: 8, ideal: 12, align: .right),
    ]
    let selected = couriers.firstIndex { $0.courier == shipping.selectedCourier?.courier }
    Table(columns: columns, rowCount: couriers.count, selected: selected) { index in
      let row = couriers[index]
      let notYet = row.expected - row.ready.count - row.handedOver
      return TableRow([
        .safe(courierName(row.courier)), TextRun("\(row.expected)"), TextRun("\(notYet)", notYet > 0 ? .soon : .dim),
        TextRun("\(row.ready.count)", row.ready.isEmpty ? .dim : .strong),
        TextRun("\(row.handedOver)", row.handedOver == row.expected ? .done : .plain),
      ])
    }.draw(on: &surface, in: body)
  }
}
