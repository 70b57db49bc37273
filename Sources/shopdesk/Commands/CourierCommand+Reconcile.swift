import ArgumentParser
import DeskConsole
import DeskCore
import DeskFiles
import DeskLive
import DeskStore
import Foundation

extension CourierCommand {
  /// `courier reconcile`: FUL-9.
  struct Reconcile: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "A courier's bill of a month against our parcels and the tariff.",
      discussion: """
        The bill's columns of number, weight and price are found by their usual names; a bill without one is refused with what was found. \
        Exit code 65 when a row of the bill couldn't be read: each is named.
        """)
    @Argument(help: "The courier's code or name.") var courier: String
    @Option(name: .long, help: "The month, yyyy-MM.") var month: String
    @Option(name: .long, help: "The courier's bill, as CSV.") var bill: String
    @Option(name: .long, help: "Grams by which two scales may differ.") var tolerance = Reconciliation.usualTolerance
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      guard (0...100_000).contains(tolerance) else { throw ValidationError("--tolerance: 0…100000") }
    }

    func answer(_ context: Context) throws -> Answer {
      guard let month = ShopDay(month: month) else { throw UsageFault.badDay(month) }
      let acting = try Acting(context)
      let (bill, result) = try BillUseCase(acting.desk).run(
        bill, courier: courier, month: month, tolerance: tolerance, by: acting.session)
      let texts = context.describe.texts
      let rejected = bill.rejected.map { "\(bill.file): \(texts.rejectedRow($0))".shown }
      return Answer(
        acting.shapes.reconciliation(result, bill, texts), texts.reconciliation(result).map(\.shown),
        exit: bill.rejected.isEmpty ? .done : .badData, notes: rejected)
    }
  }
}

extension Shapes {
  func reconciliation(_ result: Reconciliation, _ bill: CourierBill, _ texts: Texts) -> JSON {
    let items = result.differences.map { one in
      JSON.object([
        ("kind", .string(one.kind.rawValue)), ("waybill", .string(one.waybill)), ("row", one.row.map { .int($0) } ?? .null),
        ("parcel", .optional(one.parcel?.text)), ("billedGrams", one.billedGrams.map { .int($0) } ?? .null),
        ("ourGrams", one.ourGrams.map { .int($0) } ?? .null), ("billed", .optional(one.billed?.decimal)),
        ("expected", .optional(one.expected?.decimal)), ("byBill", .optional(one.byBill?.decimal)),
      ])
    }
    let counts = Reconciliation.Kind.allCases.map { kind in
      (
        kind.rawValue,
        JSON.object([("count", .int(result.count(kind))), ("billed", .string(result.sum(kind).decimal))])
      )
    }
    return .object([
      ("courier", .string(result.courier)), ("month", .string(String(result.month.iso.prefix(7)))), ("file", .string(bill.file)),
      ("digest", .string(bill.digest)), ("tolerance", .int(result.tolerance)), ("rows", .int(result.rows)),
      ("ours", .int(result.ours)),
      ("matched", .int(result.matched)), ("billed", .string(result.billed.decimal)),
      ("billedMatched", .string(result.billedMatched.decimal)), ("expected", .string(result.expected.decimal)),
      ("counts", .object(counts)),
      (
        "rejected",
        .array(
          bill.rejected.map {
            .object([("row", .int($0.row)), ("column", .string($0.column)), ("reason", .string(texts.reason($0.reason)))])
          })
      ), ("items", .array(items)), ("next", .null),
    ])
  }
}
