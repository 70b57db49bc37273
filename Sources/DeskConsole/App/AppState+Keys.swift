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
    if context == .pickList, pressPicks(key) { return }
    if context == .bag, pressBag(key) { return }
    if context == .counting, pressCounting(key) { return }
    if let binding = Bindings.find(key, in: keyContext) { return run(binding.action) }
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
    case .confirm, .page, .acts, .phrases, .merges: tell(.note, texts.pasteIgnored)
    case nil:
      if filterField != nil {
        filterField?.insert(text)
        setFilter(filterField?.text ?? "")
      } else if context == .bench {
        shipping.bench.field.insert(text)
      } else if context == .pickList {
        shipping.picks.field.insert(text)
      } else if context == .bag {
        shipping.bag?.field.insert(text)
      } else if context == .counting {
        counts.open?.field.insert(text)
      } else {
        tell(.note, texts.pasteIgnored)
      }
    }
  }

  /// Results come while one types: each key asks anew and waits for nothing. Only what comes after Enter or Esc waits for the rows that the
  /// last key asked for, since it acts on them.
  private mutating func pressFilter(_ key: Key) {
    switch key {
    case .escape:
      filterField = nil
      setFilter("")
      awaitFiltered()
    case .enter:
      filterField = nil
      awaitFiltered()
    case .up, .down: move(by: key == .up ? -1 : 1)
    default:
      filterField?.handle(key)
      setFilter(filterField?.text ?? "")
    }
  }

  mutating func setFilter(_ text: String) {
    let find = text.trimmingBlanks()
    switch context {
    case .service where service.find != find, .returns where shipping.returns.find != find:
      worklist.find = find
      worklist.list.expectOthers()
      load(worklistQuery, awaited: false)
    case .wave where shipping.find != find:
      shipping.find = find
      shipping.list.expectOthers()
      load(shipping.query(wave: wave), awaited: false)
    case .stock where stock.find != find && stock.view == .goods:
      stock.find = find
      stock.list.expectOthers()
      load(stock.query, awaited: false)
    case .supervisor where supervisor.find != find && supervisor.view == .log:
      supervisor.find = find
      supervisor.log.expectOthers()
      load(supervisor.logQuery, awaited: false)
    default: break
    }
  }

  mutating func awaitFiltered() {
    let slot: Query.Slot? =
      switch context {
      case .service, .returns: .queue
      case .wave: .parcels
      case .stock: .stock
      case .supervisor: .log
      default: nil
      }
    if let slot, let ticket = asked[slot] { awaited[slot] = ticket }
  }

  var currentFilter: String {
    switch context {
    case .service, .returns: worklist.find
    case .wave: shipping.find
    case .stock: stock.view == .goods ? stock.find : ""
    case .supervisor: supervisor.view == .log ? supervisor.find : ""
    default: ""
    }
  }
}
