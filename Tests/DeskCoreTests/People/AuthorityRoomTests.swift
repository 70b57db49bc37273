import DeskCore
import Testing

@Suite("How far somebody's authority goes")
struct AuthorityRoomTests {
  private func room(_ roles: [Role], onOrder: Int64 = 0, today: Int64 = 0) -> AuthorityRoom {
    AuthorityRoom(
      AuthorityLimits(), roles: roles, usedOnOrder: [.refund: Money(fen: onOrder)], usedToday: [.refund: Money(fen: today)])
  }

  private func approver(_ roles: [Role], _ fen: Int64, onOrder: Int64 = 0, today: Int64 = 0) -> Role? {
    room(roles, onOrder: onOrder, today: today).approver(for: AuthorityUse(.refund, Money(fen: fen)))
  }

  @Test("ROL-3: what is above somebody's day is the next post's, never a colleague's of the same post")
  func nextPost() {
    // An agent: 100 an order, 1,000 a day; a lead 500 and 5,000; the director 5,000 and 50,000.
    #expect(approver([.aftersaleAgent], 10_000) == nil)
    #expect(approver([.aftersaleAgent], 10_001) == .agentLead)
    #expect(approver([.aftersaleAgent], 50_001) == .director)
    #expect(approver([.agentLead], 50_000, today: 450_000) == nil)
    #expect(approver([.agentLead], 50_000, today: 450_001) == .director)
    #expect(approver([.aftersaleAgent, .agentLead], 100, today: 500_000) == .director)
    #expect(approver([.director], 100, today: 5_000_000) == .generalManager)
    #expect(approver([.director, .generalManager], 100, today: 5_000_000) == nil)
  }

  @Test("ROL-3: above the general manager there is nobody, and no amount overflows")
  func top() {
    #expect(approver([.generalManager], 100, today: 200_000_000_000_000) == .generalManager)
    #expect(approver([.aftersaleAgent], .max, onOrder: 500) == .generalManager)
  }

  @Test("ROL-4: carrying out what failed is a matter of every post that approves")
  func carryOut() { #expect(WorkKind.carryOut.roles == AuthorityLimits.ladder) }
}
