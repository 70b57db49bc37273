/// What an import file turned out to be.
public enum ImportKind: String, Sendable, Codable, CaseIterable {
  case orders, details, products, waybills, reviews, calendar, courierRules, tariffs, shipResults, traffic

  /// One bad row and nothing of the file is taken: half a calendar or half a table of rules would be another one.
  public var isWhole: Bool { self == .calendar || self == .courierRules || self == .tariffs }

  /// The command whose permission it takes.
  public var command: CommandKind {
    switch self {
    case .orders, .details: .importOrders
    case .products: .importProducts
    case .waybills: .importWaybills
    case .reviews: .importReviews
    case .calendar: .importCalendar
    case .courierRules: .importCourierRules
    case .tariffs: .importTariffs
    case .shipResults: .importShipResults
    case .traffic: .importTraffic
    }
  }
}

/// A row that could not be taken, named so that a person can find it.
public struct RejectedRow: Sendable, Equatable {
  /// 1-based row of the file, counting every physical record, the header included.
  public var row: Int
  /// The column's header as the file spells it, trimmed; empty when the whole row is meant.
  public var column: String
  public var reason: RejectReason

  public init(row: Int, column: String, reason: RejectReason) {
    self.row = row
    self.column = column
    self.reason = reason
  }
}

/// Why a row was left out. The words for people live with the other texts.
public enum RejectReason: Hashable, Sendable {
  case missingValue
  case notMoney(String)
  case notANumber(String)
  /// Not a percentage from 0 to 100 with its sign: without one nobody knows whether 0.5 means half or a two-hundredth.
  case notAPercentage(String)
  case notATime(String)
  /// ORD-19: marked as a fake order (刷单).
  case fakeOrder(String)
  /// The same order number twice in one file with different content; the first row is kept.
  case duplicateOrder(String)
  /// A detail row whose order is in no order list of this import (trap 26).
  case detailWithoutOrder(String)
  /// An order for which no detail row was found (trap 26): imported without lines it could not be picked, so it waits for its details.
  case orderWithoutDetails(String)
  case tooFewFields(found: Int, expected: Int)
  case notARating(String)
  /// Something about an order that isn't here, and one whose number several shops have.
  case unknownOrder(String)
  case severalOrders(String)
  /// A review of an order that hasn't been shipped; its stage.
  case notShippedYet(String)
  /// A moment that hasn't come yet.
  case timeAhead(String)
  case notADay(String)
  /// A day named twice.
  case sameDay(String)
  /// Neither 节假日 nor 调休.
  case notADayKind(String)
  case unknownCourier(String)
  /// A place that doesn't begin with a province.
  case notARegion(String)
  /// From more than to.
  case weightsReversed
  /// Neither success nor failure.
  case notAResult(String)
  /// A result for an order of which nothing has been shipped; its stage.
  case orderNotShipped(String)
  /// A result for a number that no shipped parcel of the order has.
  case notItsWaybill(String)
  /// A SKU's second row in a file; the first one is taken.
  case duplicateSKU(String, firstRow: Int)
  /// INV-1: the SKU is part of another now.
  case mergedSKU(String, into: String)
  /// INV-1: it belongs to another SKU.
  case barcodeTaken(String, sku: String)
  /// INV-1: some of the SKU's pieces lie there as in another place already.
  case placeTaken(String)
  /// 淘宝助理: 销售属性组合 that isn't `价格:数量:商家编码:属性;…`.
  case notSKUs(String)
  /// 淘宝助理: of an item's SKUs so many have no code of ours.
  case codesMissing(Int, of: Int)
  /// 淘宝助理: sku 条形码 of which nobody can say which is whose.
  case notBarcodes(String)
  /// Neither for sale nor in the marketplace's warehouse.
  case notAListing(String)
  case notAShop(String)
  /// INV-4: not above zero, or beyond all prices.
  case notAPrice(String)
  /// INV-4: another price stands, or waits to be published.
  case priceStands(String, stated: String)
  case priceWaits(String, stated: String)
  case belowFloor(floor: String, stated: String)
  /// INV-3, INV-4: the shop knows it otherwise.
  case listingDiffers(shop: String, state: Listing.State, isForSale: Bool)
  /// A printable form of the offending text comes with each case, at most 60 characters of it.
  case other(String)
}

/// Why a whole file was refused: nothing of it is stored. Each names where, as exactly as is known.
public struct FileRefusal: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing, unreadable(String), empty, isDirectory
    /// A folder on its way, or the file itself, is closed to this system user; whose it is.
    case closed(place: String, owner: String)
    /// Bytes of a known other format: `zip`, `xls`, `gzip`, `pdf`…
    case otherFormat(String)
    case notTextIn(encoding: String, byteOffset: Int)
    case nulByte(byteOffset: Int)
    case lineTooLong(limit: Int)
    case tooManyColumns(limit: Int)
    case tooLarge(limit: Int)
    case unterminatedQuote
    case unknownLayout(header: String)
    case ambiguousLayout([String])
    /// A file of another kind than was asked for.
    case otherKind(ImportKind)
    /// A courier's bill without a column for each of these (FUL-9).
    case foreignBill(header: String, missing: [String])
    /// A ship template without a column for each of these (FUL-6).
    case foreignTemplate(header: String, missing: [String])
    /// The import's second table of a kind of which a file is the whole (FUL-5); the first one's name.
    case secondTable(after: String)
    /// Excel has re-saved the file: ids in E-notation or ending in zeros that it made (trap 10).
    case spreadsheetDamage(String)
    /// The file says of itself that it holds fake orders (ORD-19).
    case fakeOrders
  }
  public var file: String
  public var row: Int?
  public var column: String?
  public var reason: Reason

  public init(file: String, row: Int? = nil, column: String? = nil, reason: Reason) {
    self.file = file
    self.row = row
    self.column = column
    self.reason = reason
  }
}
