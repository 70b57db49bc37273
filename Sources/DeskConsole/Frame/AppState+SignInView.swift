import DeskCore
import DeskScreen

extension AppState {
  func drawSignIn(_ form: SignInState, on surface: inout Surface) {
    let box = Rect(size(of: surface)).centred(width: 56, height: 9)
    let local = calendar.zone.local(now)
    let inside = Box(title: "shopdesk  \(texts.signInTitle)", trailing: local.hourMinute)
      .draw(on: &surface, in: box, glyphs: glyphs)
    field(texts.nameLabel, form.name, isFocused: !form.isPasswordFocused && !form.isWaiting, in: inside.row(1), on: &surface)
    field(texts.passwordLabel, form.password, isFocused: form.isPasswordFocused && !form.isWaiting, in: inside.row(3), on: &surface)
    say(form.isWaiting ? texts.signingIn : nil, form.failure, in: inside.row(5), on: &surface)
    surface.put(texts.signInHelp, x: inside.x + 2, y: inside.y + 6, ink: .dim)
  }

  func drawLock(_ lock: LockState, on surface: inout Surface) {
    let box = Rect(size(of: surface)).centred(width: 56, height: 9)
    let inside = Box(title: "shopdesk  \(texts.lockedTitle)", trailing: calendar.zone.local(now).hourMinute)
      .draw(on: &surface, in: box, glyphs: glyphs)
    surface.put(texts.lockedFor(actor?.displayName ?? ""), x: inside.x + 2, y: inside.y + 1, width: inside.width - 3)
    field(texts.passwordLabel, lock.password, isFocused: !lock.isWaiting, in: inside.row(3), on: &surface)
    say(lock.isWaiting ? texts.working : nil, lock.failure, in: inside.row(5), on: &surface)
    surface.put(texts.unlockHelp, x: inside.x + 2, y: inside.y + 6, ink: .dim)
  }

  private func size(of surface: Surface) -> Size { surface.size }

  private func field(_ label: String, _ field: TextField, isFocused: Bool, in row: Rect, on surface: inout Surface) {
    surface.put(label, x: row.x + 2, y: row.y, width: 10, align: .right)
    field.draw(on: &surface, in: row.inset(left: 14, right: 4), isFocused: isFocused)
  }

  private func say(_ text: String?, _ failure: Failure?, in row: Rect, on surface: inout Surface) {
    if let text { surface.put(text, x: row.x + 2, y: row.y, ink: .dim) }
    if let failure { surface.put(texts.failure(failure), x: row.x + 2, y: row.y, ink: .refusal, width: row.width - 3) }
  }
}
