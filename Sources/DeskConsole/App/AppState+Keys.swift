import DeskCore
import DeskScreen

extension AppState {
  /// A key goes to the innermost thing: login or lock, overlay, filter, bench, then the bindings of the place.
  mutating func press(_ key: Key) {
    if key == .control("z") { return outbox.append(.suspend) }
    switch phase {
    case .signIn(let form): return pressSignIn(key, form)
    case .changePassword(let form): return pressChangePassword(key, form)
    case .locked(let lock): return pressLock(key, lock)
    case .open: break
    }
    if notice?.isPresented == true { notice = nil }
    if overlay != nil { return pressOverlay(key) }
    if filterField != nil { return pressFilter(key) }
    if context == .bench, pressBench(key) { return }
    if let binding = Bindings.find(key, in: context) { return run(binding.action) }
    if case .character(let character) = key, !character.isASCII {
      tell(.warning, texts.switchToLatin)
    } else {
      tell(.note, texts.unknownKey(key.name))
    }
  }

  /// A paste is text for a field and nothing else: it can never confirm, open or run anything.
  mutating func paste(_ text: String) {
    switch phase {
    case .signIn(var form):
      if form.isPasswordFocused { form.password.insert(text) } else { form.name.insert(text) }
      phase = .signIn(form)
    case .changePassword(var form):
      if !form.isWaiting { form.fields[form.focus].insert(text) }
      phase = .changePassword(form)
    case .locked(var lock):
      lock.password.insert(text)
      phase = .locked(lock)
    case .open: pasteOpen(text)
    }
  }

  private mutating func pasteOpen(_ text: String) {
    switch overlay {
    case .help(var help):
      help.field.insert(text)
      overlay = .help(help)
    case .palette(var palette):
      palette.field.insert(text)
      overlay = .palette(palette)
    case .form(var form):
      if form.focused?.options.isEmpty == true { form.fields[form.focus].text.insert(text) }
      overlay = .form(form)
    case .confirm, .page, .acts, .phrases: tell(.note, texts.pasteIgnored)
    case nil:
      if filterField != nil {
        filterField?.insert(text)
      } else if context == .bench {
        shipping.bench.field.insert(text)
      } else {
        tell(.note, texts.pasteIgnored)
      }
    }
  }

  private mutating func pressFilter(_ key: Key) {
    switch key {
    case .escape:
      filterField = nil
      setFilter("")
    case .enter:
      let text = filterField?.text ?? ""
      filterField = nil
      setFilter(text)
    default: filterField?.handle(key)
    }
  }

  mutating func setFilter(_ text: String) {
    let find = text.trimmingBlanks()
    switch context {
    case .service where service.find != find, .returns where shipping.returns.find != find:
      worklist.find = find
      worklist.list.reset()
    case .wave where shipping.find != find:
      shipping.find = find
      shipping.list.reset()
    case .stock where stock.find != find:
      stock.find = find
      stock.list.reset()
    default: return
    }
    reloadVisible(awaited: true)
  }

  var currentFilter: String {
    switch context {
    case .service, .returns: worklist.find
    case .wave: shipping.find
    case .stock: stock.find
    default: ""
    }
  }
}
