import ArgumentParser
import DeskConsole
import DeskCore
import DeskLive

extension WaveCommand {
  struct Assign: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give every parcel of a wave its courier, by the buyer's wish or the rules, and the pool's next number (FUL-5).",
      discussion: """
        A pool that is too small is refused with how many numbers are missing, and nothing is assigned. Parcels for which no rule matches \
        stay as they are and are named.
        """)
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd; else the current one.") var wave: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let wave = try acting.wave(wave)
      let result = try acting.desk.assignWaybills(wave: wave, id: acting.id(act), by: acting.session)
      let describe = context.describe
      let items = result.receipts.map { JSON.object([("parcel", .string($0.subject)), ("waybill", .optional($0.waybill))]) }
      let left = result.left.map { one in
        JSON.object([("parcel", .string(one.parcel.text)), ("error", ErrorJSON.make(one.refusal, describe))])
      }
      let json = JSON.object([
        ("wave", .string(wave.iso)), ("assigned", .int(result.receipts.count)), ("left", .array(left)), ("items", .array(items)),
        ("next", .null),
      ])
      let done = context.say("已分配 \(result.receipts.count) 个运单号", "\(result.receipts.count) numbers assigned")
      return Answer(
        json, [done], exit: result.left.isEmpty ? .done : .refused,
        notes: result.left.map { "\($0.parcel.text): \(describe.text($0.refusal))".shown })
    }
  }
}
