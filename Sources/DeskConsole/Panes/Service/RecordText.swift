import DeskCore
import Foundation

/// What a record's arguments say, for people: a note's text stands in the body of its record (ORD-11) and nowhere else.
enum RecordText {
  /// The members of a flat object as text; lists joined by blanks.
  static func members(_ json: String) -> [String: String] {
    let object = (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String: Any] ?? [:]
    return flat(object)
  }

  /// The arguments of a record's body.
  static func arguments(_ body: String) -> [String: String] {
    let object = (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    return flat(object["args"] as? [String: Any] ?? [:])
  }

  private static func flat(_ object: [String: Any]) -> [String: String] {
    object.compactMapValues { value in
      switch value {
      case let text as String: text
      case let list as [String]: list.joined(separator: " ")
      case let number as NSNumber: number.stringValue
      default: nil
      }
    }
  }

  /// In which order arguments are read; what only a machine wants is left out.
  static let spoken = [
    "outcome", "channel", "choice", "rating", "verdict", "kind", "amount", "goods", "send", "damaged", "flag", "text", "note",
    "reason",
    "promised", "person", "courier", "hours", "shop", "price", "quantity",
  ]
  /// What people have typed, and may name a buyer (REC-3).
  static let free: Set<String> = ["text", "note", "reason", "promised"]
}

extension Texts {
  /// `电话 没联系上 无人接听`.
  func spoken(_ row: TimelineRow, unmasked: Bool) -> String {
    let arguments = RecordText.arguments(row.body)
    // REC-3: the reason for which somebody saw a buyer holds nothing of them, and whoever looks after it must read it.
    let unmasked = unmasked || row.isSight
    let said = RecordText.spoken.compactMap { name -> String? in
      guard let value = arguments[name], !value.isEmpty, unmasked || !RecordText.free.contains(name) else { return nil }
      return name == "hours" ? "\(value)h" : choice(name, value)
    }
    return (said + [clockBack(row)].compactMap { $0 }).joined(separator: " ")
  }

  /// reliability.md F20: the clock had been put back since the record before.
  private func clockBack(_ row: TimelineRow) -> String? {
    guard row.body.contains("\"clockBack\":"), let seconds = RecordText.members(row.body)["clockBack"].flatMap({ Int($0) }) else {
      return nil
    }
    return pick("[时钟倒退 \(roughSpan(seconds))]", "[the clock ran back by \(roughSpan(seconds))]")
  }
}
