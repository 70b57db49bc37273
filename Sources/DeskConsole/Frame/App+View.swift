import DeskCore
import DeskScreen

extension App {
  /// The state as a screen of that size. Pure: the same state gives the same surface.
  public static func view(_ state: AppState, size: Size) -> Surface {
    var surface = Surface(size: size)
    let layout = Layout(size: size)
    guard layout.kind != .tooSmall else {
      for (row, line) in state.texts.tooSmall(size.columns, size.rows).enumerated() { surface.put(line, x: 0, y: row) }
      return surface
    }
    switch state.phase {
    case .signIn(let form): state.drawSignIn(form, on: &surface)
    case .changePassword(let form): state.drawChangePassword(form, on: &surface)
    case .locked(let lock): state.drawLock(lock, on: &surface)
    case .open: state.drawOpen(layout, on: &surface)
    }
    return surface
  }
}

extension AppState {
  fileprivate func drawOpen(_ layout: Layout, on surface: inout Surface) {
    drawTitle(in: layout.title, on: &surface)
    drawStrip(in: layout.strip, on: &surface)
    drawTabs(in: layout.tabs, on: &surface)
    surface.write(String(repeating: glyphs.horizontal, count: layout.rule.width), x: 0, y: layout.rule.y, ink: .rule)
    switch context {
    case .service, .deciding, .returns: drawService(layout, on: &surface)
    case .wave: drawWave(layout, on: &surface)
    case .pickList: drawPicks(layout, on: &surface)
    case .bench: drawBench(layout, on: &surface)
    case .bag: drawBag(layout, on: &surface)
    case .handover: drawHandover(layout, on: &surface)
    case .printing: drawPrints(layout, on: &surface)
    case .stock, .purchases: drawStock(layout, on: &surface)
    case .counts: drawCounts(layout, on: &surface)
    case .counting: drawCounting(layout, on: &surface)
    case .promotion: drawPromotion(layout, on: &surface)
    case .supervisor: drawSupervisor(layout, on: &surface)
    }
    drawFilter(layout, on: &surface)
    drawOverlay(layout, on: &surface)
    drawStatus(in: layout.status, on: &surface)
    drawFooter(in: layout.footer, on: &surface)
  }

  /// The filter is typed near the top of the pane: an input method's window must not fall off the screen.
  private func drawFilter(_ layout: Layout, on surface: inout Surface) {
    guard let field = filterField, overlay == nil else { return }
    let row = layout.body.row(0)
    surface.fill(row, ink: .caretLine)
    let used = surface.put(" / \(texts.filter): ", x: row.x, y: row.y, ink: .caretLine)
    field.draw(on: &surface, in: row.inset(left: used), isFocused: true)
  }
}
