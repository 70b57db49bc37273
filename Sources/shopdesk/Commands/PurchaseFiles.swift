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
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      return try acting.purchaseFile(try PurchaseOrder.all(acting.desk, open: open), to: output, next: nil)
    }
  }
}

extension Acting {
  /// Purchases as CSV, into a file or on standard output.
  func purchaseFile(_ rows: [PurchaseRow], to output: String?, next: String?) throws -> Answer {
    let names = try desk.displayNames()
    let bytes = try PurchaseOrder.list(rows, context.describe.texts) { names[$0] ?? $0 }.bytes(.utf8WithMark)
    return try file(bytes, to: output, [("rows", .int(rows.count)), ("next", .optional(next))])
  }

  /// A purchase order for its supplier.
  func purchaseOrder(_ id: PurchaseID, _ format: DayReport.Format, to output: String?) throws -> Answer {
    let order = try PurchaseOrder(id, desk, language: context.language)
    return try file(
      try printed { try order.bytes(format, PaperForm(environment: context.environment)) }, to: output,
      [("purchase", .string(id.text)), ("format", .string(format.rawValue))])
  }

  private func file(_ bytes: [UInt8], to output: String?, _ told: [(String, JSON)]) throws -> Answer {
    guard let output else {
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.unicodeScalars.filter { $0 != "\r" })
      }
      return Answer(.object(told + [("text", .string(text))]), text.hasSuffix("\n") ? lines.dropLast() : lines)
    }
    try WholeFile.write(bytes, to: output)
    return Answer(.object(told + [("file", .string(output))]), [context.say("已写出: \(output)", "written: \(output)").shown])
  }
}
