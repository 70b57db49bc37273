import ArgumentParser
import DeskCore

extension StockCommand {
  struct Merge: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Two codes are the same goods: one becomes part of the other, once the director has approved (INV-1).",
      discussion: "Stock, places and barcodes go over. Refused while the code is listed, promised, in a parcel or being counted.")
    @Argument(help: "The code that goes.") var sku: String
    @Option(name: .long, help: "The code that stays.") var into: String
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try Acting(context).answer(.mergeSKU, ["sku": .text(sku), "into": .text(into), "reason": .text(reason)], act)
    }
  }
}
