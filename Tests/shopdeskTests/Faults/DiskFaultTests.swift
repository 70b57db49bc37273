import DeskTestKit
import Foundation
import Testing

/// reliability.md F4, F5, F6, F7: the n-th write of forty commands fails. Some places in the usual run; SHOPDESK_FAULTS=1 takes each of them
/// in every mode, 37 each thirty-seventh (a prime, because a command makes twenty calls), and a second fault while the first is being
/// recovered from.
@Suite("Disk faults", .serialized, .enabled(if: FaultyDisk.shim != nil))
struct DiskFaultTests {
  struct Mode: CustomTestStringConvertible {
    var testDescription: String
    var environment: [String: String]
    var words: [String]
    var isUsual: Bool
  }

  static let full = ["磁盘已满"]
  static let broken = ["读写出错", "只读或打不开"]
  static let modes = [
    Mode(
      testDescription: "full for ever", environment: ["FAULT_ERRNO": "28", "FAULT_FOREVER": "1"], words: full + broken,
      isUsual: true),
    Mode(testDescription: "full once", environment: ["FAULT_ERRNO": "28"], words: full + broken, isUsual: false),
    Mode(
      testDescription: "error once, half written, or a failing sync",
      environment: ["FAULT_ERRNO": "5", "FAULT_SHORT": "1", "FAULT_SYNC": "1"], words: broken, isUsual: true),
    Mode(
      testDescription: "errors for ever", environment: ["FAULT_ERRNO": "5", "FAULT_FOREVER": "1", "FAULT_SYNC": "1"], words: broken,
      isUsual: false),
  ]

  private static let step = ProcessInfo.processInfo.environment["SHOPDESK_FAULTS"].flatMap(Int.init)

  @Test(
    "F5, F7: whatever write fails, nothing acknowledged is lost, nothing is done twice, verify is sound, and it is said (74)",
    arguments: modes.filter { step != nil || $0.isUsual })
  func nth(mode: Mode) throws {
    let disk = try FaultyDisk()
    let unbroken = try disk.script(mode.environment.merging(["FAULT_AT": "0"]) { $1 })
    #expect(unbroken.exit == 0 && unbroken.acknowledged.count == 40, "\(unbroken.out) \(unbroken.complaint)")
    let last = disk.counted.calls
    #expect(last > 100)
    let wanted = try disk.shop.head() as NSDictionary
    var broken = 0
    var lost = 0
    var said: Set<String> = []
    let places = Self.step.map { Array(stride(from: 1, through: last, by: $0)) } ?? [9, last / 2, last - 25, last - 3]
    for place in places {
      try disk.reset()
      let hit = try disk.script(mode.environment.merging(["FAULT_AT": "\(place)"]) { $1 })
      if hit.exit != 0 {
        broken += 1
        #expect(hit.exit == 74, "at \(place): \(hit.exit) \(hit.complaint)")
        #expect(mode.words.contains { hit.complaint.contains($0) }, "at \(place): \(hit.complaint)")
        #expect(!hit.complaint.contains("cannot rollback"), "at \(place)")
        said.formUnion(mode.words.filter { hit.complaint.contains($0) })
        lost += 40 - hit.acknowledged.count
      } else {
        #expect(hit.acknowledged.count == 40, "at \(place)")
      }
      if Self.step != nil {
        let again = try disk.run(["verify"], ["FAULT_AT": "\(place % 23 + 1)", "FAULT_ERRNO": "5", "FAULT_SYNC": "1"])
        #expect([0, 74].contains(again.exit), "while recovering from \(place): \(again.exit) \(again.complaint)")
      }
      // Space is there again. What was acknowledged answers as it did, the rest is done now, and the chain is the one of an unbroken run.
      let repeated = try disk.run(["run", "-"], input: FaultyDisk.script, [:])
      #expect(repeated.exit == 0 && repeated.acknowledged == unbroken.acknowledged, "at \(place): \(repeated.complaint)")
      #expect(Array(unbroken.acknowledged.prefix(hit.acknowledged.count)) == hit.acknowledged, "at \(place)")
      let verified = try disk.shop.run("verify", "--json")
      #expect(verified.exit == 0 && verified.json["head"] as? NSDictionary == wanted, "at \(place): \(verified.out)")
    }
    #expect(broken > places.count / 2)
    #expect(said.contains(mode.words[0]), "\(said)")
    print(
      "\(mode.testDescription): \(places.count) of \(last) calls, \(broken) broken runs, \(lost) commands done in the second run")
  }

  @Test("F4: what is answered has been synced: no answer leaves while the log holds what no sync covers")
  func synced() throws {
    let disk = try FaultyDisk()
    let run = try disk.script(["FAULT_SYNC": "1"])
    #expect(run.acknowledged.count == 40)
    #expect(disk.counted.unsynced == 0)
    #expect(disk.counted.syncs >= 40, "\(disk.counted.syncs) syncs")
  }

  @Test("F6: a limit on the size of files is an error with words, not a death by signal")
  func sizeLimit() throws {
    let disk = try FaultyDisk()
    let size = disk.shop.read("shop.db").count
    // In blocks of 512 bytes: the file itself has room, the log hasn't.
    try disk.shop.write("script.jsonl", FaultyDisk.script)
    let limited = try Shell.run(
      "ulimit -f \(size / 512 / 4); exec \"$0\" run script.jsonl", in: disk.shop, environment: [:])
    #expect(limited.exit == 74, "\(limited.exit) \(limited.complaint)")
    // SQLite calls it an I/O error, and so is it told.
    #expect(limited.complaint.contains("读写出错"), "\(limited.complaint)")
    #expect(limited.acknowledged.count < 40)
    let repeated = try disk.run(["run", "-"], input: FaultyDisk.script, [:])
    #expect(repeated.acknowledged.count == 40)
    #expect(Array(repeated.acknowledged.prefix(limited.acknowledged.count)) == limited.acknowledged)
    #expect(try disk.shop.run("verify").exit == 0)
  }

  @Test("F12: a shop that may not be written is opened for looking, says so, refuses what writes (74) at once, and stays as it is")
  func readOnly() throws {
    let disk = try FaultyDisk()
    let before = disk.shop.read("shop.db")
    let files = try FileManager.default.contentsOfDirectory(atPath: disk.shop.folder).filter { $0.hasPrefix("shop.db") }.sorted()
    let commands = [
      (["queue"], Int32(0)), (["order", "show", "O0000001"], 0), (["verify"], 0), (["order", "claim", "O0000001"], 74),
      (["login", "--user", "limei", "--password-file", "pw"], 74), (["watch", "--once"], 74),
    ]
    for (arguments, exit) in commands {
      let clock = ContinuousClock()
      var told: Program.Outcome?
      let spent = try clock.measure { told = try disk.run(arguments, ["FAULT_READONLY": "1"]) }
      #expect(told?.exit == exit, "\(arguments): \(told?.complaint ?? "")")
      #expect(told?.complaint.contains("只能查看") == true, "\(arguments): \(told?.complaint ?? "")")
      #expect(told?.complaint.contains("磁盘是只读的") == true, "\(arguments): \(told?.complaint ?? "")")
      #expect(spent < .seconds(5))
    }
    let refused = try disk.run(["order", "claim", "O0000001", "--json"], ["FAULT_READONLY": "1"])
    #expect((refused.json["error"] as? [String: Any])?["code"] as? String == "lookingOnly", "\(refused.out)")
    #expect(disk.shop.read("shop.db") == before)
    let after = try FileManager.default.contentsOfDirectory(atPath: disk.shop.folder).filter { $0.hasPrefix("shop.db") }.sorted()
    #expect(after == files)
  }
}
