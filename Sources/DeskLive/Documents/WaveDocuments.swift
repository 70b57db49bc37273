import DeskCore
import DeskFiles
import DeskStore

/// Gathers what a wave's papers and files are made of.
public struct WaveDocuments: Sendable {
  private let desk: Desk
  private let reader: Actor

  public init(_ desk: Desk, for reader: Actor) {
    self.desk = desk
    self.reader = reader
  }

  /// The stages in which a parcel has left the shop's hands as far as the marketplace is concerned.
  private static let left: Set<ParcelStage> = [.shipped, .handedOver, .delivered]

  /// Goods of the parcels whose notes are printed and whose goods still lie on the shelf.
  ///
  /// - Parameter late: also the open parcels of every other wave.
  public func pickList(_ wave: ShopDay, late: Bool = false, _ filter: PickFilter = PickFilter()) throws -> PickList {
    PickList(walk: try pickWalk(wave, late: late).filtered(filter), late: late)
  }

  /// The same to be walked on a terminal.
  public func pickWalk(_ wave: ShopDay, late: Bool = false) throws -> PickWalk {
    PickWalk(wave: wave, cards: try cards(wave, late: late, [.printed]).filter { !$0.isBeingStopped })
  }

  /// - Parameter late: also the open parcels of every other wave, and those that were handed over today.
  /// - Throws: `unknownCourier`.
  public func manifest(_ courier: String, _ wave: ShopDay, late: Bool = false) throws -> Manifest {
    guard let known = CourierTable.find(courier) else { throw Refusal(.notFound, rule: "FUL-7", .unknownCourier(courier)) }
    let cards = try cards(wave, late: late, Self.left, courier: known.code).filter { $0.parcel.bundle == nil }
    var manifest = Manifest(courier: known, wave: wave, cards: cards.filter { !$0.mustStay }, late: late)
    manifest.dropped = Self.numbers(cards.filter(\.mustStay))
    return manifest
  }

  /// FUL-6: what one marketplace is told of a wave.
  ///
  /// - Parameter late: also the open parcels of every other wave, and those that left today.
  public func shipExport(_ wave: ShopDay, platform: String, late: Bool = false) throws -> ShipExport {
    try shipExports(wave, late: late).first { $0.platform == platform } ?? ShipExport(platform: platform, wave: wave, rows: [])
  }

  /// The same for every marketplace that is to be told something, in the order of their names.
  public func shipExports(_ wave: ShopDay, late: Bool = false) throws -> [ShipExport] {
    // What a case sends isn't the order's shipment: the marketplace was told of that one before.
    let own = try cards(wave, late: late, Self.left).filter { $0.parcel.afterCase == nil }
    let byPlatform = Dictionary(grouping: own, by: \.order.order.platform)
    return byPlatform.sorted { $0.key < $1.key }.map { platform, cards in
      let told = cards.filter { !$0.mustStay && $0.order.facts.stage != .closed }
      let rows = told.compactMap { card -> ShipFile.Row? in
        guard let waybill = card.parcel.waybill, let courier = card.parcel.courier else { return nil }
        return ShipFile.Row(
          order: card.order.order.number, courier: CourierTable.find(courier)?.name ?? courier, waybill: waybill,
          items: Self.items(of: card))
      }
      let dropped = Self.numbers(cards.filter { $0.mustStay || $0.order.facts.stage == .closed })
      return ShipExport(platform: platform, wave: wave, rows: rows, dropped: dropped)
    }
  }

  /// What the platform sold that lies in the parcel, and what earlier parcels of the order brought of it.
  private static func items(of card: ParcelCard) -> [ShipFile.Row.Item] {
    let earlier = card.order.parcels.filter { $0.id < card.parcel.id && $0.afterCase == nil && left.contains($0.stage) }.flatMap(
      \.lines)
    let lines = Dictionary(card.order.lines.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
    return card.parcel.lines.map { line in
      let sold = lines[line.line]
      return ShipFile.Row.Item(
        number: sold?.number ?? "", title: sold?.title ?? "", ordered: sold?.quantity ?? line.quantity,
        before: earlier.filter { $0.line == line.line }.reduce(0) { $0 + $1.quantity }, quantity: line.quantity)
    }
  }

  private static func numbers(_ cards: [ParcelCard]) -> [String] { Set(cards.map(\.order.order.number)).sorted() }

  /// A wave's parcels; with `late` also what other waves still have to do, or did today.
  private func cards(_ wave: ShopDay, late: Bool, _ stages: Set<ParcelStage>, courier: String? = nil) throws -> [ParcelCard] {
    let zone = desk.settings.calendar.zone
    let midnight = zone.instant(zone.local(desk.now).day)
    return try desk.sheets(
      SheetQuery(wave: wave, stages: stages, courier: courier, lateSince: late ? midnight : nil), for: reader)
  }
}

extension ParcelCard {
  /// ORD-8: somebody looks for it.
  var isBeingStopped: Bool { parcel.interception?.state.isOpen == true }

  /// ORD-8: still in the house, and being stopped, or its order was closed or refunded meanwhile (formats.md 8, trap 30).
  var mustStay: Bool {
    guard parcel.stage == .shipped else { return false }
    if isBeingStopped { return true }
    // What a case sends goes out whatever has become of its order.
    return parcel.afterCase == nil && (order.facts.stage == .closed || order.facts.isRefunded(order.order))
  }
}
