import DeskTestKit
import Foundation
import Testing

/// REC-1, REC-2, ORD-18 by the program itself.
@Suite("Backup and restore by the program", .serialized)
struct KeepTests {
  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test("REC-2: backup, its list, today and run say the same; who isn't dbAdmin is refused and on record")
  func backup() throws {
    let shop = try TestShop(imported: true)
    #expect(try shop.run("backup", "list", as: "boss").out.contains("还没有备份"))
    let made = try shop.run("backup", "--json", "--id", "b-1", as: "boss")
    #expect(made.exit == 0, "\(made.complaint)")
    let file = try #require(made.json["file"] as? String)
    #expect(file == shop.folder + "/backup/shop-20261124-100000.db" || file.hasSuffix("/backup/shop-20261124-100000.db"))
    let bytes = FileManager.default.contents(atPath: file)
    #expect(try shop.run("verify", "--db", file).exit == 0)
    #expect(FileManager.default.contents(atPath: file) == bytes, "looking at a backup leaves it as it is")
    #expect(names(shop.folder + "/backup").count == 1)
    let list = try shop.run("backup", "list", "--json", as: "boss").items
    #expect(list.count == 1 && list[0]["file"] as? String == file && list[0]["verified"] as? Bool == true)
    let status = try #require(try shop.run("today", "--json", as: "limei").json["backup"] as? [String: Any])
    #expect(status["missing"] as? Bool == false && status["latest"] as? String == "2026-11-24T10:00:00+08:00")
    let other = shop.folder + "/other place"
    // A mistyped folder isn't made; the refusal names it whole. Asked for, it is, but for nobody who may not back up.
    let mistyped = try shop.run("backup", "-o", "other place", "--json", as: "boss")
    #expect(mistyped.exit == 2 && mistyped.error["rule"] as? String == "REC-2", "\(mistyped.out)")
    #expect((mistyped.error["message"] as? String)?.contains(other) == true && !names(shop.folder).contains("other place"))
    #expect(try shop.run("backup", "-o", "other place", "--make-folder", as: "limei").exit == 77)
    #expect(!names(shop.folder).contains("other place"))
    #expect(try shop.run("backup", "-o", "other place", "--make-folder", as: "boss").exit == 0)
    let shown = try shop.run("backup", "list", as: "boss").out
    #expect(shown.contains(other) && shown.contains("2026-11-24 10:00") && shown.contains("已核对"), "\(shown)")
    #expect(names(other).count == 1)
    // By a line of JSON; the same id does nothing again.
    let line =
      "{\"id\":\"b-2\",\"command\":\"backUp\",\"args\":{\"folder\":\"\(other)\"}}\n{\"id\":\"d-2\",\"command\":\"drillBackup\",\"args\":{}}\n"
    let ran = try shop.run("run", "-", as: "boss", input: line + line)
    #expect(ran.exit == 0, "\(ran.out)")
    #expect(ran.results.map { $0["file"] as? String }.count == 4 && names(other).count == 2)
    #expect(ran.results.allSatisfy { $0["file"] as? String == ran.results[0]["file"] as? String })

    let refused = try shop.run("backup", "--json", as: "zhangmin")
    #expect(refused.exit == 77 && refused.error["mayBeDoneBy"] as? [String] == ["dbAdmin"])
    #expect(try shop.run("backup", "list", as: "limei").exit == 77)
    #expect(try shop.run("drill", as: "limei").exit == 77)
    #expect(try shop.run("restore", file, as: "zhangmin").exit == 77)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("REC-1: digests kept elsewhere find a shop that was cut or computed anew")
  func digests() throws {
    let shop = try TestShop(imported: true)
    #expect(try shop.run("backup", "--digest-to", "heads.txt", as: "boss").exit == 0)
    #expect(try shop.run("queue", as: "limei").exit == 0)
    #expect(try shop.run("backup", "--digest-to", "heads.txt", as: "boss").exit == 0)
    #expect(String(decoding: shop.read("heads.txt"), as: UTF8.self).split(separator: "\n").count == 2)
    #expect(try shop.run("verify", "--against", "heads.txt").exit == 0)
    let file = try #require(try shop.run("backup", "list", "--json", as: "boss").items.last?["file"] as? String)
    // The first backup in the shop's place lacks what the second line tells of.
    let cut = try shop.run("verify", "--against", "heads.txt", "--db", file, "--json")
    #expect(cut.exit == 2)
    #expect((cut.json["faults"] as? [String])?.contains { $0.contains("is missing, of which a closing was taken") } == true)
    try shop.write("bad.txt", "# a note\nno digest\n")
    let bad = try shop.run("verify", "--against", "bad.txt", "--json")
    #expect(bad.exit == 66 || bad.exit == 65)
  }

  @Test("ORD-18: four watches at once and a host in New York: one backup an evening, one watch at a time")
  func competing() throws {
    let shop = try TestShop()
    for day in ["2026-11-24T18:00:00+08:00", "2026-11-25T18:00:01+08:00", "2026-11-27T09:00:00+08:00"] {
      let runs = try (0..<4).map { _ in try Started(["watch", "--once"], shop, now: day, more: ["TZ": "America/New_York"]) }
      let exits = runs.map { $0.wait() }
      #expect(exits.allSatisfy { $0 == 0 || $0 == 75 } && exits.contains(0), "\(exits)")
    }
    let days = try shop.run("backup", "list", "--json", as: "boss").items.map { $0["day"] as? String }
    #expect(days == ["2026-11-26", "2026-11-25", "2026-11-24"])
  }

  @Test("F22: kill -9 in the middle of backups: what is there is whole, what isn't counts for nothing, the next one works")
  func killed() throws {
    let shop = try TestShop(imported: true)
    let rounds = ProcessInfo.processInfo.environment["SHOPDESK_BACKUP_KILLS"].flatMap { Int($0) } ?? 6
    var random = SystemRandomNumberGenerator()
    for _ in 0..<rounds {
      let run = try Started(["backup"], shop, now: TestShop.now, person: "boss")
      usleep(UInt32.random(in: 20_000...400_000, using: &random))
      run.kill()
    }
    let whole = try shop.run("backup", as: "boss")
    #expect(whole.exit == 0, "\(whole.complaint)")
    let recorded = Set(try shop.run("backup", "list", "--json", as: "boss").items.compactMap { $0["file"] as? String })
    let there = names(shop.folder + "/backup")
    #expect(!there.contains { $0.hasSuffix(".partial") || $0.hasSuffix("-journal") })
    for name in there {
      let path = shop.folder + "/backup/" + name
      #expect(try shop.run("verify", "--db", path).exit == 0, "\(name)")
    }
    #expect(recorded.count >= 1)
    #expect(try shop.run("verify").exit == 0)
    print("backups killed: \(rounds); whole: \(there.count), recorded: \(recorded.count)")
  }

  @Test("F22: a disk that fills up during a backup: exit 74, old ones untouched, nothing half-written")
  func diskFull() throws {
    let shop = try TestShop(imported: true)
    let disk = shop.folder + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    let isMounted = Self.tool("/bin/mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk) == 0
    defer { if isMounted { _ = Self.tool("/bin/umount", disk) } }
    let first = try shop.run("backup", "-o", disk, "--json", as: "boss")
    #expect(first.exit == 0, "\(first.complaint)")
    let kept = names(disk)
    if isMounted {
      // Room for half of another.
      let size = try #require(try FileManager.default.attributesOfItem(atPath: disk + "/" + kept[0])[.size] as? Int)
      try Data(count: 16 * 1024 * 1024 - size - size / 2).write(to: URL(fileURLWithPath: disk + "/ballast"))
      let full = try shop.run("backup", "-o", disk, "--json", as: "boss")
      try FileManager.default.removeItem(atPath: disk + "/ballast")
      #expect(full.exit == 74 && full.error["code"] as? String == "diskFull", "\(full.out)")
    } else {
      // A process whose files may not grow so far.
      let run = try Started(
        ["-c", "ulimit -f 400; exec \"$0\" \"$@\"", Program.path, "backup", "-o", disk], shop, now: TestShop.now, person: "boss",
        program: "/bin/sh")
      #expect(run.wait() == 74, "\(run.said)")
    }
    #expect(names(disk) == kept)
    #expect(try shop.run("backup", "list", "--json", as: "boss").items.count == 1)
    #expect(try shop.run("drill", as: "boss").exit == 0)
    #expect(try shop.run("backup", "-o", disk, as: "boss").exit == 0)
    print("disk full by \(isMounted ? "tmpfs" : "RLIMIT_FSIZE")")
  }

  private static func tool(_ path: String, _ arguments: String...) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return -1 }
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(
    "REC-2: watch imports what lies in its folder, says each event in a line, and ends cleanly on SIGTERM", .timeLimit(.minutes(2)))
  func watch() throws {
    let shop = try TestShop()
    let inbox = shop.folder + "/inbox"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    for sample in TestShop.samples {
      try FileManager.default.copyItem(atPath: sample, toPath: inbox + "/" + (sample as NSString).lastPathComponent)
    }
    try shop.write("inbox/nonsense.csv", "a,b\n1,2\n")
    for name in names(inbox) {
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: inbox + "/" + name)
    }
    let run = try Started(["watch", "--inbox", "inbox"], shop, now: "2026-11-24T18:00:05+08:00", person: "limei")
    for _ in 0..<300 where names(inbox + "/done").count < 4 || names(inbox + "/failed").count < 2 { usleep(100_000) }
    let evening = ["SHOPDESK_NOW": "2026-11-24T18:00:06+08:00"]
    #expect(try shop.run("watch", "--once", environment: evening).exit == 75, "one at a time")
    run.terminate()
    #expect(run.wait() == 0)
    #expect(names(inbox) == ["done", "failed"])
    #expect(names(inbox + "/done").filter { $0.hasSuffix(".result.txt") }.count == 2)
    #expect(names(inbox + "/failed").contains { $0.hasSuffix("nonsense.csv.result.txt") })
    #expect(try shop.run("order", "list", "--json", as: "limei").items.count == 5)
    let lines = run.said.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("<3>") || $0.hasPrefix("<4>") || $0.hasPrefix("<6>") }, "\(run.said)")
    #expect(run.said.contains("shop-20261124-180005.db"))
    #expect(lines.last?.contains("值守结束") == true)
    // The lease ended with it.
    #expect(try shop.run("watch", "--once", environment: evening).exit == 0)
  }

  @Test(
    "REC-2: a restore with two consoles open: both are locked out, what was lost is named, and the shop goes on",
    .timeLimit(.minutes(3)))
  func restoreEndToEnd() throws {
    let shop = try TestShop(imported: true)
    let file = try #require(try shop.run("backup", "--json", as: "boss").json["file"] as? String)
    let mei = try Seat.signedIn("limei", shop)
    let qiang = try Seat.signedIn("wangqiang", shop)
    try mei.see("8874..2505")
    mei.type("a")
    try mei.see("已认领 8874..2505")
    let head = try shop.head()

    let dry = try shop.run("restore", file, "--dry-run", "--json", as: "boss")
    #expect(dry.exit == 0, "\(dry.complaint)")
    #expect(dry.json["restored"] as? Bool == false && dry.json["lostRecords"] as? Int ?? 0 >= 3)
    // The password is asked for again: a session that was kept isn't enough.
    #expect(try shop.run("login", "--user", "boss", "--password-file", "pw").exit == 0)
    #expect(try shop.run("restore", file, "--json").exit == 64)
    try shop.write("wrong", "wrong-password-1\n")
    #expect(try shop.run("restore", file, "--password-file", "wrong").exit == 77)

    let done = try shop.run("restore", file, "--json", as: "boss")
    #expect(done.exit == 0, "\(done.complaint)")
    #expect((done.json["lostCommands"] as? [String: Any])?["claimOrder"] as? Int == 1)
    let aside = try #require(done.json["aside"] as? String)
    #expect(FileManager.default.fileExists(atPath: aside))
    // Both see it and can write nothing; they leave and come in again.
    for seat in [mei, qiang] {
      seat.type("a")
      try seat.see("店铺文件已被替换")
      seat.leave()
    }
    let restored = try shop.head()
    #expect((restored["seq"] as? Int ?? 0) < (head["seq"] as? Int ?? 0))
    #expect(try shop.run("verify").exit == 0)
    #expect(try shop.run("verify", "--db", aside).exit == 0)
    let log = try shop.run("log", "--json", "--limit", "20", as: "boss").items
    #expect(log.contains { $0["command"] as? String == "restoreBackup" && $0["done"] as? Bool == true })
    let again = try Seat.signedIn("wangqiang", shop)
    try again.see("8874..2505")
    again.type("a")
    try again.see("已认领 8874..2505")
    again.leave()
  }
}

/// The program while it runs.
private final class Started {
  private let process = Process()
  private let output: String

  init(
    _ arguments: [String], _ shop: TestShop, now: String, person: String? = nil, program: String = Program.path,
    more: [String: String] = [:]
  ) throws {
    output = shop.folder + "/said-\(UUID().uuidString)"
    FileManager.default.createFile(atPath: output, contents: nil)
    var environment = [
      "SHOPDESK_DB": shop.database, "SHOPDESK_NOW": now, "XDG_STATE_HOME": shop.folder + "/state", "LANG": "zh_CN.UTF-8",
      "HOME": shop.folder, "PATH": "/usr/bin:/bin",
    ].merging(more) { $1 }
    if let person {
      environment["SHOPDESK_USER"] = person
      environment["SHOPDESK_PASSWORD_FILE"] = shop.folder + "/pw"
    }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(fileURLWithPath: shop.folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: output)
    try process.run()
  }

  var said: String { String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self) }

  func wait() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  func terminate() { process.terminate() }

  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
