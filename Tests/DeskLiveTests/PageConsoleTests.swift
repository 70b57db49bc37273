import DeskConsole
import DeskCore
import DeskScreen
import DeskTestKit
import Testing

/// Page revisions at the console, on a real shop.
@Suite struct PageConsoleTests {
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    for role in Role.allCases { _ = try shop.session(role) }
    try shop.take([.paid("1001")])
    return shop
  }

  @Test("APR-1, APR-2: proposed by palette, approved in the inbox, which says from what to what, and put up by number")
  func wholeWay() throws {
    let shop = try shop()
    let designer = try shop.console(.designer)
    designer.command("pages")
    #expect(designer.shows("还没有批准过的修订"))
    designer.press(.escape)
    designer.command("page-propose page 首页 横幅 双11全场包邮 双12全场包邮")
    #expect(designer.toast?.contains("已提交申请 A0000001, 批准后执行 · APR-1") == true, "\(designer.toast ?? "")")
    let director = try shop.console(.director, size: Size(columns: 140, rows: 40))
    director.command("queue-inbox")
    // What is about no goods ends with what it is.
    #expect(director.shows("提页面修订 首页 横幅") && !director.shows("横幅 ·"))
    #expect(director.shows("从 双11全场包邮") && director.shows("改为 双12全场包邮"))
    director.command("approve")
    director.press(.enter)
    designer.command("pages")
    #expect(designer.shows("R0000001 待发布") && designer.shows("双11全场包邮 → 双12全场包邮"))
    designer.press(.escape)
    designer.command("page-publish R0000001")
    #expect(designer.toast == "已发布 R0000001")
    #expect(try shop.desk.revision(RevisionID(number: 1)).state == .published)
  }

  @Test("ROL-4: what one approved another puts up, said at the console too")
  func ownApproval() throws {
    let shop = try shop()
    try shop.appoint(.grantRole(name: "director", role: .merchandiser))
    let plan = RevisionPlan(kind: .notice, page: "公告", part: "春节", from: nil, to: "2月14日起停发", due: nil)
    let request = try #require(try shop.perform(.proposeRevision(plan), as: .planner).request)
    try shop.perform(.approveRequest(request, note: nil), as: .director)
    let director = try shop.console(.director)
    director.command("page-publish R0000001")
    #expect(director.toast?.contains("ROL-4") == true, "\(director.toast ?? "")")
    #expect(try shop.desk.revision(RevisionID(number: 1)).state == .toPublish)
  }
}
