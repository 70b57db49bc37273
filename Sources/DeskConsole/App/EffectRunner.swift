import DeskCore
import Dispatch
import Synchronization

/// Carries effects out through the services, off the loop, and delivers what came of them as messages.
///
/// Reading and writing have a lane each, so that a write that waits for its turn doesn't hold up the screen, and what takes minutes has its
/// own. Within a lane order is kept. A question that waits is replaced by a newer one for the same slot. No state of the console is touched
/// here.
public final class EffectRunner: Sendable {
  /// How work is run: on queues in the program, at once in a test.
  public struct Lanes: Sendable {
    public var read: @Sendable (@escaping @Sendable () -> Void) -> Void
    public var write: @Sendable (@escaping @Sendable () -> Void) -> Void
    /// For commands that take minutes and hold nobody up (REC-2).
    public var aside: @Sendable (@escaping @Sendable () -> Void) -> Void
    /// Seconds that leaving waits for what the write lane still has to do.
    public var patience: Double

    public init(
      read: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void,
      write: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void,
      aside: (@Sendable (@escaping @Sendable () -> Void) -> Void)? = nil, patience: Double = 0.5
    ) {
      self.read = read
      self.write = write
      self.aside = aside ?? write
      self.patience = patience
    }

    /// Serial queues.
    public static func background() -> Lanes {
      let reading = DispatchQueue(label: "shopdesk.read", qos: .userInitiated)
      let writing = DispatchQueue(label: "shopdesk.write", qos: .userInitiated)
      let aside = DispatchQueue(label: "shopdesk.aside", qos: .utility)
      return Lanes(
        read: { work in reading.async(execute: work) }, write: { work in writing.async(execute: work) },
        aside: { work in aside.async(execute: work) })
    }

    /// On the caller's thread, before the call returns.
    public static let inline = Lanes(read: { $0() }, write: { $0() })
  }

  private let services: Services
  private let lanes: Lanes
  private let deliver: @Sendable (Message) -> Void
  private let waiting = Waiting()
  private let isTouching = Atomic(false)
  private let isLeaving = Atomic(false)

  /// - Parameter deliver: called from any thread, once for each effect that has an outcome.
  public init(services: Services, lanes: Lanes, deliver: @escaping @Sendable (Message) -> Void) {
    self.services = services
    self.lanes = lanes
    self.deliver = deliver
  }

  /// Starts one of the effects that concern the services; those of the terminal are the loop's.
  public func run(_ effect: Effect) {
    switch effect {
    case .load(let query, let ticket):
      guard waiting.put(query, ticket) else { return }
      lanes.read { [self] in
        guard let (query, ticket) = waiting.take(query.slot) else { return }
        deliver(.loaded(query, ticket: ticket, attempt { try answer(query) }))
      }
    case .perform(let planned) where planned.command.kind.takesLong: lanes.aside { [self] in keep(planned) }
    case .perform(let planned):
      lanes.write { [self] in
        let result = attempt { try services.perform(planned.command, services.newID(), planned.version) }
        if case .success = result, planned.command.kind.isPrinting { services.startPrinting() }
        deliver(.performed(planned, result))
      }
    case .make(let document): lanes.write { [self] in deliver(.documentMade(document, attempt { try make(document) })) }
    case .signIn(let name, let password):
      lanes.write { [self] in
        let result = attempt { try services.signIn(name, password) }
        deliver(.signedIn(result, services.calendar()))
      }
    case .unlock(let password):
      lanes.write { [self] in
        switch attempt({ try services.unlock(password) }) {
        case .success: deliver(.unlocked(nil))
        case .failure(let failure): deliver(.unlocked(failure))
        }
      }
    case .changePassword(let old, let new):
      lanes.write { [self] in
        switch attempt({ try services.changePassword(old, new) }) {
        case .success: deliver(.passwordChanged(nil))
        case .failure(let failure): deliver(.passwordChanged(failure))
        }
      }
    case .signOut: lanes.write { [self] in services.signOut() }
    case .attempted(let kind): lanes.write { [self] in services.attempted(kind) }
    case .touch:
      // One that still waits for its turn says enough.
      guard !isTouching.exchange(true, ordering: .relaxed) else { return }
      lanes.write { [self] in
        services.touch()
        isTouching.store(false, ordering: .relaxed)
      }
    case .copy, .ring, .redraw, .suspend, .quit: break
    }
  }

  /// Waits a short while for everything that was given to the write lane, signing out above all. What takes minutes is told to stop: what it
  /// holds and its unfinished file go with it. False: somebody else has the store's turn, or it doesn't stop that soon, and the person leaves
  /// all the same; the session and the hold then end by themselves.
  public func leave() -> Bool {
    isLeaving.store(true, ordering: .relaxed)
    let done = DispatchSemaphore(value: 0)
    lanes.aside { done.signal() }
    lanes.write { done.signal() }
    let end = DispatchTime.now() + lanes.patience
    return done.wait(timeout: end) == .success && done.wait(timeout: end) == .success
  }

  private func keep(_ planned: Planned) {
    let id = services.newID()
    let result = attempt {
      guard !isLeaving.load(ordering: .relaxed) else { throw CancellationError() }
      guard let keep = services.keep else { return try services.perform(planned.command, id, planned.version) }
      return try keep(planned.command, id) { [self] progress in
        guard !isLeaving.load(ordering: .relaxed) else { throw CancellationError() }
        deliver(.keeping(progress))
      }
    }
    deliver(.performed(planned, result))
  }

  private func attempt<Value>(_ body: () throws -> Value) -> Result<Value, Failure> {
    do { return .success(try body()) } catch { return .failure(Failure(error)) }
  }

  private func answer(_ query: Query) throws -> Answer {
    switch query {
    case .day: .day(try services.day())
    case .people: .people(try services.people())
    case .queue(let kinds, let order, let find, let limit): .queue(try services.queue(kinds, order, find, nil, limit))
    case .stops: .stops(try services.stops())
    case .phrases: .phrases(try services.phrases())
    case .morning: .morning(try services.morning())
    case .evening: .evening(try services.evening())
    case .posts: .posts(try services.posts())
    case .roster: .roster(try services.roster())
    case .assignees: .assignees(try services.duty.assignees())
    case .shiftEnd: .shiftEnd(try services.duty.shiftEnd())
    case .found(let word): .found(try services.duty.subject(word))
    case .pages: .pages(try services.pages())
    case .backups: .backups(try services.backups())
    case .order(let id), .orderPage(let id): .order(try services.order(id))
    case .request(let id): .request(try services.request(id))
    case .parcels(let wave, let stage, let find, let limit): .parcels(try services.parcels(wave, stage, find, nil, limit))
    case .parcel(let id), .benchParcel(let id), .bagParcel(let id): .parcel(try services.parcel(id))
    case .wave(let day, let limit): .parcels(try books(day, limit))
    case .promotionCalendar(let day): .promotions(try services.promotions.calendar(day))
    case .promotions(let limit): .promotions(try services.promotions.list(limit))
    case .promotionCard(let id): .promotionCard(try services.promotions.card(id))
    case .events: .events(try services.promotions.events())
    case .stock(let ask, let limit): .stock(try services.stock(ask, nil, limit))
    case .publishing(let limit): .publishing(try services.publishing(limit))
    case .shortages(let limit): .shortages(try services.shortages(limit))
    case .shops: .shops(try services.shops())
    case .replenishment(let limit): .replenishment(try services.purchases.replenishment(limit))
    case .purchases(let limit): .purchases(try services.purchases.list(limit))
    case .suppliers: .suppliers(try services.purchases.suppliers())
    case .movements(let sku, let limit): .movements(try services.movements(sku, nil, limit))
    case .counts(let limit): .counts(try services.counts(limit))
    case .count(let id, let limit): try one(services.count(id, limit))
    case .board: .board(try services.supervisor.board())
    case .held(let kind, let limit): .queue(try services.queue([kind], .urgency, "", nil, limit))
    case .refunds: .refunds(try services.supervisor.refunds())
    case .log(let find, let limit): try filtered(find, limit)
    case .story(let word): .story(try services.supervisor.story(word))
    case .printJobs(let limit): .printJobs(try services.printJobs(limit))
    case .pickList(let day): .pickWalk(try services.pickWalk(day))
    case .merges(let day): .merges(try services.merges(day))
    case .manifest(let courier, let day): .text(try services.manifest(courier, day))
    case .scan(let scan), .bagScan(let scan): .meaning(try services.meaning(scan))
    }
  }

  /// A word that means nothing yet is being typed, or wrong: said where the filter stands.
  private func filtered(_ find: String, _ limit: Int) throws -> Answer {
    do {
      let filter = try services.supervisor.filter(find)
      return .log(try services.supervisor.log(filter, nil, limit), filter)
    } catch let refusal as Refusal where refusal.code == .notFound {
      return .log([], nil)
    }
  }

  private func one(_ count: (CountRow, Page<CountLineRow>)) -> Answer { .count(count.0, count.1) }

  /// A wave's parcels and, before them, what other waves still have open.
  private func books(_ day: ShopDay, _ limit: Int) throws -> Page<ParcelRow> {
    var page = try services.parcels(day, nil, "", nil, limit)
    let late = try services.parcels(nil, nil, "", nil, limit).rows.filter { $0.wave != day }
    page.rows = late + page.rows
    return page
  }

  /// Papers wait in the store before anybody prints them: a printer that is gone, or a console that is left, loses none.
  private func queue(_ document: PrintDocument, _ papers: [String]) throws {
    _ = try services.perform(.printPaper(document, papers: papers), services.newID(), nil)
    services.startPrinting()
  }

  private func make(_ document: Document) throws -> Made {
    switch document {
    case .dispatchNotes(let ids):
      var made = Made()
      for id in ids { made.text += (made.text.isEmpty ? "" : "\n") + (try services.dispatchNote(id)) }
      return made
    case .labels(let ids):
      try queue(.label, ids.map(\.text))
      return Made()
    case .pickList(let day):
      let text = try services.printPickList(day)
      try queue(.pickList, [WaveSubject(wave: day, late: true).text])
      return Made(text: text)
    case .manifest(let courier, let day):
      let made = try services.printManifest(courier, day)
      try queue(.manifest, [WaveSubject(courier: courier, wave: day, late: true).text])
      return made
    case .shipFile(let day, let platform, let template):
      let written = try services.exportShipFile(day, platform, template)
      return Made(
        paths: [written.paths.joined(separator: " ")], count: written.orders, dropped: written.dropped, template: written.template)
    case .waveNumbers(let day, let parcels):
      let assigned = try services.assignWaybills(day, parcels)
      var made = Made(count: assigned.count)
      made.left = assigned.left
      return made
    case .reconciliation(let courier, let month, let bill):
      let found = try services.reconcile(courier, month, bill)
      var made = Made()
      made.reconciled = found.result
      made.rejected = found.rejected
      return made
    case .importFiles(let wish): return Made(text: try services.importFiles(wish).joined(separator: "\n"))
    }
  }
}

extension CommandKind {
  /// Whether something waits to be printed after it.
  fileprivate var isPrinting: Bool { self == .printPaper || self == .retryPrint || self == .printParcel }
}
