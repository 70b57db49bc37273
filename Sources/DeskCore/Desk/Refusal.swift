/// Why a command was not carried out: which rule, who may do it, and the facts that the message needs. The words are made in one place
/// (the console's texts), in the reader's language; here are only facts.
public struct Refusal: Error, Equatable, Sendable {
  /// The family, which decides the exit code of a subcommand.
  public enum Code: String, Sendable, CaseIterable {
    case refused, notFound, stale, invalid, notPermitted, busy
  }

  public enum Reason: Equatable, Sendable {
    case notPermitted(CommandKind)
    /// `left`: what they may still decide by themselves of it, on this order and today.
    case aboveAuthority(AuthorityUse, left: Money)
    /// APR-1: what needs the approval of a higher post.
    case belowLevel(Role)
    case notSignedIn
    /// Wrong password, unknown person, disabled, throttled: one answer for all (reliability.md 7).
    case signInFailed
    case notFound(String)
    /// Two and more people are called so: by their sign-in names.
    case severalPeople(String, [String])
    /// Nobody who may sign in is called so; `known`: the sign-in names of who may.
    case nobodyNamed(String, known: [String])
    case changedSince(subject: String, seen: Int, now: Int, by: String, command: String, at: Instant)
    case wrongState(subject: String, machine: String, state: String, command: CommandKind, from: [String])
    case heldBy(person: String, since: Instant)
    case notHeld
    case messagesUnread
    case nothingToReview
    case platformForbids(TradeStatus)
    case orderNotOpen(order: String, stage: String)
    case refundedOnPlatform(Money)
    case alreadyShipped(order: String)
    case noLines
    case maskedBuyer
    case outOfStock([Shortage])
    case flagUnacknowledged(note: String)
    case nothingToAcknowledge
    case noWaybill
    case waybillTaken(number: String, parcel: String, at: Instant)
    case waybillAlreadySet(String)
    case poolEmpty(courier: String)
    /// FUL-5: no rule tells who takes it.
    case noCourierRule(address: String)
    /// FUL-5: a wave needs more numbers than the pools hold.
    case poolsShort([PoolShortage])
    case noShipFault(String)
    case unknownCourier(String)
    case notInParcel(code: String)
    case alreadyComplete(sku: String, ordered: Int)
    case unknownSKU(String)
    case barcodeTaken(barcode: String, sku: String)
    case nothingToChange
    case paperVoid(note: String)
    case intercepted(by: String, at: Instant, reason: String)
    case notIntercepted(String)
    case exceptionOpen(String, owner: String)
    case noException(String)
    case alreadyCancelled(String)
    /// Everything has come to its end: an after-sale case is the way.
    case useCase(String)
    case alreadyReminded(at: Instant)
    case notEscalated
    /// Empty: to whoever leads.
    case escalatedTo(person: String)
    case cannotHold(person: String)
    case alreadyOffered(by: String)
    case notOffered
    case ownOffer
    case noOpenReview
    case notDelivered(String)
    case alreadyReported(by: String)
    case notReported
    case notPaid(String)
    case goodsQueued(String)
    case addressWithoutProvince(String)
    case refundTooHigh(asked: Money, possible: Money)
    case returnTooMany(sku: String, asked: Int, possible: Int)
    case nothingShipped(String)
    case alreadySettled(String)
    case alreadyApproved(String)
    case alreadyInspected(String)
    case alreadyMoving(String)
    case goodsCameBack(String)
    case nothingAwaited(String)
    case notInCase(code: String)
    case goodsNotReceived(String)
    case goodsNotInspected(String)
    case goodsWereRejected(String)
    case replacementNotShipped(String)
    case noDispute(String)
    case disputeOpen(String)
    case ownRequest
    /// ROL-4: drafted or changed by them, whoever asked for it in the end.
    case ownWork
    case notOwnRequest(by: String)
    /// The same was asked for already and waits.
    case alreadyAsked(request: String, by: String)
    /// ORD-10: it travels in another parcel's box and is acted on with that.
    case inBundle(String, lead: String)
    case notInBundle(String)
    case cannotMerge([MergeObstacle])
    case splitTakesAll(String)
    case noSuchGoods(String)
    case waveNotWorked(ShopDay)
    case notLate(String)
    case packedBy(person: String, since: Instant)
    case notBeingPacked(String)
    case notShort
    case nothingLeftToQueue
    case missingTooMany(sku: String, asked: Int, possible: Int)
    /// INV-5: a count below what is promised to orders: short their parcels first.
    case belowReserved(sku: String, reserved: Int)
    case explanationNeeded(sku: String, book: Int, counted: Int)
    case notDelisted(String)
    /// INV-1: the SKU is part of another now.
    case mergedSKU(String, into: String)
    /// INV-4: nothing is listed without a price.
    case noPrice(String)
    /// ROL-4: somebody else carries out what one has approved.
    case ownApproval
    /// INV-1: some of the SKU's pieces lie there as in another place already.
    case placeTaken(String)
    case tooFewAt(String, asked: Int, there: Int)
    /// INV-5: it is in another open count.
    case alreadyCounting(sku: String, count: String)
    case countOpen(String)
    case nothingToCount
    /// The only person who could sign a full count would have opened it.
    case nobodyElseSigns
    case notInCount(sku: String, count: String)
    /// Somebody else counts it again.
    case otherCounter
    case ownCount
    /// A difference beyond one's own amount is counted blind, by two people.
    case countNeeded(sku: String)
    /// INV-1: what still stands in the way of merging.
    case stillListed(String)
    case inParcels(sku: String, pieces: Int)
    /// INV-6, DIS-3.
    case unknownSupplier(String)
    case emptyPurchase
    case noCost(String)
    case dayIsPast(ShopDay)
    case notInPurchase(sku: String, purchase: String)
    case acceptsTooMany(sku: String, asked: Int, possible: Int)
    case notSoManyInHand(sku: String, step: String, asked: Int, there: Int)
    case goodsInHand(sku: String, inspect: Int, stow: Int, back: Int)
    case onPurchase(sku: String, purchase: String)
    case nothingToOrder(supplier: String)
    /// Nothing of a purchase waits to be inspected, put away or sent back.
    case nothingInHand(purchase: String, step: String)
    /// PRO-2: what is wrong with a promotion as it is written.
    case promotionFaults([PromotionFault])
    /// PRO-3: it collides, and nobody has said why it shall be all the same.
    case conflictsUnexplained([PromotionConflict])
    case promotionOver(until: Instant)
    /// PRO-3: as many as can be looked through stand already.
    case tooManyPromotions(Int)
    /// APR-2: what was published there last, which isn't what the revision says.
    case pageReads(String, RevisionID)
    /// APR-2: it reads as it was published: nobody has changed it outside.
    case pageUnchanged(RevisionID)
    /// PRO-2: goods that nobody knows, each with codes that are near it.
    case unknownGoods([String], near: [String])
    /// PRO-1: proposed, approved and published by three people.
    case notThird
    case eventFault(PlatformEventFault)
    case deadlinePassed(Instant)
    case notOverYet(until: Instant)
    case noSuchZone(String, known: [String])
    case nothingToSign(courier: String)
    case deadlinesOutOfOrder
    /// A label printer's language can't hold a sheet.
    case formatNotForDocument(PrintFormat, PrintDocument)
    case printJobNotFailed(job: Int64, state: PrintState)
    case noFailedPrint
    case noPDF
    /// FUL-8: a day that neither the clock nor the books have reached.
    case dayNotBegun(ShopDay)
    /// FUL-8: the books' first day comes after it.
    case booksBeginLater(ShopDay)
    case argument(name: String, fault: ArgumentFault)
    case unknownCommand(String)
    /// A line of `run` that is no JSON object; which one, counted from 1.
    case notJSON(line: Int)
    case personExists(String)
    case roleAlreadyHeld(Role)
    case roleNotHeld(Role)
    case lastAdministrator
    /// ROL-5: nobody of this person's posts stands in for that one.
    case cannotStandIn(for: Role, possible: [Role])
    case alreadyStandsIn(for: Role, until: Instant)
    case notStandingIn(for: Role)
    /// A stand-in, or leave, as it was asked for.
    case periodOver(until: Instant)
    case periodReversed
    /// ROL-9: a day ahead, or as an emergency with its reason.
    case leaveTooLate(hours: Int)
    case leaveTooOld(days: Int)
    case alreadyOnLeave(until: Instant)
    case notOnLeave
    case othersLeave(of: String)
    case periodTooLong(days: Int)
    case ownAccount
    case alreadyDisabled
    case notDisabled
    case password([PasswordRule.Fault])
    case wrongPassword
    case mustChangePassword
    /// ROL-7: what is asked for needs the password typed within the last minutes.
    case passwordAgain(minutes: Int)
    case accountLent(to: String, until: Instant)
    case accountNotLent
    /// Not with an account that is somebody else's.
    case borrowedAccount(of: String)
    /// ROL-8: a roster of days that are over isn't changed.
    case rosterIsPast(today: ShopDay)
    /// REC-3: their post sees buyers anyhow, or they do already.
    case seesBuyer
    case reasonNamesBuyer
    /// REC-3: whosever it is.
    case reasonHoldsData(PersonalData)
    /// ROL-4: they have done that to the same order.
    case separated(from: CommandKind)
    case holdsNothing
    case busy(seconds: Int, holder: String?)
    case commandIDReused
    /// REC-2.
    case noBackup
    /// What backups should go to isn't there, or is no folder.
    case noFolder(String)
    case backupUnderWay(by: String, since: Instant)
    case cannotRestore(RestoreObstacle)
  }

  public struct PoolShortage: Equatable, Sendable {
    public var courier: String
    public var missing: Int

    public init(courier: String, missing: Int) {
      self.courier = courier
      self.missing = missing
    }
  }

  public struct Shortage: Equatable, Sendable {
    public var sku: String
    public var needed: Int
    public var available: Int
    public init(sku: String, needed: Int, available: Int) {
      self.sku = sku
      self.needed = needed
      self.available = available
    }
  }

  public enum ArgumentFault: String, Equatable, Sendable {
    case missing, tooLong, notANumber, outOfRange, notAChoice, notAnIdentifier, notMoney, notADay, notATime, notAShop, notARule
  }

  public var code: Code
  /// The rulebook's number, such as `ORD-4`; nil where no rule but plain sense refuses.
  public var rule: String?
  public var reason: Reason
  /// Who may do what was refused here; empty when nobody may in this state.
  public var mayBeDoneBy: [Role]

  public init(_ code: Code = .refused, rule: String? = nil, _ reason: Reason, mayBeDoneBy: [Role] = []) {
    self.code = code
    self.rule = rule
    self.reason = reason
    self.mayBeDoneBy = mayBeDoneBy
  }

  public static func notPermitted(_ command: CommandKind) -> Refusal {
    Refusal(.notPermitted, rule: "ROL-2", .notPermitted(command), mayBeDoneBy: Authority.mayBeDone(by: command))
  }

  /// Who may print one kind of paper and not another.
  public static func notPermitted(printing document: PrintDocument) -> Refusal {
    if let report = document.report { return notPermitted(report) }
    let may = Authority.roles(printing: document)
    return Refusal(.notPermitted, rule: "ROL-2", .notPermitted(.printPaper), mayBeDoneBy: Role.allCases.filter(may.contains))
  }

  public static func notFound(_ text: String) -> Refusal { Refusal(.notFound, .notFound(text)) }

  public static func argument(_ name: String, _ fault: ArgumentFault) -> Refusal {
    Refusal(.invalid, .argument(name: name, fault: fault))
  }
}
