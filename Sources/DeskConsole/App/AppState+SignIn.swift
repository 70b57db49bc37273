import DeskCore
import DeskScreen

extension AppState {
  mutating func pressSignIn(_ key: Key, _ form: SignInState) {
    var form = form
    guard !form.isWaiting else {
      if form.typedAhead.count < 512 { form.typedAhead.append(key) }
      phase = .signIn(form)
      return
    }
    switch key {
    case .control("q"): outbox.append(.quit)
    case .tab, .backTab, .up, .down: form.isPasswordFocused.toggle()
    case .enter:
      if !form.isPasswordFocused, form.password.isEmpty {
        form.isPasswordFocused = true
      } else if form.name.isEmpty {
        form.isPasswordFocused = false
      } else {
        form.isWaiting = true
        form.failure = nil
        outbox.append(.signIn(name: form.name.text.trimmingBlanks(), password: form.password.text))
      }
    default:
      form.failure = nil
      if form.isPasswordFocused { form.password.handle(key) } else { form.name.handle(key) }
    }
    phase = .signIn(form)
  }

  mutating func signedIn(_ result: Result<SignedIn, Failure>, _ calendar: ShopCalendar) {
    guard case .signIn(var form) = phase else { return }
    switch result {
    case .failure(let failure):
      form.isWaiting = false
      form.password = TextField(isSecret: true, limit: 256)
      form.isPasswordFocused = true
      form.failure = failure
      let keys = form.typedAhead
      form.typedAhead = []
      phase = .signIn(form)
      for key in keys { if case .signIn(let next) = phase { pressSignIn(key, next) } }
    case .success(let session):
      self.session = session
      self.calendar = calendar
      panes = Pane.offered(to: session.actor.roles)
      pane = panes.first ?? .stock
      if session.mustChangePassword { phase = .changePassword(ChangePasswordState()) } else { sitDown() }
    }
  }

  private mutating func sitDown() {
    lastKeyAt = now
    phase = .open
    outbox.append(.touch)
    load(.people, awaited: false)
    reloadVisible(awaited: true)
    if let left = session?.passwordDaysLeft, left <= PasswordRule.noticeDays { tell(.warning, texts.passwordEnds(in: left)) }
  }

  mutating func pressChangePassword(_ key: Key, _ form: ChangePasswordState) {
    var form = form
    guard !form.isWaiting else { return }
    switch key {
    case .control("q"): outbox += [.signOut, .quit]
    case .tab, .down: form.focus = (form.focus + 1) % 3
    case .backTab, .up: form.focus = (form.focus + 2) % 3
    case .enter:
      if form.focus < 2 {
        form.focus += 1
      } else if form.fields[0].isEmpty {
        form.focus = 0
      } else if form.fields[1].isEmpty || !form.faults(actor?.name ?? "").isEmpty {
        form.focus = 1
      } else if form.isRepeated {
        form.isWaiting = true
        form.failure = nil
        outbox.append(.changePassword(old: form.fields[0].text, new: form.fields[1].text))
      }
    default:
      form.failure = nil
      form.fields[form.focus].handle(key)
    }
    phase = .changePassword(form)
  }

  mutating func passwordChanged(_ failure: Failure?) {
    guard case .changePassword(let form) = phase, form.isWaiting else { return }
    if let failure {
      var fresh = ChangePasswordState()
      fresh.failure = failure
      phase = .changePassword(fresh)
    } else {
      session?.mustChangePassword = false
      session?.passwordDaysLeft = nil
      sitDown()
      tell(.success, texts.passwordChanged)
    }
  }

  mutating func pressLock(_ key: Key, _ lock: LockState) {
    var lock = lock
    guard !lock.isWaiting else { return }
    switch key {
    case .control("q"): outbox += [.signOut, .quit]
    // What needed the password is left undone; a form stays as it is.
    case .escape where !lock.again.isEmpty:
      phase = .open
      return
    case .enter:
      guard !lock.password.isEmpty else { return }
      lock.isWaiting = true
      lock.failure = nil
      outbox.append(.unlock(password: lock.password.text))
    default:
      lock.failure = nil
      lock.password.handle(key)
    }
    phase = .locked(lock)
  }

  mutating func unlocked(_ failure: Failure?) {
    guard case .locked(var lock) = phase else { return }
    if let failure {
      lock.isWaiting = false
      lock.password = TextField(isSecret: true, limit: 256)
      lock.failure = failure
      phase = .locked(lock)
    } else {
      phase = .open
      lastKeyAt = now
      reloadVisible(awaited: false)
      if let kind = lock.kind { fly(kind, lock.again, origin: lock.origin) }
    }
  }
}
