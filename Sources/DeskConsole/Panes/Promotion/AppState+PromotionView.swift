import DeskScreen

extension AppState {
  func drawPromotion(_ layout: Layout, on surface: inout Surface) {
    for (row, line) in texts.promotionLines.enumerated() {
      surface.put(line, x: 2, y: layout.body.y + 1 + row, ink: row == 0 ? .strong : .plain, width: layout.body.width - 4)
    }
  }
}
