import DeskConsole
import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// The console's services on a real shop: the store for commands and queries, the importer and the papers for files.
public enum LiveServices {
  /// - Parameters:
  ///   - terminal: where the person sits, for the records.
  ///   - kept: a session that `shopdesk login` began.
  ///   - importLines: an import's report in the reader's language.
  ///   - language: the reader's.
  public static func make(
    desk: Desk, terminal: String, resuming kept: (session: Session, actor: Actor)? = nil,
    importLines: @escaping @Sendable (ImportReport) -> [String],
    printing: BackgroundPrinting.Mode = .background, language: Language = .zh,
    words: @escaping @Sendable (any Error) -> String = { ($0 as? Refusal).map { Texts(.zh).refusal($0) } ?? String(describing: $0) }
  ) -> (services: Services, printing: BackgroundPrinting) {
    let sitting = Sitting(desk, resuming: kept)
    let files = LiveFiles(desk: desk, sitting: sitting, language: language)
    let run = PrintRun(desk, for: { try sitting.actor() }, words: words)
    // F12: where nothing can be written nothing is printed: its record would be missing.
    let printing = BackgroundPrinting(run, mode: printing, isOff: desk.looking != nil)
    // What an earlier console left waiting.
    if kept != nil { printing.start() }
    var services = Services(
      signIn: { name, password in
        let signedIn = try sitting.signIn(name, password, terminal)
        printing.start()
        return signedIn
      },
      signOut: { sitting.signOut() },
      unlock: { password in try desk.unlock(try sitting.session(), password: password) },
      perform: { command, id, version in
        if command.kind.leavesFiles { return try files.leave(command, id: id, version: version) }
        return try desk.perform(command, id: id, version: version, by: try sitting.session())
      },
      day: {
        let actor = try sitting.actor()
        var status = try desk.dayStatus()
        status.actor = actor
        status.shiftEnds = try desk.shiftEnd(of: actor.name)
        return status
      },
      queue: { kinds, order, find, after, limit in
        guard !find.isEmpty else {
          return try desk.queue(kinds, order: order, after: after, limit: limit, for: try sitting.actor())
        }
        return try desk.search(kinds, find: find, order: order, limit: limit, for: try sitting.actor())
      },
      stops: { try desk.stops(for: try sitting.actor()) },
      phrases: {
        try sitting.check()
        return try desk.phrases()
      },
      morning: { try desk.morningList(for: try sitting.actor()) },
      evening: { try desk.eveningList(for: try sitting.actor()) },
      order: { id in try desk.card(of: id, for: try sitting.actor()) },
      parcel: { id in try desk.card(of: id, for: try sitting.actor()) },
      meaning: { scan in
        try sitting.check()
        return try desk.meaning(of: scan)
      },
      parcels: { wave, stage, find, after, limit in
        try desk.parcels(wave: wave, stage: stage, find: find, after: after, limit: limit, for: try sitting.actor())
      },
      stock: { ask, after, limit in
        try sitting.check()
        return try desk.stock(ask, after: after, limit: limit)
      },
      movements: { sku, before, limit in
        try desk.movements(of: sku, before: before, limit: limit, for: try sitting.actor())
      },
      dispatchNote: { id in try files.dispatchNote(id) },
      pickWalk: { wave in try files.pickWalk(wave) },
      merges: { wave in try desk.mergeAdvice(wave: wave, for: try sitting.actor()) },
      manifest: { courier, wave in try files.manifest(courier, wave) },
      exportShipFile: { wave, platform, template in try files.exportShipFile(wave, platform, template) },
      assignWaybills: { wave, parcels in
        let done = try desk.assignWaybills(wave: wave, parcels, id: CommandID.next(), by: try sitting.session())
        return AssignedNumbers(count: done.receipts.count, left: done.left.map(AssignedNumbers.Left.init))
      },
      importFiles: { wish in
        importLines(
          try ImportUseCase(desk).run(
            wish.paths, platform: wish.platform, shop: wish.shop, id: CommandID.next(), by: try sitting.session()))
      },
      now: { desk.now },
      calendar: { desk.settings.calendar },
      newID: { CommandID.next() },
      people: {
        try sitting.check()
        return try desk.namedPeople(system: Texts(language).system)
      }, request: { id in try desk.matter(id, for: try sitting.actor()) }, printPickList: { wave in try files.printPickList(wave) },
      printManifest: { courier, wave in try files.printManifest(courier, wave) },
      printJobs: { limit in
        try sitting.check()
        return try desk.printJobs(limit: limit)
      },
      startPrinting: { printing.start() },
      counts: { limit in try desk.counts(limit: limit) },
      count: { id, limit in (try desk.count(id), try desk.countLines(of: id, limit: limit)) },
      touch: {
        sitting.touch()
        // What an import that was cut off left behind, a little at a time: commands wait in the same lane.
        _ = try? desk.indexOrders(atMost: 10)
      },
      changePassword: { old, new in try desk.changePassword(try sitting.session(), from: old, to: new) },
      publishing: { limit in
        try sitting.check()
        return try desk.publishing(limit: limit)
      },
      shortages: { limit in
        try sitting.check()
        return try desk.shortages(limit: limit)
      },
      shops: {
        try sitting.check()
        return try desk.shops()
      })
    services.keep = { command, id, said in try desk.keep(command, id: id, by: try sitting.session(), said: said) }
    services.reconcile = { courier, month, path in
      let (bill, result) = try BillUseCase(desk).run(
        path, courier: courier, month: month, tolerance: Reconciliation.usualTolerance, by: try sitting.session())
      return (result, bill.rejected)
    }
    services.purchases.replenishment = { limit in
      try sitting.check()
      return try desk.replenishment(limit: limit, for: try sitting.actor())
    }
    services.purchases.list = { limit in
      try sitting.check()
      return try desk.purchases(limit: limit)
    }
    services.purchases.suppliers = {
      try sitting.check()
      return try desk.suppliers()
    }
    services.pages = {
      try sitting.check()
      return try desk.revisions(limit: 200).rows
    }
    services.backups = {
      try sitting.check()
      return try desk.backups(limit: 100)
    }
    services.supervisor.board = { try desk.board(for: try sitting.actor()) }
    services.supervisor.refunds = { try desk.refunds(for: try sitting.actor()) }
    services.supervisor.filter = { words in
      try desk.logFilter(words) { Texts(language).command(named: $0) }
    }
    services.supervisor.log = { filter, before, limit in
      try desk.log(filter, before: before, limit: limit, for: try sitting.actor())
    }
    services.supervisor.story = { word in
      let actor = try sitting.actor()
      return try desk.story(of: try desk.subject(named: word), for: actor)
    }
    services.posts = {
      try sitting.check()
      return try desk.postList()
    }
    services.attempted = { kind in
      if let session = try? sitting.session() { try? desk.permit(kind, args: .object([]), by: session) }
    }
    services.duty.assignees = {
      try sitting.check()
      return try desk.assignees()
    }
    services.duty.shiftEnd = { try desk.shiftEnd(for: try sitting.actor()) }
    services.duty.subject = { word in
      try sitting.check()
      do {
        return try desk.subject(named: word)
      } catch let refusal as Refusal where refusal.code == .notFound {
        return nil
      }
    }
    services.roster = {
      try sitting.check()
      return try desk.roster(from: desk.settings.calendar.zone.local(desk.now).day)
    }
    services.promotions.calendar = { day in
      try sitting.check()
      let zone = desk.settings.calendar.zone
      let rows = try desk.promotionCalendar(from: zone.instant(day), until: zone.instant(day.advanced(by: 42)))
      return Page(rows: rows, next: nil)
    }
    services.promotions.list = { limit in
      try sitting.check()
      return try desk.promotions(limit: limit)
    }
    services.promotions.card = { try desk.promotionCard($0, for: try sitting.actor()) }
    services.promotions.events = { try desk.events(for: try sitting.actor()) }
    return (services, printing)
  }
}
