import ArgumentParser
import DeskCore

/// `manifest …`: FUL-7.
struct ManifestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest", abstract: "A courier's handover manifest: print it, sign it, see what was signed.",
    subcommands: [ManifestPrint.self, Sign.self, Signed.self], defaultSubcommand: ManifestPrint.self)

  struct Sign: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The driver signs for what was scanned into the bag; what wasn't has not left (FUL-7).")
    @Argument(help: "The courier's code or name.") var courier: String
    @Option(name: .long, help: "Who signs for the courier.") var driver: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let receipt = try acting.perform(.signManifest, ["courier": .text(courier), "driver": .text(driver)], act)
      var answer = acting.answer(receipt)
      let missing = receipt.parcels.map(\.text).joined(separator: " ")
      if !missing.isEmpty {
        answer.notes.append(context.say("没有扫进袋, 还没走: \(missing)", "not scanned into the bag, not gone: \(missing)"))
      }
      return answer
    }
  }

  struct Signed: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Signed manifests, the newest first.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let signed = try acting.desk.manifests()
      var table = TextTable(
        [
          "#", context.say("快递", "courier"), context.say("时间", "at"), context.say("经办", "by"), context.say("快递员", "driver"),
          context.say("应交", "expected"), context.say("已交", "scanned"),
        ], right: [0, 5, 6])
      for one in signed {
        table.add([
          "\(one.id)", CourierTable.find(one.courier)?.name ?? one.courier, acting.clock(one.at), one.by, one.driver,
          "\(one.expected)",
          "\(one.scanned)",
        ])
      }
      let items = signed.map { one in
        JSON.object([
          ("id", .int(one.id)), ("courier", .string(one.courier)), ("at", acting.shapes.time(one.at)), ("by", .string(one.by)),
          ("driver", .string(one.driver)), ("expected", .int(one.expected)), ("scanned", .int(one.scanned)),
        ])
      }
      return .list(items, next: nil, table.lines)
    }
  }
}
