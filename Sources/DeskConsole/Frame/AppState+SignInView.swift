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
    say(
      form.isWaiting
        ? texts.signingIn
        : form.isEnded && form.failure == nil
          ? texts.sessionEnded + (form.lostDrafts > 0 ? texts.draftsWent(form.lostDrafts) : "") : nil, form.failure,
      in: inside.row(5), on: &surface)
    surface.put(texts.signInHelp, x: inside.x + 2, y: inside.y + 6, ink: .dim)
  }

  func drawChangePassword(_ form: ChangePasswordState, on surface: inout Surface) {
    let box = Rect(size(of: surface)).centred(width: 64, height: 12)
    let inside = Box(title: "shopdesk  \(texts.changePasswordTitle)", trailing: calendar.zone.local(now).hourMinute)
      .draw(on: &surface, in: box, glyphs: glyphs)
    surface.put(texts.mustChangePassword, x: inside.x + 2, y: inside.y + 1, width: inside.width - 3)
    for (place, label) in [texts.oldPasswordLabel, texts.newPasswordLabel, texts.againLabel].enumerated() {
      field(label, form.fields[place], isFocused: form.focus == place && !form.isWaiting, in: inside.row(3 + place), on: &surface)
    }
    let faults = form.faults(actor?.name ?? "")
    if let failure = form.failure {
      say(nil, failure, in: inside.row(7), on: &surface)
    } else if form.isWaiting {
      say(texts.working, nil, in: inside.row(7), on: &surface)
    } else if !faults.isEmpty {
      let text = texts.reason(.password(faults))
      surface.put(text, x: inside.x + 2, y: inside.y + 7, ink: .refusal, width: inside.width - 3)
    } else if !form.fields[2].isEmpty, !form.isRepeated {
      surface.put(texts.notTheSame, x: inside.x + 2, y: inside.y + 7, ink: .refusal, width: inside.width - 3)
    }
    surface.put(texts.changePasswordHelp, x: inside.x + 2, y: inside.y + 9, ink: .dim)
  }

  func drawLock(_ lock: LockState, on surface: inout Surface) {
    let box = Rect(size(of: surface)).centred(width: 56, height: 9)
    let inside = Box(title: "shopdesk  \(texts.lockedTitle)", trailing: calendar.zone.local(now).hourMinute)
      .draw(on: &surface, in: box, glyphs: glyphs)
    surface.put(
      lock.kind.map(texts.passwordAgainFor) ?? texts.lockedFor(actor?.displayName ?? ""), x: inside.x + 2, y: inside.y + 1,
      width: inside.width - 3)
    field(texts.passwordLabel, lock.password, isFocused: !lock.isWaiting, in: inside.row(3), on: &surface)
    say(lock.isWaiting ? texts.working : nil, lock.failure, in: inside.row(5), on: &surface)
    surface.put(lock.again.isEmpty ? texts.unlockHelp : texts.passwordAgainHelp, x: inside.x + 2, y: inside.y + 6, ink: .dim)
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
