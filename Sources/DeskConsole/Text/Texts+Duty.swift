import DeskCore

/// Words about who is on duty and the end of a shift (ROL-8, ROL-10), and about seeing a buyer's data (REC-3).
extension Texts {
  func assignee(_ one: Assignee) -> String {
    let late = one.late > 0 ? pick(" 超时\(one.late)", " late \(one.late)") : ""
    return "\(one.person) \(one.displayName) " + pick("在手\(one.load)", "holds \(one.load)") + late
  }
  func onDuty(_ people: [String]) -> String { pick("在班: ", "on duty: ") + people.joined(separator: " · ") }
  var nobodyOnDuty: String { pick("按排班现在没有人在班", "by the roster nobody is on duty now") }

  func shiftEnds(at clock: String, open: Int, first: [String], next: [String]) -> String {
    let more = open > first.count ? " …" : ""
    let after = next.isEmpty ? "" : pick(" · 接班: ", " · on next: ") + list(next)
    return pick(
      "\(clock) 下班, 手上还有 \(open) 件: \(list(first))\(more)\(after) · 请逐件交班 (:offer), 全部见 :evening",
      "your shift ends at \(clock), \(open) still open with you: \(list(first))\(more)\(after) · hand each over (:offer), all: :evening"
    )
  }

  var sightsTitle: String { pick("买家信息查看记录", "Who saw buyers' data") }
}
