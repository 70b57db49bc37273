import DeskCore
import Testing

@testable import DeskConsole

/// What a person reads in Chinese holds no code of ours: states, choices, fields of the story, refusals.
@Suite("Words, not codes") struct RawCodeTests {
  private let zh = Texts.zh
  /// Names of formats, carriers and the like, which are what people call them.
  private static let known: Set<String> = ["pdf", "html", "zpl", "text", "sku", "id"]

  /// Latin words that are no format's name.
  private func codes(_ text: String) -> [String] {
    text.split { !$0.isASCII || !($0.isLetter || $0 == "_") }.map(String.init)
      .filter { $0.count > 1 && !Self.known.contains($0.lowercased()) && $0.contains(where: \.isLowercase) }
  }

  private func expectWords(_ text: String, _ of: String) { #expect(codes(text).isEmpty, "\(of): \(text)") }

  private func states<State: RawRepresentable<String> & CaseIterable & Hashable & Sendable, Facts: MachineFacts>(
    _ machine: Machine<State, Facts>
  ) {
    for state in State.allCases {
      expectWords(zh.stage(state.rawValue, machine: machine.name), "\(machine.name) \(state.rawValue)")
      for command in Set(machine.rows.map(\.command)) {
        let refusal = Refusal(
          rule: machine.rule,
          .wrongState(
            subject: "1", machine: machine.name, state: state.rawValue, command: command,
            from: machine.states(for: command).map(\.rawValue)))
        expectWords(String(zh.refusal(refusal).dropLast(machine.rule.count)), "\(machine.name) \(command)")
      }
    }
  }

  @Test("A refusal by state names the states of its machine in words")
  func machines() {
    states(Machine.order)
    states(Machine.parcel)
    states(Machine.afterCase)
    states(Machine.approval)
    states(Machine.listing)
    states(Machine.price)
    states(Machine.count)
    states(Machine.countLine)
    states(Machine.purchase)
    states(Machine.promotion)
    states(Machine.event)
    states(Machine.revision)
  }

  @Test("Each choice of each form, each argument's name, each command's title are words")
  func forms() {
    for kind in CommandKind.allCases {
      expectWords(zh.title(kind), "\(kind)")
      expectWords(zh.done(kind, "1"), "\(kind)")
      for parameter in kind.parameters {
        expectWords(zh.parameter(parameter.name), "\(kind) \(parameter.name)")
        guard case .choice(let choices) = parameter.kind else { continue }
        for value in choices { expectWords(zh.choice(parameter.name, value), "\(kind) \(parameter.name)=\(value)") }
      }
    }
  }

  @Test("The story's fields are words, and so is each value that a record can have of them")
  func story() {
    for field in Texts.harmless { expectWords(zh.storyField(field), field) }
    func values<V: RawRepresentable<String> & CaseIterable>(_ field: String, _ type: V.Type, in subject: String? = nil) {
      for value in V.allCases {
        let machine = subject.flatMap(Texts.machine)
        expectWords(zh.storyValue(field, value.rawValue, machine: machine) { _ in "某人" }, "\(field) \(value.rawValue)")
      }
    }
    values("stage", OrderStage.self, in: OrderID(number: 1).text)
    values("stage", ParcelStage.self, in: "P260105-0001")
    values("stage", CaseStage.self, in: CaseID(number: 1).text)
    values("stage", ApprovalRequest.Stage.self, in: RequestID(number: 1).text)
    values("stage", PromotionStage.self, in: PromotionID(number: 1).text)
    values("stage", PlatformEvent.Stage.self, in: PlatformEventID(number: 1).text)
    values("state", Purchase.State.self, in: PurchaseID(number: 1).text)
    values("state", PageRevision.State.self, in: RevisionID(number: 1).text)
    values("state", StockCount.State.self, in: CountID(number: 1).text)
    values("line", CountLine.State.self)
    values("level", Role.self)
    values("listing", Listing.State.self)
    values("interception", Interception.State.self)
    values("exception", ParcelException.Kind.self)
    values("reception", CaseReception.self)
    values("acceptance", CaseAcceptance.self)
    values("shortage", ShortageChoice.self)
    values("contactOutcome", ContactOutcome.self)
    values("flag", Flag.self)
    values("rating", ReviewRating.self)
    values("verdict", BuyerVerdict.self)
    values("roles", Role.self)
  }

  @Test("What the marketplace says of an order, and what verify goes through, are words")
  func others() {
    for status in TradeStatus.known { expectWords(zh.title(status), status.code) }
    for name in ["records", "integrity", "work items", "hours of work", "orders that can be found", "day figures"] {
      expectWords(zh.check(name), name)
    }
  }
}
