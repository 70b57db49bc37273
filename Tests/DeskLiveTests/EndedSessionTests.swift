import DeskCore
import DeskTestKit
import Testing

@Suite struct EndedSessionTests {
  @Test func aDisabledPersonsConsoleShowsNothingMore() throws {
    let shop = try TestShop()
    try shop.take([.paid("609300000000001187")])
    let agent = try shop.console(.presaleAgent)
    #expect(agent.shows("6093..1187"))
    try shop.perform(.disablePerson(name: "presaleagent"), as: .dbAdmin)
    agent.wake()
    #expect(agent.shows("登录已结束"))
    #expect(!agent.shows("6093..1187"))
    _ = agent.said
  }
}
