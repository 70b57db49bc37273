import ArgumentParser
import DeskCore

/// `supplier …`: whom the shop buys from (DIS-3).
struct SupplierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supplier", abstract: "Suppliers: contact, lead time, terms.", subcommands: [Save.self, List.self])

  struct Save: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Note a supplier, or change what is named here of one.")
    @Argument(help: "A short code without blanks.") var supplier: String
    @Option(name: .long, help: "Its name; needed for a new one.") var title: String?
    @Option(name: .long, help: "Whom to ask for.") var contact: String?
    @Option(name: .long, help: "Telephone.") var phone: String?
    @Option(name: .long, help: "Days from an order to its goods, 0–365; 7 while nobody has said.") var leadDays: Int?
    @Option(name: .long, help: "Payment, returns.") var terms: String?
    @OptionGroup var act: ActOptions
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      var arguments = ["supplier": Arguments.Value.text(supplier)].with("title", title).with("contact", contact).with(
        "phone", phone
      )
      .with("terms", terms)
      if let leadDays { arguments["leadDays"] = .number(Int64(leadDays)) }
      return try Acting(context).answer(.saveSupplier, arguments, act)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "All suppliers.")
    @OptionGroup var global: GlobalOptions

    func answer(_ context: Context) throws -> Answer {
      let acting = try Acting(context)
      let suppliers = try acting.desk.suppliers()
      var table = TextTable(
        [
          context.say("供应商", "supplier"), context.say("名称", "name"), context.say("联系人", "contact"), context.say("电话", "phone"),
          context.say("到货天数", "lead days"), context.say("付款退货", "terms"),
        ], right: [4])
      for one in suppliers { table.add([one.code, one.name, one.contact, one.phone, "\(one.leadDays)", one.terms]) }
      return .list(suppliers.map { .object([("supplier", .string($0.code))] + $0.fields) }, next: nil, table.lines)
    }
  }
}
