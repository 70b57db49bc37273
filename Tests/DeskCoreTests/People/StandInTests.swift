import DeskCore
import Testing

@Suite("Who stands in for whom")
struct StandInTests {
  // Row: whose own post; column: for whom. As the rulebook's ROL-5 says it, written down a second time.
  static let table = """
                   pre aft lea shi mer pla pro des buy dir fin dba gen
    presaleAgent    .   .   .   x   x   .   .   .   .   .   .   .   .
    aftersaleAgent  .   .   .   x   x   .   .   .   .   .   .   .   .
    agentLead       .   .   .   .   .   .   .   .   .   .   .   .   .
    shipper         x   x   .   .   .   .   .   .   .   .   .   .   .
    merchandiser    x   x   .   .   .   .   .   .   .   .   .   .   .
    planner         x   x   .   .   x   .   .   x   .   .   .   .   .
    promoter        .   .   .   .   .   .   .   .   .   .   .   .   .
    designer        .   .   .   .   .   .   .   .   .   .   .   .   .
    buyer           .   .   .   .   .   .   .   .   .   .   .   .   .
    director        x   x   x   x   x   x   x   x   x   .   .   .   .
    finance         .   .   .   .   .   .   .   .   .   .   .   .   .
    dbAdmin         .   .   .   .   .   .   .   .   .   .   .   .   .
    generalManager  .   .   .   .   .   .   .   .   .   .   .   .   .
    """

  private static let now = Instant(milliseconds: 1_764_000_000_000)
  private static let until = "2026-11-30 18:30"

  private func facts(
    of roles: [Role], asking actor: [Role] = [.director], name: String = "chef", standIns: [StandIn] = [], others: Set<Role> = []
  ) -> PostFacts {
    PostFacts(
      person: "limei", account: .init(displayName: "李梅", version: 3, roles: roles, isDisabled: false), standIns: standIns,
      actor: Actor(name: name, displayName: name, roles: actor, terminal: "t"), otherAdministrators: 1, others: others,
      now: ShopZone.shanghai.instant(ShopDay(iso: "2026-11-24")!, second: 10 * 3600), zone: .shanghai)
  }

  private func ask(_ role: Role, from: String? = nil, until: String = until) -> Command {
    .standIn(name: "limei", role: role, from: from, until: until, reason: "病假")
  }

  private func refusal(_ command: Command, _ facts: PostFacts) -> Refusal? {
    do {
      _ = try Decision.decide(command, facts)
      return nil
    } catch { return error }
  }

  @Test("ROL-5: every post for every post, cell by cell")
  func cells() throws {
    var count = 0
    for own in Role.allCases {
      for (column, post) in Role.allCases.enumerated() {
        let line = try #require(
          Self.table.split(separator: "\n").first { $0.split(separator: " ").first == Substring(own.rawValue) })
        let may = line.split(separator: " ")[column + 1] == "x"
        #expect(Authority.posts(standInBy: own).contains(post) == may, "\(own) for \(post)")
        let refusal = refusal(ask(post), facts(of: [own]))
        if own == post {
          #expect(refusal?.reason == .roleAlreadyHeld(post))
        } else if may {
          #expect(refusal == nil, "\(own) for \(post)")
        } else {
          guard case .cannotStandIn(post, _)? = refusal?.reason else {
            Issue.record("\(own) for \(post): \(String(describing: refusal))")
            continue
          }
          #expect(refusal?.rule == "ROL-5")
        }
        count += 1
      }
    }
    #expect(count == 169)
  }

  @Test("ROL-5: of several posts each lets one stand in, and none for a post that is one's own")
  func several() {
    #expect(Authority.posts(standInBy: [.shipper, .planner]) == [.presaleAgent, .aftersaleAgent, .designer, .merchandiser])
    #expect(Authority.posts(standInBy: [.presaleAgent, .shipper]) == [.merchandiser, .aftersaleAgent])
  }

  @Test(
    "ROL-5: the lead lets agents, the director everybody; anyone else asks, and nobody lets themselves",
    arguments: [
      (Role.shipper, Role.presaleAgent, [Role.agentLead], nil), (.shipper, .presaleAgent, [.director], nil),
      (.shipper, .presaleAgent, [.generalManager], nil), (.shipper, .presaleAgent, [.presaleAgent], .agentLead),
      (.shipper, .aftersaleAgent, [.dbAdmin], .agentLead), (.presaleAgent, .shipper, [.agentLead], .director),
      (.presaleAgent, .shipper, [.director], nil), (.planner, .designer, [.promoter], .director),
      // Of the director's own stand-in the next post above decides.
      (.director, .shipper, [.agentLead], .generalManager), (.director, .agentLead, [.director], .generalManager),
      (.director, .buyer, [.generalManager], nil),
    ] as [(Role, Role, [Role], Role?)])
  func level(own: Role, post: Role, actor: [Role], level: Role?) {
    #expect(ApprovalPolicy.need(for: ask(post), facts(of: [own], asking: actor)) == level.map { ApprovalNeed($0) })
    // By themselves it is always asked for.
    let themselves = facts(of: [own], asking: actor + [own], name: "limei")
    #expect(ApprovalPolicy.need(for: ask(post), themselves) != nil)
  }

  @Test("ROL-4: whoever stands in doesn't approve it, even if somebody else has asked")
  func approver() {
    var facts = facts(of: [.shipper], asking: [.presaleAgent])
    facts.approver = "limei"
    #expect(refusal(ask(.presaleAgent), facts) == Refusal(rule: "ROL-4", .ownAccount))
  }

  @Test(
    "ROL-5: from–until: over, reversed, too long, what isn't a time",
    arguments: [
      (nil, "2026-11-24 09:00", "periodOver"), (nil, "2026-11-24 10:00", "periodOver"), (nil, "2026-11-24 10:01", nil),
      ("2026-11-25 10:00", "2026-11-25 10:00", "periodReversed"), ("2026-11-26 10:00", "2026-11-25 10:00", "periodReversed"),
      ("2026-11-20 10:00", "2026-11-25 10:00", nil), (nil, "2027-02-24 10:00", nil), (nil, "2027-02-24 10:01", "periodTooLong"),
      ("2027-01-01 00:00", "2027-04-03 00:00", nil), ("morgen", "2026-11-25 10:00", "argument"), (nil, "bald", "argument"),
    ] as [(String?, String, String?)])
  func period(from: String?, until: String, reason: String?) {
    let refusal = refusal(ask(.presaleAgent, from: from, until: until), facts(of: [.shipper]))
    #expect(refusal.map { "\($0.reason)".prefix { $0.isLetter } }.map(String.init) == reason)
  }

  @Test("ROL-5: it holds from its first moment on and not in its last; what has begun late begins when it is let")
  func holds() throws {
    let facts = facts(of: [.shipper])
    let made = try #require(try Decision.decide(ask(.presaleAgent, from: "2026-11-20 10:00"), facts).standIn)
    #expect(made.from == facts.now && made.approvedBy == "chef" && made.askedBy == "chef")
    #expect(!made.holds(at: Instant(milliseconds: made.from.milliseconds - 1)) && made.holds(at: made.from))
    #expect(made.holds(at: Instant(milliseconds: made.until.milliseconds - 1)) && !made.holds(at: made.until))
    #expect(made.isOver(at: made.until) && !made.isOver(at: made.from))
  }

  @Test("ROL-5: one at a time for a post; another may follow it")
  func overlap() throws {
    let first = try #require(try Decision.decide(ask(.presaleAgent), facts(of: [.shipper])).standIn)
    let facts = facts(of: [.shipper], standIns: [first])
    #expect(refusal(ask(.presaleAgent), facts)?.reason == .alreadyStandsIn(for: .presaleAgent, until: first.until))
    #expect(refusal(ask(.aftersaleAgent), facts) == nil)
    #expect(refusal(ask(.presaleAgent, from: Self.until, until: "2026-12-01 18:30"), facts) == nil)
  }

  @Test("ROL-5: ended by oneself or by whoever lets, and by nobody else")
  func end() throws {
    let one = try #require(try Decision.decide(ask(.presaleAgent), facts(of: [.shipper])).standIn)
    let command = Command.endStandIn(name: "limei", role: .presaleAgent)
    for (roles, name, may) in [
      ([Role.agentLead], "chef", true), ([.director], "chef", true), ([.shipper], "limei", true), ([.presaleAgent], "chef", false),
      ([.dbAdmin], "chef", false),
    ] {
      let refusal = refusal(command, facts(of: [.shipper], asking: roles, name: name, standIns: [one]))
      #expect((refusal == nil) == may, "\(roles)")
      if !may { #expect(refusal?.code == .notPermitted && refusal?.reason == .belowLevel(.agentLead)) }
    }
    #expect(refusal(command, facts(of: [.shipper]))?.reason == .notStandingIn(for: .presaleAgent))
  }

  @Test(
    "ROL-6: a change of level needs the director, of a special user the general manager; alone only who sets the shop up",
    arguments: Role.allCases)
  func grants(role: Role) {
    let special: Set<Role> = [.director, .finance, .dbAdmin, .generalManager]
    let add = Command.addPerson(name: "limei", displayName: "李梅", role: role)
    let level: Role = special.contains(role) ? .generalManager : .director
    for command in [add, .grantRole(name: "limei", role: role), .revokeRole(name: "limei", role: role)] {
      #expect(ApprovalPolicy.need(for: command, facts(of: [.promoter], asking: [.dbAdmin])) == ApprovalNeed(level))
      // Whoever is special stays so.
      #expect(ApprovalPolicy.need(for: command, facts(of: [.finance], asking: [.dbAdmin])) == ApprovalNeed(.generalManager))
      let first = facts(of: [.promoter], asking: [.dbAdmin, .generalManager])
      #expect(ApprovalPolicy.need(for: command, first) == nil)
      var settled = first
      settled.others = [.director]
      #expect(ApprovalPolicy.need(for: command, settled) == (level == .director ? ApprovalNeed(.director) : nil))
      settled.others = [.generalManager]
      #expect(ApprovalPolicy.need(for: command, settled) == ApprovalNeed(level))
      settled.others = [.dbAdmin]
      #expect(ApprovalPolicy.need(for: command, settled) == nil)
    }
  }

  @Test("ROL-4: nobody raises themselves, neither by asking nor by approving")
  func ownLevel() {
    let command = Command.grantRole(name: "limei", role: .director)
    #expect(refusal(command, facts(of: [.dbAdmin], asking: [.dbAdmin], name: "limei")) == Refusal(rule: "ROL-4", .ownAccount))
    var facts = facts(of: [.dbAdmin], asking: [.dbAdmin])
    facts.approver = "limei"
    #expect(refusal(command, facts) == Refusal(rule: "ROL-4", .ownAccount))
    facts.approver = "duyun"
    #expect(refusal(command, facts) == nil)
  }
}
