import ArgumentParser
import DeskCore
import DeskFiles
import DeskLive
import DeskStore
import Foundation

/// Measurements on the training shop given. The last line of each is `key=value` pairs (contract.md).
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure this machine and this program on a training shop.",
    subcommands: [
      Fill.self, Synthetic.self, Tx.self, Worker.self, Life.self, Import.self, Verify.self, Queue.self, BenchFind.self,
      BenchGoods.self,
    ])

  struct Fill: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a training shop with synthetic history.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "Finished orders.") var orders = 100_000
    @Option(help: "Orders that wait for contact.") var open = 2_000
    @Flag(help: "Put stock on every shelf.") var stocked = false

    func run() throws {
      try BenchRun.answering(global) { context in
        let desk = try Desk.create(
          context.path, settings: ShopSettings(name: "测速店", training: true), fixedClock: try context.fixedClock())
        context.adopt(desk)
        try BenchShop(desk).enableSignIn()
        let shop = try BenchShop(desk)
        let start = Stopwatch()
        try shop.fill(finished: orders, open: open)
        if stocked { try shop.stockUp() }
        return "orders=\(orders + open) seconds=\(start.seconds.figure)"
      }
    }
  }

  struct Synthetic: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a synthetic order list and its details, as Taobao would export them.")
    @Option(help: "Orders.") var orders = 100_000
    @Option(help: "Seed.") var seed: UInt64 = 1
    @Argument var folder: String

    func run() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let written = try SyntheticOrders(seed: seed, count: orders, newest: Desk.systemClock(), hasTraps: false).write(
        toFolder: folder)
      try Output.put("orders=\(orders) lines=\(written.expected.lines) list=\(written.orders) details=\(written.details)\n")
    }
  }

  struct Tx: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Durable commands by several processes.")
    @OptionGroup var global: GlobalOptions
    @Option(help: "Processes.") var procs = 1
    @Option(help: "Seconds.") var seconds = 3.0
    @Option(help: "Mean pause of a process between two commands, in milliseconds; 0: none.") var thinkMs = 0.0

    func run() throws {
      try BenchRun.answering(global) { context in try BenchTx(context, procs: procs, seconds: seconds, thinkMs: thinkMs).run() }
    }
  }

  /// One process of `tx`; with `--acks` it names each command on standard output once it is durable.
  struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)
    @OptionGroup var global: GlobalOptions
    @Option var part = 0
    @Option var of = 1
    @Option var seconds = 3.0
    @Option var thinkMs = 0.0
    @Flag var acks = false
    @Option(help: "Monotonic second at which to begin.") var begin = 0.0

    func run() throws {
      try BenchRun.answering(global) { context in
        try BenchWorker(context, part: part, of: of, seconds: seconds, thinkMs: thinkMs, acks: acks, begin: begin).run()
        return nil
      }
    }
  }

  struct Life: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Whole lives of N open orders, from contact to handover.")
    @OptionGroup var global: GlobalOptions
    @Argument var count = 200

    func run() throws {
      try BenchRun.answering(global) { context in
        let shop = try BenchShop(try context.desk())
        let work = try BenchWork(shop, seed: 1, name: "life\(shop.desk.now.milliseconds)")
        let start = Stopwatch()
        let orders = work.open.prefix(count)
        for (number, order) in orders.enumerated() { try work.life(of: order, number: number) }
        let seconds = start.seconds
        return "orders=\(orders.count) seconds=\(seconds.figure) orders_per_s=\((Double(orders.count) / seconds).figure)"
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Import files and time it, reading and writing apart.")
    @OptionGroup var global: GlobalOptions
    @Argument var files: [String]

    func run() throws {
      try BenchRun.answering(global) { context in try BenchImport(context, files).run() }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check the whole record chain.")
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try BenchRun.answering(global) { context in
        let desk = try context.desk()
        let start = Stopwatch()
        let report = try desk.verify()
        return
          "sound=\(report.isSound) records=\(report.head.seq) seconds=\(start.seconds.figure) records_per_s=\((Double(report.head.seq) / start.seconds).figure)"
      }
    }
  }

  struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "First 50 rows of the contact queue, as screens ask for them.")
    @OptionGroup var global: GlobalOptions
    @Option var repeats = 500

    func run() throws {
      try BenchRun.answering(global) { context in
        let shop = try BenchShop(try context.desk())
        let actor = try shop.desk.actor(of: shop.session)
        var times: [Double] = []
        for _ in 0..<repeats {
          let start = Stopwatch()
          _ = try shop.desk.queue([.contact], limit: 50, for: actor)
          times.append(start.seconds * 1000)
        }
        times.sort()
        return "rows=50 n=\(times.count) p50_ms=\(times.at(0.5).figure) p99_ms=\(times.at(0.99).figure)"
      }
    }
  }
}
