import DeskCore
import DeskStore
import DeskTestKit
import Foundation
import Testing

@Suite("REC-3: what leaves the program, for each role")
struct OutputTests {
  /// Every subcommand that prints something of an order, its parcels or its cases. `O`, `P`, `C`, `R`: the order, parcel, case, request.
  static let outputs = [
    "order show O", "order show O --json", "order list", "order list --json", "order list --find 1001 --json", "queue",
    "queue confirm --json",
    "queue stopParcel --json", "queue escalation", "queue settleCase --json", "parcel list --json", "parcel list", "parcel show P",
    "parcel show P --json", "case list --json", "case list", "case show C", "case show C --json", "approval list --json",
    "approval show R",
    "approval show R --json", "log", "log --json", "log O --json", "log P", "today", "today --json", "today --list evening --json",
    "wave merges --json", "stock shortages --json", "print queue --json", "report shipping", "report finance --json",
    "paper note P",
    "picklist", "manifest YTO", "roster --json", "person list --json",
  ]

  /// Nobody may print these papers but whoever sees buyers (ROL-2), or finds out more of the order by a search for the buyer.
  private func run(_ output: String, _ role: Role, _ made: PrivateScene.Made) throws -> Program.Outcome {
    let names = ["O": PrivateScene.order.text, "P": made.parcel.text, "C": made.afterCase.text, "R": made.request.text]
    let words = output.split(separator: " ").map { names[String($0)] ?? String($0) }
    return try RunningProgram.run(words, in: made.shop, as: role.rawValue, session: try made.shop.session(role))
  }

  /// By default the two masked posts with the widest view and one that sees; all thirteen with SHOPDESK_EVERY_ROLE=1.
  static let roles: [Role] =
    ProcessInfo.processInfo.environment["SHOPDESK_EVERY_ROLE"] == nil ? [.generalManager, .finance, .presaleAgent] : Role.allCases

  @Test("REC-3: each role × each subcommand shows the buyer only to whose work needs it", arguments: roles)
  func subcommands(role: Role) throws {
    let made = try PrivateScene.make()
    var seen: Set<String> = []
    for output in Self.outputs {
      let outcome = try run(output, role, made)
      #expect([0, 77].contains(outcome.exit), "\(output) as \(role): \(outcome.exit) \(outcome.complaint)")
      let shown = PrivateScene.shown(in: outcome.out + outcome.complaint)
      seen.formUnion(shown)
      if !role.seesBuyers { #expect(shown.isEmpty, "\(output) shows \(shown) to \(role)") }
    }
    // The test would find them: whoever sees buyers sees each of them somewhere.
    if role.seesBuyers { #expect(seen == Set(PrivateScene.secrets)) }
    print("outputs: \(Self.outputs.count) as \(role.rawValue)")
  }

  @Test("REC-3: each role × each question to the store: what is read is masked before it leaves", arguments: Role.allCases)
  func questions(role: Role) throws {
    let made = try PrivateScene.make()
    let (desk, actor) = (made.shop.desk, try made.shop.actor(role))
    let day = desk.settings.calendar.currentWave(at: desk.now)
    var answers: [(String, Any)] = [
      ("card", try desk.card(of: PrivateScene.order, for: actor)), ("card 2", try desk.card(of: OrderID(number: 2), for: actor)),
      ("parcel", try desk.card(of: made.parcel, for: actor)), ("stops", try desk.stops(for: actor)),
      ("morning", try desk.morningList(for: actor)), ("evening", try desk.eveningList(for: actor)),
      ("request", try desk.request(made.request, for: actor)), ("log", try desk.log(limit: 1000, for: actor)),
      ("merges", try desk.mergeAdvice(wave: day, for: actor)),
      ("parcels", try desk.parcels(wave: nil, stage: nil, find: "", after: nil, limit: 50, for: actor)),
      ("sheets", try desk.sheets(SheetQuery(wave: day, stages: Set(ParcelStage.allCases)), for: actor)),
    ]
    for kind in WorkKind.allCases { answers.append((kind.rawValue, try desk.queue([kind], for: actor))) }
    var seen: Set<String> = []
    for (name, answer) in answers {
      var text = ""
      dump(answer, to: &text)
      let shown = PrivateScene.shown(in: text)
      seen.formUnion(shown)
      if !role.seesBuyers { #expect(shown.isEmpty, "\(name) shows \(shown) to \(role)") }
    }
    if role.seesBuyers { #expect(seen == Set(PrivateScene.secrets)) }
  }

  @Test("REC-3: a name that isn't shown isn't found either")
  func search() throws {
    let made = try PrivateScene.make()
    for role in Role.allCases {
      let found = try made.shop.desk.search(WorkKind.allCases, find: PrivateScene.recipient, for: made.shop.actor(role)).rows
      #expect(found.isEmpty == !role.seesBuyers, "\(role)")
    }
  }
}
