import DeskCore
import DeskScreen
import DeskTestKit
import Testing

@testable import DeskConsole

/// A request's card at the console, on a real shop.
@Suite struct RequestConsoleTests {
  @Test("APR-1: what was decided says by whom and why and no more for whom it waits; the keys that no longer apply are dark")
  func decided() throws {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    let lead = try shop.console(.agentLead, size: Size(columns: 140, rows: 40))
    try shop.perform(
      .standIn(name: "merchandiser", role: .presaleAgent, from: nil, until: "2026-01-06 18:30", reason: "忙不过来"), as: .presaleAgent)
    lead.command("queue-inbox")
    #expect(lead.shows("等 客服主管 审批"))
    lead.command("reject 有人了")
    #expect(!lead.shows("等 客服主管 审批") && lead.shows("决定: 有人了"))
    for kind in [CommandKind.approveRequest, .rejectRequest] {
      #expect(lead.state.whyDisabled(.command(kind)) != nil, "\(kind)")
    }
    _ = lead.said
  }
}
