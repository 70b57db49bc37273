import Foundation
import Testing

@Suite struct AccountTests {
  @Test func unknownPersonAndWrongPasswordGetTheSameAnswer() throws {
    let shop = try TestShop()
    try shop.write("wrong", "not-the-right-1\n")
    let wrong = try shop.run("whoami", "--json", "--user", "limei", "--password-file", "wrong")
    let unknown = try shop.run("whoami", "--json", "--user", "nobody", "--password-file", "pw")
    #expect(wrong.exit == 77)
    #expect(unknown.exit == wrong.exit)
    #expect(unknown.out == wrong.out)
    #expect(unknown.complaint == wrong.complaint)
    #expect(wrong.error["code"] as? String == "notPermitted")
    #expect(!wrong.complaint.isEmpty)
  }

  @Test func aLockedPersonGetsTheSameAnswerWithTheRightPassword() throws {
    let shop = try TestShop()
    try shop.write("wrong", "not-the-right-1\n")
    let first = try shop.run("whoami", "--json", "--user", "limei", "--password-file", "wrong")
    for _ in 0..<6 { _ = try shop.run("whoami", "--user", "limei", "--password-file", "wrong") }
    let locked = try shop.run("whoami", "--json", as: "limei")
    #expect(locked.exit == 77)
    #expect(locked.out == first.out)
  }

  @Test func loginKeepsAPrivateTokenUntilLogout() throws {
    let shop = try TestShop()
    #expect(try shop.run("whoami").exit == 77)
    #expect(try shop.run("login", "--user", "limei", "--password-file", "pw").exit == 0)
    let me = try shop.run("whoami", "--json")
    #expect(me.exit == 0)
    #expect(me.json["name"] as? String == "limei")
    #expect(me.json["roles"] as? [String] == ["presaleAgent"])

    let state = shop.folder + "/state/shopdesk"
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: state).first { $0.hasPrefix("session-") })
    let attributes = try FileManager.default.attributesOfItem(atPath: state + "/" + file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    // A token that others may read is not believed.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: state + "/" + file)
    #expect(try shop.run("whoami").exit == 77)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: state + "/" + file)

    let token = try String(contentsOfFile: state + "/" + file, encoding: .utf8)
    #expect(try shop.run("logout").exit == 0)
    #expect(try shop.run("whoami").exit == 77)
    // Ended in the shop, not only forgotten here.
    FileManager.default.createFile(atPath: state + "/" + file, contents: Data(token.utf8), attributes: [.posixPermissions: 0o600])
    #expect(try shop.run("whoami").exit == 77)
  }

  @Test func passwordsAreChangedByTheirOwnersAndResetByTheAdministrator() throws {
    let shop = try TestShop()
    try shop.write("new", "garden-hose-77\n")
    #expect(try shop.run("passwd", "--new-password-file", "new", as: "limei").exit == 0)
    #expect(try shop.run("whoami", as: "limei").exit == 77)
    #expect(try shop.run("whoami", "--user", "limei", "--password-file", "new").exit == 0)
    #expect(try shop.run("passwd", "wangqiang", "--new-password-file", "new", as: "limei").exit == 77)
    #expect(try shop.run("passwd", "limei", "--new-password-file", "pw", as: "boss").exit == 0)
    // One that somebody else gave opens nothing but the way to one's own.
    for arguments in [["whoami"], ["login"], ["queue"], ["stock", "list"]] {
      let closed = try shop.run(arguments + ["--json", "--user", "limei", "--password-file", "pw"])
      #expect(closed.exit == 77)
      #expect((closed.error["details"] as? [String: Any])?["reason"] as? String == "mustChangePassword")
      #expect(closed.complaint.contains("passwd"))
    }
    try shop.write("short", "abc1\n")
    let refused = try shop.run("passwd", "--new-password-file", "short", "--json", as: "limei")
    #expect(refused.exit == 2)
    #expect(refused.error["rule"] as? String == "ROL-7")
    #expect(try shop.run("passwd", "--new-password-file", "new", as: "limei").exit == 0)
    #expect(try shop.run("whoami", "--user", "limei", "--password-file", "new").exit == 0)
  }

  @Test func addingAPersonAgainDoesNotGiveBackTheFirstPassword() throws {
    let shop = try TestShop()
    try shop.write("first2", "garden-hose-77\n")
    try shop.write("own", "river-stones-31\n")
    let add = ["person", "add", "newone", "--name", "新人", "--role", "shipper", "--password-file", "first2", "--id", "add-newone"]
    #expect(try shop.run(add, as: "boss").exit == 0)
    #expect(try shop.run("passwd", "--user", "newone", "--password-file", "first2", "--new-password-file", "own").exit == 0)
    #expect(try shop.run(add, as: "boss").exit == 0)
    #expect(try shop.run("whoami", "--user", "newone", "--password-file", "own").exit == 0)
  }

  @Test func aShopAppearsWholeOrNotAtAll() throws {
    let shop = try TestShop()
    #expect(try shop.run("init", "--db", "two.db", "--admin", "1 2", "--password-file", "pw").exit != 0)
    #expect(!FileManager.default.fileExists(atPath: shop.folder + "/two.db"))
    #expect(try shop.run("init", "--db", "two.db", "--training", "--admin", "boss", "--password-file", "pw").exit == 0)
    #expect(try shop.run("whoami", "--db", "two.db", as: "boss").exit == 0)
    let before = shop.read("two.db")
    #expect(try shop.run("init", "--db", "two.db", "--training", "--admin", "boss", "--password-file", "pw").exit != 0)
    #expect(shop.read("two.db") == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: shop.folder).allSatisfy { !$0.contains(".init-") })
  }

  @Test func peopleAreAddedGrantedAndDisabled() throws {
    let shop = try TestShop()
    // Two files: the first is the administrator's, the second the new person's.
    try shop.write("own", "garden-hose-77\n")
    let added = try shop.run(
      "person", "add", "NewOne", "--name", "新人", "--role", "shipper", "--user", "boss", "--password-file", "pw", "--password-file",
      "own")
    #expect(added.exit == 0)
    try shop.write("own2", "river-stones-31\n")
    #expect(try shop.run("passwd", "--user", "newone", "--password-file", "own", "--new-password-file", "own2").exit == 0)
    try shop.write("own", "river-stones-31\n")
    #expect(try shop.run("whoami", "--user", "newone", "--password-file", "own").exit == 0)
    #expect(
      try shop.run("person", "add", "newone", "--name", "x", "--role", "shipper", "--password-file", "own", as: "boss").exit == 2)
    #expect(
      try shop.run("person", "add", "other", "--name", "x", "--role", "king", "--password-file", "own", as: "boss").exit == 64)
    #expect(try shop.run("person", "grant", "newone", "--role", "buyer", as: "boss").exit == 0)
    #expect(try shop.run("person", "grant", "newone", "--role", "buyer", as: "boss").exit == 2)
    #expect(try shop.run("person", "revoke", "newone", "--role", "shipper", as: "boss").exit == 0)
    #expect(try shop.run("person", "grant", "newone", "--role", "buyer", as: "limei").exit == 77)
    let list = try shop.run("person", "list", "--json", as: "limei")
    let one = try #require(list.items.first { $0["name"] as? String == "newone" })
    #expect(one["roles"] as? [String] == ["buyer"])
    #expect(one["displayName"] as? String == "新人")
    #expect(try shop.run("person", "disable", "newone", as: "boss").exit == 0)
    #expect(try shop.run("whoami", "--user", "newone", "--password-file", "own").exit == 77)
    #expect(try shop.run("person", "enable", "newone", as: "boss").exit == 0)
    #expect(try shop.run("whoami", "--user", "newone", "--password-file", "own").exit == 0)
  }

  @Test func noPasswordEverShows() throws {
    let shop = try TestShop()
    let log = try shop.run("log", "--json", "--limit", "1000", as: "zhangmin")
    #expect(!log.items.isEmpty)
    #expect(!log.out.contains(TestShop.password))
  }
}
