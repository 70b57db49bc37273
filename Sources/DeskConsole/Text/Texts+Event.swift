import DeskCore

/// A platform event in words (PRO-4).
extension Texts {
  /// Its card: what, until when, what is asked for, what came of it, what may be done next.
  public func event(_ row: EventRow, zone: ShopZone) -> [String] {
    let event = row.event
    func at(_ moment: Instant) -> String { zone.local(moment).shopTime }
    var next = list(row.next.map(title))
    if next.isEmpty { next = pick("没有可做的", "nothing to be done") }
    if row.steps.isEmpty, !row.next.isEmpty {
      next += mayBeDone(by: Authority.mayBeDone(by: .stepEvent))
    }
    if let due = event.dueAt { next += pick(", 最晚 \(at(due))", ", by \(at(due))") }
    let lines: [(String, String)] = [
      (parameter("platform"), event.platform), (columnStage, title(event.stage)), (parameter("signUpBy"), at(event.signUpBy)),
      (parameter("materialsBy"), at(event.materialsBy ?? event.signUpBy)),
      (columnWindow, window(event.window, zone: zone)), (parameter("promotion"), event.promotion?.text ?? ""),
      (parameter("materials"), event.materials), (parameter("result"), event.result),
      (pick("下一步", "next"), next),
    ]
    return ["\(event.id.text)  \(event.title)"] + lines.filter { !$0.1.isEmpty }.map { "\($0.0)  \($0.1)" }
  }
}
