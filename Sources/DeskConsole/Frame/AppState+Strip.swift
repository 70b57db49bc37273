import DeskCore
import DeskScreen

extension AppState {
  /// The day's deadlines: time left or over, done of all, and in words how many are short.
  func drawStrip(in rect: Rect, on surface: inout Surface) {
    surface.fill(rect)
    guard let board = day?.wave else { return }
    let steps = calendar.steps
    let total = board.total
    let parts: [[TextRun]] = [
      unseenStopRun.map { [$0] } ?? [],
      backupAlarm.map { [$0] } ?? [],
      keepingRun.map { [$0] } ?? [],
      (day?.notices ?? []).map { TextRun(" \(texts.brief($0)) ", .stop) },
      step(steps.printBy, texts.stepPrint, done: board.reached(.printed), total: total, board.wave, bar: rect.width >= 100 ? 8 : 0),
      step(steps.pickBy, texts.stepPick, done: board.reached(.picked), total: total, board.wave, bar: 0),
      step(steps.packBy, texts.stepPack, done: board.reached(.packed), total: total, board.wave, bar: 0),
      backupStep,
      board.overdue > 0 ? [TextRun(texts.overdueParcels(board.overdue), .late)] : [],
    ].filter { !$0.isEmpty }
    var x = 1
    for (place, part) in parts.enumerated() {
      let width = part.reduce(0) { $0 + Width.of($1.text) }
      let gap = place == 0 ? 0 : 3
      if x + gap + width > rect.width { break }
      if place > 0 { x += surface.write(" \(glyphs.separator) ", x: x, y: rect.y, ink: .rule) }
      x += surface.write(part, x: x, y: rect.y)
    }
  }

  /// ORD-8: at the bench the box says it.
  private var unseenStopRun: TextRun? {
    guard context != .bench, let stop = unseenStop else { return nil }
    let others = shipping.stops.count { $0.stop.state == .requested } - 1
    return TextRun(" " + texts.stopUnseen(stop.parcel.text, others: others) + " ", .stop)
  }

  /// ORD-18: whether the evening's backup was made; before its hour, when it will be.
  private var backupStep: [TextRun] {
    let title = "\(clock(calendar.steps.backupAt)) \(texts.stepBackup)"
    guard let backup = day?.backup, let due = backup.due, backupAlarm == nil else { return [TextRun(title, .dim)] }
    if backup.isDone {
      return due == calendar.zone.local(now).day ? [TextRun("\(title) \(texts.complete)", .done)] : [TextRun(title, .dim)]
    }
    let late = Int(now.seconds(since: BackupStatus.moment(of: due, calendar)))
    return [TextRun("\(title) \(texts.overdue(texts.roughSpan(late)))", .late)]
  }

  /// REC-2: 26 hours without one is for everybody's eyes.
  private var backupAlarm: TextRun? {
    day?.backup?.hoursMissing(at: now).map { TextRun(" \(texts.backupMissing(hours: $0)) ", .stop) }
  }

  private func clock(_ second: Int) -> String { ShopLocal(day: ShopDay(number: 0), second: second).hourMinute }

  private func step(_ second: Int, _ title: String, done: Int, total: Int, _ wave: ShopDay, bar: Int) -> [TextRun] {
    let left = Int(calendar.zone.instant(wave, second: second).seconds(since: now))
    let isDone = total > 0 && done >= total
    var runs = [TextRun("\(clock(second)) \(title) ", isDone ? .done : .plain)]
    if isDone {
      runs.append(TextRun(texts.complete + " ", .done))
    } else if left < 0, total > 0 {
      runs.append(TextRun(texts.over(texts.roughSpan(-left), short: total - done) + " ", .late))
    } else if left >= 0, left < 2 * 3600 {
      runs.append(TextRun(texts.left(texts.roughSpan(left)) + " ", left < 1800 ? .soon : .plain))
    }
    if let forecast = day?.wave.steps.first(where: { $0.deadline == calendar.zone.instant(wave, second: second) })?.forecast {
      switch forecast {
      case .finish, .misses:
        runs.append(TextRun(texts.forecast(forecast, in: calendar.zone) + " ", forecast.isShort ? .late : .dim))
      case .done, .late, .unknown: break
      }
    }
    if bar > 0 { runs.append(TextRun(ProgressBar.text(done: done, total: total, columns: bar + 2, glyphs: glyphs), .dim)) }
    runs.append(TextRun("\(done)/\(total)", isDone ? .done : .strong))
    return runs
  }
}
