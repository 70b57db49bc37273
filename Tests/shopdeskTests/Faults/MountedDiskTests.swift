import DeskTestKit
import Foundation
import Testing

/// reliability.md F5, F12 on file systems that are really full and really read-only, where a namespace of one's own can be had.
@Suite("A full disk, a read-only disk", .serialized, .enabled(if: Shell.canMount))
struct MountedDiskTests {
  private func shop() throws -> TestShop {
    let shop = try TestShop(imported: true)
    try shop.write("script.jsonl", FaultyDisk.script)
    try FileManager.default.createDirectory(atPath: shop.folder + "/disk", withIntermediateDirectories: true)
    _ = try shop.run("login", as: "limei")
    return shop
  }

  @Test("F5: a full disk: the reason is said, reading goes on, and after room was made the rest is done, nothing twice")
  func full() throws {
    let shop = try shop()
    // Room for the file, its index and a little of the log.
    let kilobytes = shop.read("shop.db").count / 1024 + 32 + 64
    let told = try Shell.run(
      """
      mount -t tmpfs -o size=\(kilobytes)k none disk && cp shop.db disk/shop.db && chmod 600 disk/shop.db || exit 99
      export SHOPDESK_DB=$PWD/disk/shop.db
      "$0" login --user limei --password-file pw >/dev/null || exit 98
      "$0" run script.jsonl >first; echo "first $?"
      "$0" order list --json >list; echo "reading $?"
      mount -o remount,size=64m disk
      "$0" run script.jsonl >second; echo "second $?"
      "$0" verify >/dev/null; echo "verify $?"
      """, in: shop, environment: [:], wrapper: ["unshare", "-rm"])
    #expect(
      told.out.contains("first 74\n") && told.out.contains("reading 0\nsecond 0\nverify 0\n"), "\(told.out) \(told.complaint)")
    #expect(told.complaint.contains("磁盘已满"), "\(told.complaint)")
    func acknowledged(_ name: String) -> [String] {
      Program.Outcome(exit: 0, out: String(decoding: shop.read(name), as: UTF8.self), complaint: "").acknowledged
    }
    let first = acknowledged("first")
    let second = acknowledged("second")
    #expect(first.count < 40 && second.count == 40, "\(first.count) \(second.count)")
    #expect(Array(second.prefix(first.count)) == first)
    #expect(!shop.read("list").isEmpty)
  }

  @Test("F12: a disk that is mounted read-only: opened for looking, which is said; what writes is refused (74)")
  func readOnly() throws {
    let shop = try shop()
    try FileManager.default.copyItem(atPath: shop.database, toPath: shop.folder + "/disk/shop.db")
    #expect(try shop.run("backup", "-o", shop.folder + "/disk", as: "boss").exit == 0)
    let told = try Shell.run(
      """
      mount --bind disk disk && mount -o remount,ro,bind disk || exit 99
      export SHOPDESK_DB=$PWD/disk/shop.db
      export SHOPDESK_USER=limei SHOPDESK_PASSWORD_FILE=pw
      "$0" queue; echo "queue $?"
      "$0" order list >list; echo "list $?"
      "$0" order claim O0000001; echo "claim $?"
      "$0" verify; echo "verify $?"
      "$0" verify --db disk/shop-*.db; echo "backup $?"
      """, in: shop, environment: [:], wrapper: ["unshare", "-rm"])
    #expect(told.out.contains("backup 0\n"), "\(told.out) \(told.complaint)")
    #expect(told.out.contains("queue 0\n") && told.out.contains("list 0\n"), "\(told.out) \(told.complaint)")
    #expect(told.out.contains("claim 74\n") && told.out.contains("verify 0\n"), "\(told.out) \(told.complaint)")
    #expect(told.complaint.contains("店铺只能查看") && told.complaint.contains("磁盘是只读的"), "\(told.complaint)")
    #expect(!shop.read("list").isEmpty)
  }
}
