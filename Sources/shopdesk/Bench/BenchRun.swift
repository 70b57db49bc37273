import ArgumentParser
import DeskCore
import Foundation

/// What all measurements share: the context, errors, and the closing line.
enum BenchRun {
  static func answering(_ global: GlobalOptions, _ body: (Context) throws -> String?) throws {
    let context = Context(global)
    defer { context.close() }
    do {
      if let line = try body(context) { try Output.put(line + "\n") }
    } catch {
      let exit = Output.fail(error, context.describe, json: global.json)
      throw ExitCode(exit.rawValue)
    }
  }
}

/// Elapsed time on the monotonic clock.
struct Stopwatch {
  private let start = Stopwatch.now

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  var seconds: Double { Self.now - start }
}

extension Double {
  /// Four digits that matter.
  var figure: String { self >= 1000 ? String(Int(rounded())) : String(format: "%.4g", self) }
}

extension [Double] {
  /// A quantile of sorted values.
  func at(_ share: Double) -> Double { isEmpty ? 0 : self[Swift.min(count - 1, Int(share * Double(count)))] }
}
