import ArgumentParser
import DeskCore
import DeskFiles
import DeskLive

enum PurchaseListFormat: String, CaseIterable, ExpressibleByArgument { case text, csv }

extension ExportCommand {
  /// `export purchases`: INV-6.
  struct Purchases: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "purchases", abstract: "All purchases, newest first, as CSV: state, supplier, value, what came and what waits.")
    @Flag(name: .long, help: "Only those that aren't done.") var open = false
    @Option(name: .shortAndLong, help: "The file to write; one that is there stays as it is.") var output: String
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let scope = open ? PurchaseScope.open : .all
      return try Acting(context).sheet(.exportPurchases, ["scope": .text(scope.rawValue)], act, to: output)
    }
  }
}

extension Acting {
  /// A page of purchases as CSV, into a file or on standard output.
  func purchaseFile(open: Bool, to output: String?, _ page: () throws -> Page<PurchaseRow>) throws -> Answer {
    try leave(.exportPurchases(open ? .open : .all), to: output) {
      let (page, names) = (try page(), try desk.displayNames())
      let bytes = try PurchaseOrder.list(page.rows, context.describe.texts) { names[$0] ?? $0 }.bytes(.utf8WithMark)
      return (bytes, [("rows", .int(page.rows.count)), ("next", .optional(page.next))])
    }
  }

  /// A purchase order for its supplier.
  func purchaseOrder(_ id: PurchaseID, _ format: DayReport.Format, to output: String?) throws -> Answer {
    try leave(.exportPurchase(id), to: output) {
      let order = try PurchaseOrder(id, desk, language: context.language)
      let bytes = try printed { try order.bytes(format, PaperForm(environment: context.environment)) }
      return (bytes, [("purchase", .string(id.text)), ("format", .string(format.rawValue))])
    }
  }

  /// Makes what leaves by a command, and has it leave with its record.
  private func leave(
    _ command: Command, to output: String?, _ make: () throws -> (bytes: [UInt8], told: [(String, JSON)])
  ) throws -> Answer {
    // REC-4: whoever may not is refused, and on record, before anything is read for them.
    try desk.permit(command.kind, args: command.json, by: session)
    let (bytes, told) = try make()
    func record() throws -> Receipt { try desk.perform(command, id: CommandID.next(), by: session) }
    guard let output else {
      try record()
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.unicodeScalars.filter { $0 != "\r" })
      }
      return Answer(.object(told + [("text", .string(text))]), text.hasSuffix("\n") ? lines.dropLast() : lines)
    }
    try Departure.leave([.init(path: output, bytes: bytes)], record: record)
    return Answer(.object(told + [("file", .string(output))]), [context.say("已写出: \(output)", "written: \(output)").shown])
  }
}
