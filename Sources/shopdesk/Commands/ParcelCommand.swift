import ArgumentParser
import DeskCore

/// `parcel …`: fulfilment (section 4 of the rulebook).
struct ParcelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parcel", abstract: "Look at parcels and do what shipping does.",
    discussion: "A parcel is named by its id (P261124-0042), its dispatch note's id or its waybill.",
    subcommands: [
      ParcelList.self, ParcelShow.self, Waybill.self, Acknowledge.self, ParcelPrint.self, Pick.self, Pack.self, Weigh.self,
      Ship.self, HandOver.self, Void.self, Intercept.self, Seen.self, Found.self, Gone.self, Lift.self, Exception.self, Follow.self,
      Solve.self, Merge.self, Unmerge.self, Split.self, RenewWaybill.self, Short.self, Suspend.self, Late.self, Move.self,
      AnswerFault.self,
    ])

  struct Waybill: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a parcel its courier and number; without them, the buyer's wish or the rules, and the pool's next.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "The courier's code or name; else the buyer's wish or the rules decide.") var courier: String?
    @Option(name: .long, help: "The waybill number; else the next of the courier's pool.") var number: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["parcel": Arguments.Value.text(parcel)].with("courier", courier).with("number", number)
      return try Acting(context).answer(.assignWaybill, arguments, act)
    }
  }

  struct Acknowledge: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Say that the red flags of parcels were read (ORD-5).")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.acknowledgeFlag, parcels) }
  }

  struct Pick: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Say that the goods of parcels were brought.")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.pickParcel, parcels) }
  }

  struct Pack: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Scan items into a parcel; the last one finishes it (FUL-4).",
      discussion: "A code that isn't missing from this parcel stops the whole command: nothing of it is kept.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "A barcode or SKU code; one for each piece.") var scan: [String] = []
    @Option(name: .long, help: "The parcel's weight in grams.") var weight: Int?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["parcel": Arguments.Value.text(parcel), "scan": .list(scan)].with("weight", weight)
      return try Acting(context).answer(.packParcel, arguments, act)
    }
  }

  struct Weigh: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Record a packed parcel's weight.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "Grams.") var weight: Int
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.weighParcel, ["parcel": .text(parcel), "grams": .number(Int64(weight))], act)
    }
  }

  struct Ship: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Set parcels to shipped.")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.shipParcel, parcels) }
  }

  struct HandOver: DeskCommand {
    static let configuration = CommandConfiguration(commandName: "handover", abstract: "Say that the courier took parcels (FUL-7).")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.handOverParcel, parcels) }
  }

  struct Void: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Void parcels; their goods go back.")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.voidParcel, parcels, ["reason": .text(reason)])
    }
  }
}
