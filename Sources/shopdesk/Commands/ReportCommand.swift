import ArgumentParser
import DeskCore
import DeskLive
import Foundation

/// `report …`: FUL-8, SUP-3.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "A day's shipping or finance report; the department's day, week or month.",
    subcommands: [Shipping.self, Finance.self, Day.self, Week.self, Month.self])

  struct Options: ParsableArguments {
    @Option(name: .long, help: "The day, yyyy-MM-dd; else the one that is going on.") var date: String?
    @Option(name: .long, help: "text | html | csv | pdf") var format = DayReport.Format.text
    @Option(name: .shortAndLong, help: "The file to write; else standard output.") var output: String?
  }

  struct Shipping: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every parcel shipped that day with order, contents, courier, waybill, weight, packer, and what came back.",
      discussion:
        "Made of the day's records: the same for ever, in the language of --lang. It ends with the day's closing digest (see verify --closing)."
    )
    @OptionGroup var options: Options
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try ReportAnswer(context, .exportShippingReport, options).answer(act) { shipping in
        let desk = try context.desk()
        let report = try desk.shippingReport(of: shipping)
        return [
          ("parcels", .int(report.total.parcels)), ("pieces", .int(report.total.pieces)), ("grams", .int(report.total.grams)),
          ("handedOver", .int(report.total.handedOver)), ("takenBack", .int(report.total.takenBack)),
          ("returns", .int(report.returns.count)),
        ]
      }
    }
  }

  struct Finance: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "The day's orders, goods, shipping, discounts, refunds and net, by shop, with lines to sign.",
      discussion: """
        An order belongs to the day on which the books first heard that it is paid, a refund to the day on which they heard of it, so that \
        what is imported later changes no signed day. It ends with the day's closing digest (see verify --closing).
        """)
    @OptionGroup var options: Options
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      try ReportAnswer(context, .exportFinanceReport, options).answer(act) { day in
        let report = try context.desk().financeReport(of: day)
        func sum(_ sum: FinanceReport.Sum) -> [(String, JSON)] {
          [
            ("orders", .int(sum.orders)), ("goods", .string(sum.goods.decimal)), ("shipping", .string(sum.shipping.decimal)),
            ("discounts", .string(sum.discounts.decimal)), ("refunds", .string(sum.refunds.decimal)),
            ("net", .string(sum.net.decimal)),
          ]
        }
        let shops = report.sums.map {
          JSON.object([("platform", .string($0.platform)), ("shop", .string($0.shop))] + sum($0))
        }
        return [("shops", .array(shops)), ("total", .object(sum(report.total))), ("unrecorded", .int(report.unrecorded))]
      }
    }
  }
}

extension DayReport.Format: ExpressibleByArgument {}

/// Makes a report, and has it leave with its record: in a file or on standard output.
private struct ReportAnswer {
  private let acting: Acting
  private let kind: CommandKind
  private let options: ReportCommand.Options

  init(_ context: Context, _ kind: CommandKind, _ options: ReportCommand.Options) throws {
    acting = try Acting(context)
    self.kind = kind
    self.options = options
  }

  func answer(_ act: ActOptions, _ sums: (ShopDay) throws -> [(String, JSON)]) throws -> Answer {
    let day = try acting.day(options.date)
    try acting.desk.permit(kind, args: .object([("day", .string(day.iso))]), by: acting.session)
    let report = try DayReport(kind, day, acting.desk, language: acting.context.language, leaves: true)
    let bytes = try acting.printed { try report.bytes(options.format, PaperForm(environment: acting.context.environment)) }
    let closing = report.closing
    return try options.answer(
      bytes,
      [
        ("day", .string(day.iso)), ("over", .bool(closing.isOver)), ("record", .int(closing.last)),
        ("digest", .string(closing.digest)), ("closing", .string(closing.mark.text)),
      ] + sums(day), acting
    ) { try acting.perform(kind, ["day": .text(day.iso)], act) }
  }
}

extension ReportCommand.Options {
  /// Writes a report where it was asked for, or shows it, with what is told of it. `record` says that it leaves.
  func answer(_ bytes: [UInt8], _ told: [(String, JSON)], _ acting: Acting, record: () throws -> Receipt) throws -> Answer {
    guard let output else {
      let receipt = try record()
      if receipt.repeated { return acting.leftBefore(receipt) }
      let text = String(decoding: bytes, as: UTF8.self)
      return Answer(.object(told + [("text", .string(text))]), [text.hasSuffix("\n") ? String(text.dropLast()) : text])
    }
    let receipt = try Departure.leave([.init(path: output, bytes: bytes)], replacing: true, record: record)
    if receipt.repeated { return acting.leftBefore(receipt) }
    return Answer(.object(told + [("file", .string(output))]), [acting.context.say("已写出: \(output)", "written: \(output)").shown])
  }
}
