import DeskCore
import DeskScreen

/// REC-2: what takes minutes and is made beside everything else that is done at this console.
public struct Keeping: Sendable, Equatable {
  public var planned: Planned
  public var startedAt: Instant
  /// Nil: it hasn't said yet.
  public var progress: KeepProgress?
}

extension AppState {
  /// Begins it and leaves the keys to what else is to be done.
  mutating func keep(_ planned: Planned) {
    if case .form = overlay { overlay = nil }
    if let keeping { return tell(.note, texts.keepingAlready(keeping.planned.command.kind)) }
    keeping = Keeping(planned: planned, startedAt: now)
    tell(.note, texts.keepingBegun(planned.command.kind))
    outbox.append(.perform(planned))
  }

  /// How it ended, whatever is on the screen by now: a form that is open stays, and keys that were typed go where they were meant.
  mutating func kept(_ planned: Planned, _ result: Result<Receipt, Failure>) {
    keeping = nil
    switch result {
    case .success(let receipt):
      let done = texts.done(planned.command.kind, label(planned.command.subject))
      tell(.success, [done, receipt.file].compactMap { $0 }.joined(separator: " \(glyphs.arrow) "))
    case .failure(let failure): tell(failure, command: planned.command.kind)
    }
    guard isOpen else { return }
    load(.day, awaited: false)
    if case .page(let page) = overlay, page.title == texts.backupsTitle { load(.backups, awaited: false) }
  }

  /// For the strip: what is made, how far it is.
  var keepingRun: TextRun? {
    keeping.map { TextRun(texts.keepingNow($0.planned.command.kind, $0.progress), .soon) }
  }
}
