import DeskConsole
import DeskCore

extension Shapes {
  /// What isn't as it should be below the rules: its stable word, the sentence, and the figures that a program may want.
  static func notices(_ notices: [ShopNotice], _ texts: Texts) -> JSON {
    .array(
      notices.map { notice in
        .object([("notice", .string(notice.name)), ("message", .string(texts.notice(notice)))] + figures(notice))
      })
  }

  private static func figures(_ notice: ShopNotice) -> [(String, JSON)] {
    switch notice {
    case .lookingOnly(let reason): [("reason", .string(reason.rawValue))]
    case .logLarge(let bytes, let readers):
      [
        ("bytes", .int(bytes)),
        (
          "readers",
          .array(readers.map { .object([("process", .int(Int64($0.process))), ("name", .optional($0.name))]) })
        ),
      ]
    case .clockBehind(let seconds): [("seconds", .int(seconds))]
    case .clockRanBack(let times, let record, let seconds):
      [("times", .int(times)), ("record", .int(record)), ("seconds", .int(seconds))]
    }
  }
}
