import DeskTestKit
import Foundation

/// The program under a shell: limits, namespaces. `$0` is the program, the working folder the shop's.
enum Shell {
  static func run(_ line: String, in shop: TestShop, environment: [String: String], wrapper: [String] = []) throws
    -> Program.Outcome
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = wrapper + ["/bin/sh", "-c", line, URL(fileURLWithPath: Program.path).path]
    process.environment = [
      "SHOPDESK_DB": shop.database, "SHOPDESK_NOW": TestShop.now, "XDG_STATE_HOME": shop.folder + "/state", "LANG": "zh_CN.UTF-8",
      "HOME": shop.folder, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    ].merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: shop.folder)
    let files = ["out", "err"].map { shop.folder + "/.shell.\($0)" }
    for file in files { FileManager.default.createFile(atPath: file, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files[0])
    process.standardError = FileHandle(forWritingAtPath: files[1])
    try process.run()
    process.waitUntilExit()
    func text(_ file: String) -> String { String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self) }
    return Program.Outcome(exit: process.terminationStatus, out: text(files[0]), complaint: text(files[1]))
  }

  /// Whether a file system of one's own can be made: by root, or in a user namespace.
  static let canMount: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}
