import ArgumentParser
import DeskCore

/// ORD-10, FUL-1, FUL-3, FUL-5, FUL-6: what a wave needs besides the straight way.
extension ParcelCommand {
  struct Merge: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Parcels of one buyer go into another's box; parts of one order go together again (ORD-10).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "The parcel whose number and paper the box has.") var into: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let batch = try Batch(context, act)
      // By its waybill too, as every parcel is named.
      let lead = try batch.acting.desk.findParcel(into)?.text ?? into
      return try batch.run(.mergeParcel, parcels, ["into": .text(lead)])
    }
  }

  struct Unmerge: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Parcels go alone again; possible until the first pick (ORD-10).")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.unmergeParcel, parcels) }
  }

  struct Split: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Goods of a parcel go into one of their own (ORD-10).")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "line:pieces or SKU:pieces; one for each.") var goods: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.splitParcel, ["parcel": .text(parcel), "goods": .list(goods)], act)
    }
  }

  struct RenewWaybill: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "A new number; the old one is void and never another's (FUL-5). To print the same number again: `parcel print`.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "The courier's code or name.") var courier: String
    @Option(name: .long, help: "The new number; else the next of the courier's pool.") var number: String?
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["parcel": Arguments.Value.text(parcel), "courier": .text(courier), "reason": .text(reason)]
      return try Acting(context).answer(.renewWaybill, arguments.with("number", number), act)
    }
  }

  struct Short: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Goods are missing at picking: the parcel is voided, the agent asks the buyer, the bin is counted (FUL-3).")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "Of which SKU.") var sku: String
    @Option(name: .long, help: "How many pieces.") var missing: Int
    @Option(name: .long, help: "What was found.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let arguments = ["parcel": Arguments.Value.text(parcel), "sku": .text(sku), "reason": .text(reason)]
      var answer = try acting.answer(.shortParcel, arguments.with("missing", missing), act)
      let hit = try acting.desk.needing(sku, for: acting.actor)
      if !hit.isEmpty {
        let names = hit.map(\.id.text).joined(separator: " ")
        answer.notes.append(context.say("同货号还要取的包裹: \(names)", "also to be picked from that SKU: \(names)"))
      }
      return answer
    }
  }

  struct Suspend: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Set parcels aside at the bench; another packer may go on (FUL-4).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.suspendParcel, parcels, ["reason": .text(reason)])
    }
  }

  struct AnswerFault: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what was done about results that the marketplace refused (FUL-6).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "What was done.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.answerShipFault, parcels, ["note": .text(note)])
    }
  }

  struct Late: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Say why parcels missed their deadline (FUL-1).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.explainLate, parcels, ["reason": .text(reason)])
    }
  }

  struct Move: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put parcels into another wave: an exception from the cut-off (FUL-1).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "The wave's day, yyyy-MM-dd.") var wave: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.moveParcel, parcels, ["wave": .text(wave), "reason": .text(reason)])
    }
  }

}
