import DeskCore
import DeskScreen

extension AppState {
  /// What becomes of a character that is pressed now.
  enum KeyPlace: Sendable {
    /// It acts as a key.
    case keys
    /// Nobody knows yet: it is typed ahead of what is under way.
    case ahead
    /// It is text, typed by hand.
    case text
    /// It is text, mostly a scanner's.
    case scanField
  }

  var keyPlace: KeyPlace {
    guard isOpen else { return .text }
    let isOwnOrder = overlay == nil && (context == .bench || context == .bag)
    return typeAhead.isEmpty && (!isHolding || isOwnOrder) ? focusedPlace : .ahead
  }

  private var focusedPlace: KeyPlace {
    guard isOpen else { return .text }
    switch overlay {
    case .help, .palette, .form: return .text
    case .confirm, .page, .acts, .phrases, .merges: return .keys
    case nil: return filterField != nil ? .text : context.isScanning ? .scanField : .keys
    }
  }

  /// A code that came where keys act: it is looked for, opened at the bench, or said to be of no use here. It is never keys.
  mutating func scan(_ text: String) {
    guard focusedPlace == .keys else { return typeScan(text) }
    if notice?.isPresented == true { notice = nil }
    if case .confirm = overlay {
      outbox.append(.ring(.attention))
      return tell(.warning, texts.scannedAtQuestion(Self.shown(text)))
    }
    // What is only read or chosen from gives way; the paper that was just printed is often the one that is scanned.
    overlay = nil
    let code = ScanCode(text)
    if case .garbage(let fault) = code {
      outbox.append(.ring(.wrong))
      return tell(.warning, texts.scanGarbage(fault))
    }
    switch context {
    case .wave, .printing:
      if actor?.role(for: .packParcel) != nil {
        show(ShippingState.View.bench)
        typeScan(text)
      } else {
        show(ShippingState.View.wave)
        findScanned(text, code)
      }
    case .service, .deciding, .returns, .stock: findScanned(text, code)
    case .handover:
      outbox.append(.ring(.attention))
      tell(.warning, texts.scannedBeforeBag(Self.shown(text)))
    case .bench, .pickList, .bag, .counting, .counts, .purchases, .promotion, .supervisor:
      outbox.append(.ring(.attention))
      tell(.warning, texts.scannedForNothing(Self.shown(text)))
    }
  }

  private mutating func typeScan(_ text: String) {
    for character in text { press(.character(character)) }
    press(.enter)
  }

  private mutating func findScanned(_ text: String, _ code: ScanCode) {
    var wanted = text
    // The number of its print is the paper's, not the parcel's.
    if case .parcel(let id, _) = code { wanted = id.text }
    switch context {
    case .service, .returns: worklist.isOpen = false
    case .wave: shipping.isOpen = false
    case .stock:
      stock.isOpen = false
      if stock.view != .goods { show(StockState.View.goods) }
    default: break
    }
    setFilter(wanted)
    awaitFiltered()
    tell(.note, texts.scannedFinds(Self.shown(wanted)))
  }

  private static func shown(_ text: String) -> String { Width.cut(Sanitizer.visible(text), 40) }
}

extension Texts {
  func scannedFinds(_ code: String) -> String {
    pick("扫到 \(code), 已按它筛选; Esc 取消", "scanned \(code): the list shows it; Esc clears")
  }
  func scannedForNothing(_ code: String) -> String {
    pick("扫到 \(code), 这里用不着, 什么也没做", "scanned \(code): nothing to do with it here, nothing was done")
  }
  func scannedBeforeBag(_ code: String) -> String {
    pick("扫到 \(code), 先按 Enter 打开快递的袋子再扫", "scanned \(code): open the courier's bag with Enter first, then scan")
  }
  func scannedAtQuestion(_ code: String) -> String {
    pick("扫到 \(code), 没有执行: 先回答屏幕上的问题", "scanned \(code), not taken: answer the question on the screen first")
  }
}
