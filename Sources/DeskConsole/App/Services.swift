import DeskCore

/// Everything the console may ask of the world, as closures: the live ones go to the store, a test's go wherever it likes. None is called on
/// the key path but through an effect; each may block and is run off the loop.
public struct Services: Sendable {
  /// Checks name and password and begins a session (reliability.md 7: one answer for every failure).
  public var signIn: @Sendable (_ name: String, _ password: String) throws -> SignedIn
  /// Ends the session.
  public var signOut: @Sendable () -> Void
  /// Says that somebody is here, at most once a minute: a write, and so never part of a question.
  public var touch: @Sendable () -> Void
  /// Checks the password of the person who is signed in: leaves the idle lock.
  public var unlock: @Sendable (_ password: String) throws -> Void

  /// Changes the password of the person who is signed in (ROL-7).
  public var changePassword: @Sendable (_ old: String, _ new: String) throws -> Void

  /// Carries a command out. `id` makes a repetition harmless; `version` is the one the person saw. Where files leave by it, they stand
  /// before its record is written, and the receipt says where they lie.
  public var perform: @Sendable (_ command: Command, _ id: String, _ version: Int?) throws -> Receipt

  /// REC-2: the same for what takes minutes, beside everything else; `said` is told how far it is, and throws when
  /// it is to stop. Nil: it is carried out as the others.
  public var keep:
    (@Sendable (_ command: Command, _ id: String, _ said: @escaping @Sendable (KeepProgress) throws -> Void) throws -> Receipt)?

  public var day: @Sendable () throws -> DayStatus
  /// Open work of some kinds in the wanted order; `find` filters by order number, buyer, waybill, parcel…
  public var queue:
    @Sendable (_ kinds: [WorkKind], _ order: QueueOrder, _ find: String, _ after: String?, _ limit: Int) throws -> Page<QueueRow>
  /// ORD-8: parcels that somebody asks to stop and nobody has answered for.
  public var stops: @Sendable () throws -> [StopRow]
  /// 话术, by name; those of the lead, none when nobody has saved any.
  public var phrases: @Sendable () throws -> [Phrase]
  /// ORD-6, ORD-17.
  public var morning: @Sendable () throws -> MorningList
  public var evening: @Sendable () throws -> EveningList
  public var order: @Sendable (OrderID) throws -> OrderCard
  /// A request that is about no order.
  public var request: @Sendable (RequestID) throws -> RequestMatter
  public var parcel: @Sendable (ParcelID) throws -> ParcelCard
  /// What the shop knows by what a scanner has read: a parcel by id, note or waybill, an article by barcode or code.
  public var meaning: @Sendable (_ scan: String) throws -> ScanMeaning
  /// Parcels of a wave (nil: every open one), in one stage or all, in walking order of work.
  public var parcels:
    @Sendable (_ wave: ShopDay?, _ stage: ParcelStage?, _ find: String, _ after: String?, _ limit: Int) throws
      -> Page<ParcelRow>
  public var stock: @Sendable (_ ask: StockAsk, _ after: String?, _ limit: Int) throws -> Page<StockRow>
  /// INV-3, INV-4: listings and prices that wait for the merchandiser.
  public var publishing: @Sendable (_ limit: Int) throws -> Page<PublishRow>
  /// ORD-9: SKUs that are too short, with the orders they hit.
  public var shortages: @Sendable (_ limit: Int) throws -> Page<ShortageRow>
  /// Our shops on the marketplaces, as far as orders and listings name them.
  public var shops: @Sendable () throws -> [ShopName]
  public var promotions = PromotionServices()
  public var purchases = PurchaseServices()
  public var supervisor = SupervisorServices()
  public var duty = DutyServices()
  public var movements: @Sendable (_ sku: String, _ before: Int64?, _ limit: Int) throws -> [MovementRow]
  /// INV-5: counts, newest first; one of them with its SKUs, without what the book says of those that are still counted.
  public var counts: @Sendable (_ limit: Int) throws -> Page<CountRow>
  public var count: @Sendable (_ id: CountID, _ limit: Int) throws -> (CountRow, Page<CountLineRow>)
  /// Sign-in names with the names that colleagues know, for everybody whom a row or a record may name.
  public var people: @Sendable () throws -> NamedPeople

  /// A parcel's dispatch note as text, as it was printed last.
  public var dispatchNote: @Sendable (ParcelID) throws -> String
  /// The print queue: what failed, what is being printed, what waits, and the latest that came out.
  public var printJobs: @Sendable (_ limit: Int) throws -> [PrintJob]
  /// Has what waits printed, in the background.
  public var startPrinting: @Sendable () -> Void
  /// The papers of a wave hold the open parcels of every other wave too: what is late still has to be brought and handed over.
  public var pickWalk: @Sendable (_ wave: ShopDay) throws -> PickWalk
  /// ORD-10: what of a wave could share a box, and why the rest doesn't.
  public var merges: @Sendable (_ wave: ShopDay) throws -> MergeAdvice
  public var manifest: @Sendable (_ courier: String, _ wave: ShopDay) throws -> String
  /// The same papers as something that is printed: each call leaves its record (REC-1). The two above only show and write nothing.
  public var printPickList: @Sendable (_ wave: ShopDay) throws -> String
  public var printManifest: @Sendable (_ courier: String, _ wave: ShopDay) throws -> Made
  /// Writes the ship file of a wave; returns its path, how many orders it names, and which it leaves out (ORD-8).
  public var exportShipFile: @Sendable (_ wave: ShopDay, _ platform: String?, _ template: String?) throws -> ShipFilesMade
  /// FUL-5: for these parcels of a wave, or all of it that have no number; all or none.
  public var assignWaybills: @Sendable (_ wave: ShopDay, _ parcels: [ParcelID]?) throws -> AssignedNumbers
  /// Imports files; returns a summary for people in the session's language, line by line.
  public var importFiles: @Sendable (_ wish: ImportWish) throws -> [String]
  /// FUL-9: a courier's bill of a month against our parcels, and its rows that could not be read.
  public var reconcile:
    @Sendable (_ courier: String, _ month: ShopDay, _ bill: String) throws -> (result: Reconciliation, rejected: [RejectedRow]) = {
      throw Refusal.notFound($2)
    }

  /// APR-2: approved revisions, newest first.
  public var pages: @Sendable () throws -> [PageRevision] = { [] }
  /// REC-2: backups, newest first.
  public var backups: @Sendable () throws -> [BackupRow] = { [] }
  /// ROL-5: who stands in for whom.
  public var posts: @Sendable () throws -> PostList = { PostList() }

  /// REC-4: records an attempt without permission.
  public var attempted: @Sendable (CommandKind) -> Void = { _ in }
  /// ROL-8: the roster from today on.
  public var roster: @Sendable () throws -> RosterSheet = { RosterSheet(from: ShopDay(number: 0), days: 0) }

  /// The shop's clock.
  public var now: @Sendable () -> Instant
  public var calendar: @Sendable () -> ShopCalendar
  /// A new command id, unique for ever.
  public var newID: @Sendable () -> String

  public init(
    signIn: @escaping @Sendable (String, String) throws -> SignedIn,
    signOut: @escaping @Sendable () -> Void,
    unlock: @escaping @Sendable (String) throws -> Void,
    perform: @escaping @Sendable (Command, String, Int?) throws -> Receipt,
    day: @escaping @Sendable () throws -> DayStatus,
    queue: @escaping @Sendable ([WorkKind], QueueOrder, String, String?, Int) throws -> Page<QueueRow>,
    stops: @escaping @Sendable () throws -> [StopRow],
    phrases: @escaping @Sendable () throws -> [Phrase],
    morning: @escaping @Sendable () throws -> MorningList,
    evening: @escaping @Sendable () throws -> EveningList,
    order: @escaping @Sendable (OrderID) throws -> OrderCard,
    parcel: @escaping @Sendable (ParcelID) throws -> ParcelCard,
    meaning: @escaping @Sendable (String) throws -> ScanMeaning,
    parcels: @escaping @Sendable (ShopDay?, ParcelStage?, String, String?, Int) throws -> Page<ParcelRow>,
    stock: @escaping @Sendable (StockAsk, String?, Int) throws -> Page<StockRow>,
    movements: @escaping @Sendable (String, Int64?, Int) throws -> [MovementRow],
    dispatchNote: @escaping @Sendable (ParcelID) throws -> String,
    pickWalk: @escaping @Sendable (ShopDay) throws -> PickWalk,
    merges: @escaping @Sendable (ShopDay) throws -> MergeAdvice,
    manifest: @escaping @Sendable (String, ShopDay) throws -> String,
    exportShipFile: @escaping @Sendable (ShopDay, String?, String?) throws -> ShipFilesMade,
    assignWaybills: @escaping @Sendable (ShopDay, [ParcelID]?) throws -> AssignedNumbers,
    importFiles: @escaping @Sendable (ImportWish) throws -> [String],
    now: @escaping @Sendable () -> Instant,
    calendar: @escaping @Sendable () -> ShopCalendar,
    newID: @escaping @Sendable () -> String,
    people: @escaping @Sendable () throws -> NamedPeople = { NamedPeople() },
    request: @escaping @Sendable (RequestID) throws -> RequestMatter = { throw Refusal.notFound($0.text) },
    printPickList: @escaping @Sendable (ShopDay) throws -> String,
    printManifest: (@Sendable (String, ShopDay) throws -> Made)? = nil,
    printJobs: @escaping @Sendable (Int) throws -> [PrintJob] = { _ in [] },
    startPrinting: @escaping @Sendable () -> Void = {},
    counts: @escaping @Sendable (Int) throws -> Page<CountRow> = { _ in Page(rows: [], next: nil) },
    count: @escaping @Sendable (CountID, Int) throws -> (CountRow, Page<CountLineRow>) = { id, _ in throw Refusal.notFound(id.text)
    },
    touch: @escaping @Sendable () -> Void = {},
    changePassword: @escaping @Sendable (String, String) throws -> Void = { _, _ in },
    publishing: @escaping @Sendable (Int) throws -> Page<PublishRow> = { _ in Page(rows: [], next: nil) },
    shortages: @escaping @Sendable (Int) throws -> Page<ShortageRow> = { _ in Page(rows: [], next: nil) },
    shops: @escaping @Sendable () throws -> [ShopName] = { [] }
  ) {
    self.signIn = signIn
    self.signOut = signOut
    self.unlock = unlock
    self.perform = perform
    self.day = day
    self.queue = queue
    self.stops = stops
    self.phrases = phrases
    self.morning = morning
    self.evening = evening
    self.order = order
    self.parcel = parcel
    self.meaning = meaning
    self.parcels = parcels
    self.stock = stock
    self.publishing = publishing
    self.shortages = shortages
    self.shops = shops
    self.movements = movements
    self.dispatchNote = dispatchNote
    self.printJobs = printJobs
    self.startPrinting = startPrinting
    self.pickWalk = pickWalk
    self.merges = merges
    self.manifest = manifest
    self.exportShipFile = exportShipFile
    self.assignWaybills = assignWaybills
    self.importFiles = importFiles
    self.now = now
    self.calendar = calendar
    self.newID = newID
    self.people = people
    self.request = request
    self.counts = counts
    self.count = count
    self.touch = touch
    self.changePassword = changePassword
    self.printPickList = printPickList
    self.printManifest = printManifest ?? { Made(text: try manifest($0, $1)) }
  }
}

/// Questions of the stock pane about purchases (INV-6); without a store there is nothing.
public struct PurchaseServices: Sendable {
  public var replenishment: @Sendable (_ limit: Int) throws -> Page<ReplenishmentRow> = { _ in Page(rows: [], next: nil) }
  public var list: @Sendable (_ limit: Int) throws -> Page<PurchaseRow> = { _ in Page(rows: [], next: nil) }
  public var suppliers: @Sendable () throws -> [Supplier] = { [] }

  public init() {}
}

/// Questions of the promotion pane; without a store there is nothing.
public struct PromotionServices: Sendable {
  public var calendar: @Sendable (_ from: ShopDay) throws -> Page<PromotionRow> = { _ in Page(rows: [], next: nil) }
  public var list: @Sendable (_ limit: Int) throws -> Page<PromotionRow> = { _ in Page(rows: [], next: nil) }
  public var card: @Sendable (PromotionID) throws -> PromotionCard = { throw Refusal.notFound($0.text) }
  public var events: @Sendable () throws -> [EventRow] = { [] }

  public init() {}
}

/// Who is on duty, and what is named; without a store there is nothing.
public struct DutyServices: Sendable {
  /// ROL-8: to whom work may be given, the best first.
  public var assignees: @Sendable () throws -> [Assignee] = { [] }
  /// ROL-10: what is still open with whoever sits here; nil: they have no shift today.
  public var shiftEnd: @Sendable () throws -> ShiftEnd? = { nil }
  /// What a word names; nil: nothing.
  public var subject: @Sendable (_ word: String) throws -> Subject? = { _ in nil }

  public init() {}
}

/// Questions of the supervisor's pane; without a store there is nothing.
public struct SupervisorServices: Sendable {
  /// SUP-1.
  public var board: @Sendable () throws -> Board = { Board(at: Instant(milliseconds: 0)) }
  public var refunds: @Sendable () throws -> [RefundRow] = { [] }
  /// What a filter means that somebody typed.
  ///
  /// - Throws: `notFound` for a word that means nothing.
  public var filter: @Sendable (_ words: String) throws -> LogFilter = { _ in LogFilter() }
  public var log: @Sendable (_ filter: LogFilter, _ before: Int64?, _ limit: Int) throws -> [TimelineRow] = { _, _, _ in [] }
  public var story: @Sendable (_ word: String) throws -> Story = { throw Refusal.notFound($0) }

  public init() {}
}

/// Who has signed in.
public struct SignedIn: Sendable, Equatable {
  public var actor: Actor
  /// ROL-7: the password is old or was given by somebody else, and must be changed.
  public var mustChangePassword: Bool
  /// ROL-7: told while it is not long.
  public var passwordDaysLeft: Int?

  public init(actor: Actor, mustChangePassword: Bool = false, passwordDaysLeft: Int? = nil) {
    self.passwordDaysLeft = passwordDaysLeft
    self.actor = actor
    self.mustChangePassword = mustChangePassword
  }
}
