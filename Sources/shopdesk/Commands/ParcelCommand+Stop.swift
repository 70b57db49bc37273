import ArgumentParser
import DeskCore

/// ORD-8, AFT-4: stopping a parcel, and following one that went wrong.
extension ParcelCommand {
  struct Intercept: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask the bench to stop parcels; they don't move until somebody answers (ORD-8).")
    @Argument(help: "The parcels.") var parcels: [String]
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Batch(context, act).run(.interceptParcel, parcels, ["reason": .text(reason)])
    }
  }

  struct Seen: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The bench has seen that parcels are to be stopped.")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.seeInterception, parcels) }
  }

  struct Found: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "The goods of stopped parcels were seen and put back.")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.foundParcel, parcels) }
  }

  struct Gone: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "A parcel that was to be stopped had left already: it becomes a return.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "What is known.") var note: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.goneParcel, ["parcel": Arguments.Value.text(parcel)].with("note", note), act)
    }
  }

  struct Lift: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take the request to stop parcels back.")
    @Argument(help: "The parcels.") var parcels: [String]
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer { try Batch(context, act).run(.liftInterception, parcels) }
  }

  struct Exception: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "A parcel on its way went wrong; it is followed until solved (AFT-4).")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: ArgumentHelp(stringLiteral: ParcelException.Kind.allCases.map(\.rawValue).joined(separator: " | ")))
    var kind: String
    @Option(name: .long, help: "What is known, and what was done.") var note: String
    @Option(name: .long, help: "The next step within so many hours; else 24.") var hours: Int?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["parcel": Arguments.Value.text(parcel), "kind": .text(kind), "note": .text(note)].with("hours", hours)
      return try Acting(context).answer(.reportException, arguments, act)
    }
  }

  struct Follow: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "A step on a parcel's exception, and when the next one is due.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "What was done.") var note: String
    @Option(name: .long, help: "The next step within so many hours; else 24.") var hours: Int?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let arguments = ["parcel": Arguments.Value.text(parcel), "note": .text(note)].with("hours", hours)
      return try Acting(context).answer(.followException, arguments, act)
    }
  }

  struct Solve: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "A parcel's exception is solved: how.")
    @Argument(help: "The parcel.") var parcel: String
    @Option(name: .long, help: "How.") var note: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.solveException, ["parcel": .text(parcel), "note": .text(note)], act)
    }
  }
}
