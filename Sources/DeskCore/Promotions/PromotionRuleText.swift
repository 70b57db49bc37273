/// A promotion's rule as one line, the same in forms, options and records:
///
/// | kind | text |
/// |---|---|
/// | percentOff | `15` or `15%` off |
/// | amountOff, fixedPrice | `10.00`, `89.00` |
/// | spendSave | `300-30 500-60` (steps), `every 100-10 max 50` |
/// | gift | `buy 2 give CUP:1@5.00`, `spend 199 give CUP BAG:2 repeat` |
/// | bundle | `CUP:1 BAG:2 for 99.00` |
/// | freeShipping | `99.00`; `0`: always |
///
/// A SKU that has a blank, a comma, a colon or an at sign in it stands in quotation marks: `"CUP 1":2@5.00`.
extension PromotionRule {
  /// Nil: not in that form. Whether its numbers make sense is told by the promotion's faults.
  public init?(_ kind: PromotionKind, text: String) {
    var words = SKUText.words(text)
    switch kind {
    case .percentOff:
      guard words.count == 1, let percent = Money(decimal: words[0].hasSuffix("%") ? String(words[0].dropLast()) : words[0]),
        let points = Int(exactly: percent.fen)
      else { return nil }
      self = .percentOff(basisPoints: points)
    case .amountOff, .fixedPrice, .freeShipping:
      guard words.count == 1, let money = Money(decimal: words[0]) else { return nil }
      self = kind == .amountOff ? .amountOff(money) : kind == .fixedPrice ? .fixedPrice(money) : .freeShipping(minimum: money)
    case .spendSave:
      guard let first = words.first else { return nil }
      guard first.lowercased() == "every" || first == "每" else {
        let steps = words.compactMap(PromotionStep.init(text:))
        guard steps.count == words.count else { return nil }
        self = .spendSave(steps)
        return
      }
      words.removeFirst()
      guard words.count == 1 || (words.count == 3 && words[1].lowercased() == "max"), let step = PromotionStep(text: words[0])
      else {
        return nil
      }
      let most = words.count == 3 ? Money(decimal: words[2]) : nil
      guard words.count == 1 || most != nil else { return nil }
      self = .everySpendSave(step, most: most)
    case .gift:
      let repeats = words.last?.lowercased() == "repeat"
      if repeats { words.removeLast() }
      guard words.count >= 4, words[2].lowercased() == "give" else { return nil }
      let trigger: PromotionTrigger
      switch words[0].lowercased() {
      case "buy":
        guard let pieces = Int(words[1]) else { return nil }
        trigger = .pieces(pieces)
      case "spend":
        guard let spend = Money(decimal: words[1]) else { return nil }
        trigger = .spend(spend)
      default: return nil
      }
      let gives = words.dropFirst(3).compactMap(PromotionGift.init(text:))
      guard gives.count == words.count - 3 else { return nil }
      self = .gift(trigger, gives: gives, repeats: repeats)
    case .bundle:
      guard words.count >= 3, words[words.count - 2].lowercased() == "for", let price = Money(decimal: words[words.count - 1])
      else {
        return nil
      }
      let parts = words.dropLast(2).compactMap(BundlePart.init(text:))
      guard parts.count == words.count - 2 else { return nil }
      self = .bundle(parts, price: price)
    }
  }

  /// What `init(_:text:)` reads.
  public var text: String {
    switch self {
    case .percentOff(let points): "\(Money(fen: Int64(points)).decimal)%"
    case .amountOff(let money), .fixedPrice(let money), .freeShipping(let money): money.decimal
    case .spendSave(let steps): steps.map(\.text).joined(separator: " ")
    case .everySpendSave(let step, let most): "every \(step.text)" + (most.map { " max \($0.decimal)" } ?? "")
    case .gift(let trigger, let gives, let repeats):
      "\(trigger.text) give \(gives.map(\.text).joined(separator: " "))" + (repeats ? " repeat" : "")
    case .bundle(let parts, let price):
      parts.map { "\(word($0.sku)):\($0.quantity)" }.joined(separator: " ") + " for \(price.decimal)"
    }
  }
}

extension PromotionStep {
  fileprivate init?(text: String) {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let spend = Money(decimal: parts[0]), let save = Money(decimal: parts[1]) else { return nil }
    self.init(spend: spend, save: save)
  }

  fileprivate var text: String { "\(spend.decimal)-\(save.decimal)" }
}

extension PromotionTrigger {
  fileprivate var text: String {
    switch self {
    case .pieces(let pieces): "buy \(pieces)"
    case .spend(let spend): "spend \(spend.decimal)"
    }
  }
}

extension PromotionGift {
  fileprivate init?(text: String) {
    // A code in quotation marks may have the sign in it.
    let behind = SKUText.quoted(in: text)?.rest.startIndex ?? text.startIndex
    let at = text[behind...].firstIndex(of: "@")
    let parts = at.map { [String(text[..<$0]), String(text[text.index(after: $0)...])] } ?? [text]
    guard let (sku, quantity) = pieces(parts[0]) else { return nil }
    var worth = Money.zero
    if parts.count == 2 {
      guard let money = Money(decimal: parts[1]) else { return nil }
      worth = money
    }
    self.init(sku: sku, quantity: quantity, worth: worth)
  }

  fileprivate var text: String { "\(word(sku)):\(quantity)" + (worth == .zero ? "" : "@\(worth.decimal)") }
}

extension BundlePart {
  fileprivate init?(text: String) {
    guard let (sku, quantity) = pieces(text) else { return nil }
    self.init(sku: sku, quantity: quantity)
  }
}

private func word(_ code: String) -> String { SKUText.word(code, marks: ":@") }

/// `CUP:2`; without a number it is one piece.
private func pieces(_ text: String) -> (String, Int)? {
  if let (code, rest) = SKUText.quoted(in: text) {
    if rest.isEmpty { return (code, 1) }
    return rest.first == ":" ? Int(rest.dropFirst()).map { (code, $0) } : nil
  }
  guard text.first != "\"" else { return nil }
  guard let colon = text.lastIndex(of: ":") else { return text.isEmpty ? nil : (text, 1) }
  guard let quantity = Int(text[text.index(after: colon)...]), colon > text.startIndex else { return nil }
  return (String(text[..<colon]), quantity)
}
