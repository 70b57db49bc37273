import DeskTestKit
import Foundation

/// A shop whose disk can be broken: `Bench/fault.c`, preloaded into the real program.
final class FaultyDisk {
  let shop: TestShop
  private let base: String
  private let report: String

  /// The shim, built once; nil where there is no C compiler.
  static let shim: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let made = FileManager.default.temporaryDirectory.path + "/shopdesk-fault-\(getpid()).so"
    for compiler in ["cc", "clang", "gcc"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [compiler, "-O2", "-shared", "-fPIC", "-o", made, root.path + "/Bench/fault.c", "-ldl"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return made }
    }
    return nil
  }()

  /// Li Mei has signed in; all files are copied aside, to begin from again.
  init() throws {
    shop = try TestShop(imported: true)
    base = shop.folder + "/base.db"
    report = shop.folder + "/report"
    _ = try shop.run("login", as: "limei")
    try FileManager.default.copyItem(atPath: shop.database, toPath: base)
  }

  /// Forty commands of one agent on five orders.
  static let script: String = {
    var lines: [String] = []
    for order in 1...5 {
      let id = "O000000\(order)"
      func add(_ command: String, _ more: String = "") {
        lines.append("{\"id\":\"f\(lines.count + 1)\",\"command\":\"\(command)\",\"args\":{\"order\":\"\(id)\"\(more)}}")
      }
      add("claimOrder")
      add("noteOrder", ",\"text\":\"一\"")
      add("noteOrder", ",\"text\":\"\(String(repeating: "长", count: 400))\"")
      add("contactOrder", ",\"outcome\":\"confirmed\",\"channel\":\"phone\"")
      add("noteOrder", ",\"text\":\"二\"")
      add("releaseOrder")
      add("claimOrder")
      add("releaseOrder")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  /// The shop as it was in the beginning.
  func reset() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: shop.folder) where name.hasPrefix("shop.db") {
      try FileManager.default.removeItem(atPath: shop.folder + "/" + name)
    }
    try FileManager.default.copyItem(atPath: base, toPath: shop.database)
  }

  /// Runs the program over the broken disk.
  func run(_ arguments: [String], input: String? = nil, _ faults: [String: String]) throws -> Program.Outcome {
    let settings = faults.merging(["FAULT_FILE": "/shop.db", "FAULT_REPORT": report]) { mine, _ in mine }
    return try shop.run(arguments, input: input, environment: settings.merging(["LD_PRELOAD": Self.shim ?? ""]) { $1 })
  }

  func script(_ faults: [String: String] = [:]) throws -> Program.Outcome { try run(["run", "-"], input: Self.script, faults) }

  /// What the shim counted in the last run.
  var counted: (calls: Int, syncs: Int, unsynced: Int) {
    let numbers = String(decoding: shop.read("report"), as: UTF8.self).split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : (0, 0, -1)
  }
}

extension Program.Outcome {
  /// The lines of `run` that say that it was done.
  var acknowledged: [String] { out.split(separator: "\n").map(String.init).filter { $0.contains("\"ok\":true") } }
}
