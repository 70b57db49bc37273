import DeskCore
import DeskFiles
import DeskLive
import DeskStore
import Foundation

/// Durable commands by several processes at once: this program started again for each.
struct BenchTx {
  let context: Context
  let procs: Int
  let seconds: Double
  let thinkMs: Double

  init(_ context: Context, procs: Int, seconds: Double, thinkMs: Double) {
    self.context = context
    self.procs = procs
    self.seconds = seconds
    self.thinkMs = thinkMs
  }

  func run() throws -> String {
    var running: [(Process, Pipe)] = []
    // All begin together, once the last has surely opened the shop: starting processes isn't what is measured.
    let begin = Stopwatch.now + 0.5 + 0.1 * Double(procs)
    for part in 0..<procs {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [
        "bench", "worker", "--db", context.path, "--part", "\(part)", "--of", "\(procs)", "--seconds", "\(seconds)", "--think-ms",
        "\(thinkMs)", "--begin", "\(begin)",
      ]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      running.append((process, output))
    }
    var times: [Double] = []
    var counts: [Int] = []
    for (process, output) in running {
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let mine = text.split(separator: "\n").compactMap { Double($0) }
      counts.append(mine.count)
      times += mine
    }
    times.sort()
    let share = Double(counts.min() ?? 0) / Double(max(counts.max() ?? 1, 1))
    return
      "procs=\(procs) tx_per_s=\((Double(times.count) / seconds).figure) p50_ms=\(times.at(0.5).figure) p99_ms=\(times.at(0.99).figure) "
      + "max_ms=\((times.last ?? 0).figure) slowest_share=\(share.figure)"
  }
}

/// One of them. Prints the milliseconds of each command, or with `acks` the id of each as soon as it is durable, a tab, its milliseconds.
struct BenchWorker {
  let context: Context
  let part: Int
  let of: Int
  let seconds: Double
  let thinkMs: Double
  let acks: Bool
  let begin: Double

  init(_ context: Context, part: Int, of: Int, seconds: Double, thinkMs: Double, acks: Bool, begin: Double) {
    self.begin = begin
    self.context = context
    self.part = part
    self.of = of
    self.seconds = seconds
    self.thinkMs = thinkMs
    self.acks = acks
  }

  func run() throws {
    let shop = try BenchShop(try context.desk(), worker: part)
    // A worker that was killed left claims behind: the lead's role, which it holds, goes past them.
    var work = try BenchWork(shop, seed: UInt64(part + 1) &+ UInt64(getpid()), share: (part, of), name: "w\(part)-\(getpid())")
    guard !work.isEmpty else { return }
    var times: [Double] = []
    let wait = begin - Stopwatch.now
    if wait > 0 { usleep(UInt32(wait * 1e6)) }
    let start = Stopwatch()
    while start.seconds < seconds {
      if thinkMs > 0 { usleep(UInt32.random(in: 0...UInt32(2000 * thinkMs))) }
      let one = Stopwatch()
      let id: String
      do { id = try work.step() } catch let refusal as Refusal where refusal.reason == .notHeld { continue }
      times.append(one.seconds * 1000)
      if acks { FileHandle.standardOutput.write(Data((id + String(format: "\t%.4f\n", times[times.count - 1])).utf8)) }
    }
    if !acks { try Output.put(times.map { String(format: "%.4f", $0) }.joined(separator: "\n") + "\n") }
  }
}

/// An import with reading and writing timed apart.
struct BenchImport {
  let context: Context
  let files: [String]

  init(_ context: Context, _ files: [String]) {
    self.context = context
    self.files = files
  }

  func run() throws -> String {
    let shop = try BenchShop(try context.desk())
    let start = Stopwatch()
    let batch = try OrderFileImport(zone: shop.desk.settings.calendar.zone).read(paths: files)
    let reading = start.seconds
    _ = try shop.desk.importBatch(batch, id: "bench-import-\(shop.desk.now.milliseconds)", isFound: false, by: shop.session)
    let all = start.seconds
    try shop.desk.indexOrders()
    let indexing = start.seconds - all
    let lines = batch.orders.reduce(0) { $0 + $1.lines.count }
    return
      "orders=\(batch.orders.count) lines=\(lines) read_s=\(reading.figure) write_s=\((all - reading).figure) seconds=\(all.figure) "
      + "orders_per_s=\((Double(batch.orders.count) / all).figure) index_s=\(indexing.figure)"
  }
}
