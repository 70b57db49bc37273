import DeskCore
import Foundation

/// Reads marketplace exports, their answers to ship files, 淘宝助理's product packages, files of reviews, and the console's own plain files
/// (products, waybills, calendar, couriers' rules and prices), into one batch for the store.
///
/// Files are recognised by their content alone. Order lists and detail files of one call are joined on the order number. One refused file
/// refuses the call: half of a pair would be orders without lines.
public struct OrderFileImport: Sendable {
  /// The zone in which the files' times are meant.
  public var zone: ShopZone

  public init(zone: ShopZone = .shanghai) { self.zone = zone }

  /// Reads files from disk; several at a time on as many cores as there are.
  /// - Throws: the refusal of the first file, in the order given, that can't be read.
  public func read(paths: [String]) throws(FileRefusal) -> ImportedBatch {
    try assemble(Parallel.map(paths) { (path) throws(FileRefusal) in try read(FileReader.read(path: path)) })
  }

  /// The same for bytes in memory; `name` stands for the file's name.
  public func read(_ files: [(name: String, bytes: [UInt8])]) throws(FileRefusal) -> ImportedBatch {
    try assemble(Parallel.map(files) { (file) throws(FileRefusal) in try read(FileReader.read(file.bytes, name: file.name)) })
  }

  private enum Part: Sendable {
    case orders(OrderList)
    case details(DetailList)
    case products(ProductList)
    case package(ProductPackage)
    case waybills(WaybillList)
    case reviews(ReviewList)
    case calendar(CalendarList)
    case courierRules(CourierRuleList)
    case tariffs(TariffList)
    case shipResults(ShipResultList)
    case traffic(TrafficList)

    var intake: FileIntake {
      switch self {
      case .orders(let part): part.intake
      case .details(let part): part.intake
      case .products(let part): part.intake
      case .package(let part): part.intake
      case .waybills(let part): part.intake
      case .reviews(let part): part.intake
      case .calendar(let part): part.intake
      case .courierRules(let part): part.intake
      case .tariffs(let part): part.intake
      case .shipResults(let part): part.intake
      case .traffic(let part): part.intake
      }
    }
  }

  private func read(_ text: FileText) throws(FileRefusal) -> Part {
    if FakeOrderWords.find(in: text.name) != nil { throw FileRefusal(file: text.name, reason: .fakeOrders) }
    let found = try LayoutFinder.find(text)
    if FakeOrderWords.find(in: found.preamble) != nil { throw FileRefusal(file: text.name, row: 1, reason: .fakeOrders) }
    let layout = found.layout
    var intake = FileIntake(name: text.name, kind: layout.kind, platform: layout.platform, layout: layout.name)
    intake.exportedAt = ExportTime.read(fileName: text.name, zone: zone)
    switch layout.kind {
    case .orders: return .orders(try OrderList(text, found, intake: intake, zone: zone))
    case .details: return .details(try DetailList(text, found, intake: intake))
    case .products:
      if ProductPackage.isOne(layout) { return .package(try ProductPackage(text, found, intake: intake)) }
      return .products(try ProductList(text, found, intake: intake))
    case .waybills: return .waybills(try WaybillList(text, found, intake: intake))
    case .reviews: return .reviews(try ReviewList(text, found, intake: intake, zone: zone))
    case .calendar: return .calendar(try CalendarList(text, found, intake: intake))
    case .courierRules: return .courierRules(try CourierRuleList(text, found, intake: intake))
    case .tariffs: return .tariffs(try TariffList(text, found, intake: intake))
    case .shipResults: return .shipResults(try ShipResultList(text, found, intake: intake))
    case .traffic: return .traffic(try TrafficList(text, found, intake: intake))
    }
  }

  /// - Throws: `secondTable`: a file of courier rules is the table, so two of them aren't one, and which of them is meant only its bringer knows.
  private func assemble(_ parts: consuming [Part]) throws(FileRefusal) -> ImportedBatch {
    var batch = ImportedBatch()
    batch.files = parts.map(\.intake)
    let tables = batch.files.filter { $0.kind == .courierRules && $0.rejected.isEmpty }
    if tables.count > 1 { throw FileRefusal(file: tables[1].name, reason: .secondTable(after: tables[0].name)) }
    var lists: [OrderList] = []
    var listFiles: [Int] = []
    var details: [DetailList] = []
    var detailFiles: [Int] = []
    for (file, part) in parts.enumerated() {
      switch part {
      case .orders(let part):
        lists.append(part)
        listFiles.append(file)
      case .details(let part):
        details.append(part)
        detailFiles.append(file)
      case .products(let part): batch.add(part.products, file: file)
      case .package(let part): batch.add(part.products, file: file)
      case .waybills(let part): batch.waybills += part.waybills
      case .reviews(let part): batch.reviews += part.reviews
      // A table is taken whole: of a file with a bad row nothing is (`FileKind.isWhole`).
      case .calendar(let part): if part.intake.rejected.isEmpty { batch.days += part.days }
      case .courierRules(let part): if part.intake.rejected.isEmpty { batch.courierRules += part.rules }
      case .tariffs(let part): if part.intake.rejected.isEmpty { batch.tariffs += part.tariffs }
      case .shipResults(let part): batch.shipResults += part.results
      case .traffic(let part): batch.traffic += part.traffic
      }
    }
    // The join changes orders and lines where they are; a second holder would make it copy all of them.
    parts = []
    let join = OrderJoin(lists: &lists, details: &details)
    batch.orders = join.orders
    batch.orderFiles = join.lists.map { listFiles[$0] }
    for (index, rejected) in join.listRejections.enumerated() { batch.files[listFiles[index]].add(rejected) }
    for (index, rejected) in join.detailRejections.enumerated() { batch.files[detailFiles[index]].add(rejected) }
    return batch
  }
}

extension ImportedBatch {
  fileprivate mutating func add(_ products: [ImportedProduct], file: Int) {
    let first = self.products.count
    self.products += products
    for place in first..<self.products.count { self.products[place].file = file }
  }
}

extension FileIntake {
  /// Adds rejections found later, in row order.
  fileprivate mutating func add(_ rows: [RejectedRow]) {
    if rows.isEmpty { return }
    rejected = (rejected + rows).sorted { $0.row < $1.row }
  }
}
