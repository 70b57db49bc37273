import DeskTestKit
import Foundation
import Testing

@Suite struct RefusedImportTests {
  @Test("REC-4: an import by who may not is one record, not two", arguments: ["hejuan", "liuyang"])
  func once(person: String) throws {
    let shop = try TestShop()
    let refused = try shop.run(["import", "--json"] + TestShop.samples, as: person)
    #expect(refused.exit != 0)
    #expect(refused.error["code"] as? String == "notPermitted", "\(refused.out)")
    #expect(try shop.records("importOrders") == 1)
  }
}
