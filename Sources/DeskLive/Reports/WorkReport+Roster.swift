import DeskConsole
import DeskCore
import DeskPaper

/// SUP-5, ROL-10: contacts against the roster, and what a day left open.
extension WorkReport {
  func staffingBlocks(_ words: WorkWords) -> [Paper.Block] {
    let pick = words.pick
    guard isRostered else { return [] }
    var blocks: [Paper.Block] = []
    for advice in Staffing.Advice.allCases {
      let own = staffing.filter { $0.advice == advice }
      guard !own.isEmpty else { continue }
      let said = own.prefix(12).map {
        "\(words.when($0)) (\(pick("\($0.contacts) 次", "\($0.contacts) contacts")), "
          + pick("排班 \(words.personHours($0.rosteredMinutes)) 人时", "\(words.personHours($0.rosteredMinutes)) h on shift") + ")"
      }
      blocks.append(.text("\(words.advice(advice)): " + words.texts.list(said) + (own.count > 12 ? " …" : "")))
    }
    blocks.append(
      .text(
        pick(
          "排班人时: 早晚班在该小时的人时, 扣用餐和请假。宜加: 每人时联系次数超过平均一半以上, 或有联系而无人排班; 可减: 少一人仍不超过平均",
          "Hours on shift: of early and late shifts, without meals and leave. Add: half as many contacts again as the mean for each hour on shift, or nobody there; take: one fewer still has no more than the mean"
        ), .small))
    return blocks
  }

  func leftBlocks(_ words: WorkWords) -> [Paper.Block] {
    let pick = words.pick
    guard !left.isEmpty else { return [] }
    return [
      .heading(pick("当日未完", "Left open")),
      .table(
        Paper.Table(
          [
            Paper.Table.Column(pick("谁", "who"), share: 2), .init(pick("订单", "order"), share: 3),
            .init(pick("在哪", "where"), share: 2),
          ],
          rows: left.map { [words.person($0.person), $0.number.isEmpty ? $0.order.text : $0.number, words.left($0)] })),
    ]
  }
}

extension WorkWords {
  /// `1.5`: hours of people.
  func personHours(_ minutes: Int) -> String {
    let tenths = (minutes + 3) / 6
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  func when(_ one: Staffing) -> String { "\(weekday(one.weekday)) \(padded(one.hour, 2)):00" }

  func advice(_ advice: Staffing.Advice) -> String {
    switch advice {
    case .add: pick("宜加人", "add somebody")
    case .take: pick("可减人", "one can go")
    }
  }

  func left(_ one: WorkReport.Left) -> String {
    one.isOffered ? pick("已交班未接", "handed over, not accepted") : pick("在手上", "in hand")
  }
}
