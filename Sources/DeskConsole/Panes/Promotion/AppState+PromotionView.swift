import DeskScreen

extension AppState {
  func drawPromotion(_ layout: Layout, on surface: inout Surface) {
    var y = layout.body.y + 1
    for (place, paragraph) in texts.promotionParagraphs.enumerated() {
      for line in Wrap.lines(paragraph, columns: min(layout.body.width - 4, 90)) {
        surface.put(line, x: 2, y: y, ink: place == 0 ? .strong : .plain)
        y += 1
      }
      y += 1
    }
  }
}
