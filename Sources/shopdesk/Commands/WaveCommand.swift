import ArgumentParser
import DeskConsole
import DeskCore
import DeskLive

/// `wave …`: FUL-1, ORD-10.
struct WaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wave", abstract: "A wave's steps with what becomes of them at its own pace; what could share a box.",
    subcommands: [Show.self, Merges.self, Needing.self, Assign.self], defaultSubcommand: Show.self)

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Each step: deadline, done, left, late, and the forecast.")
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one.") var wave: String?
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let board = try acting.desk.board(of: acting.wave(wave))
      let now = acting.desk.now
      let texts = context.describe.texts
      var table = TextTable(
        [
          context.say("步骤", "step"), context.say("截止", "by"), context.say("完成", "done"), context.say("剩", "left"),
          context.say("超时", "late"), context.say("预计", "forecast"),
        ], right: [2, 3, 4])
      var steps: [JSON] = []
      for step in board.steps {
        let words = texts.forecast(step.forecast, in: context.zone)
        table.add([
          texts.title(step.stage), acting.clock(step.deadline), "\(step.done)", "\(step.left)", "\(step.late(at: now))", words,
        ])
        steps.append(
          .object([
            ("stage", .string(step.stage.rawValue)), ("deadline", acting.shapes.time(step.deadline)), ("done", .int(step.done)),
            ("left", .int(step.left)), ("late", .int(step.late(at: now))), ("forecast", acting.shapes.forecast(step.forecast)),
          ]))
      }
      let head = context.say("波次 \(board.wave.iso) 包裹 \(board.total)", "wave \(board.wave.iso), \(board.total) parcels")
      let json = JSON.object([
        ("wave", .string(board.wave.iso)), ("total", .int(board.total)), ("overdue", .int(board.overdue)), ("steps", .array(steps)),
      ])
      return Answer(json, [head] + table.lines)
    }
  }

  struct Merges: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Parcels that could share a box, and those of one buyer that don't, with why (ORD-10).")
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one.") var wave: String?
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let advice = try acting.desk.mergeAdvice(wave: acting.wave(wave), for: acting.actor)
      let texts = context.describe.texts
      var lines: [String] = []
      for proposal in advice.proposals {
        let who = advice.rows[proposal.parcels[0]].map { "\($0.recipient) \($0.city)" } ?? ""
        lines.append(proposal.parcels.map(\.text).joined(separator: " + ") + "  " + who)
      }
      for one in advice.apart {
        lines.append("\(one.parcel.text) ≠ \(one.from.text): " + one.obstacles.map(texts.title).joined(separator: ", "))
      }
      if lines.isEmpty { lines = [context.say("没有可合的包裹", "nothing could share a box")] }
      let json = JSON.object([
        ("proposals", .array(advice.proposals.map { .object([("parcels", .array($0.parcels.map { .string($0.text) }))]) })),
        (
          "apart",
          .array(
            advice.apart.map {
              .object([
                ("parcel", .string($0.parcel.text)), ("from", .string($0.from.text)),
                ("obstacles", .array($0.obstacles.map { .string($0.rawValue) })),
              ])
            })
        ), ("merged", .array(advice.merged.map { .string($0.text) })),
      ])
      return Answer(json, lines.map(\.shown))
    }
  }

  struct Needing: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Parcels that still need pieces of a SKU: whom a short bin hits (FUL-3).")
    @Argument(help: "The SKU's code.") var sku: String
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let rows = try acting.desk.needing(sku, for: acting.actor)
      let now = acting.desk.now
      return .list(rows.map { acting.shapes.parcelRow($0, now: now) }, next: nil, rows.map { "\($0.id.text)  \($0.goods)".shown })
    }
  }
}

extension Shapes {
  func forecast(_ forecast: WaveForecast) -> JSON {
    switch forecast {
    case .done: .object([("kind", .string("done"))])
    case .finish(let at): .object([("kind", .string("finish")), ("at", time(at))])
    case .misses(let count, let at): .object([("kind", .string("misses")), ("missing", .int(count)), ("at", time(at))])
    case .late(let count): .object([("kind", .string("late")), ("missing", .int(count))])
    case .unknown: .object([("kind", .string("unknown"))])
    }
  }
}
