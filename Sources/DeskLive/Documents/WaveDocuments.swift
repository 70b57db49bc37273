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
  public func pickList(_ wave: ShopDay) throws -> PickList {
    PickList(wave: wave, cards: try desk.cards(wave: wave, stages: [.printed], for: reader))
  }

  /// - Throws: `unknownCourier`.
  public func manifest(_ courier: String, _ wave: ShopDay) throws -> Manifest {
    guard let known = CourierTable.find(courier) else { throw Refusal(.notFound, rule: "FUL-7", .unknownCourier(courier)) }
    let cards = try desk.cards(wave: wave, stages: Self.left, courier: known.code, for: reader)
    return Manifest(courier: known, wave: wave, cards: cards)
  }

  /// Marketplaces that are to be told something of the wave.
  public func platforms(_ wave: ShopDay) throws -> [String] {
    Set(try desk.cards(wave: wave, stages: Self.left, for: reader).map(\.order.order.platform)).sorted()
  }

  /// FUL-6: what a marketplace is told of a wave. Nil platform: of every one.
  public func shipRows(_ wave: ShopDay, platform: String?) throws -> [ShipFile.Row] {
    try desk.cards(wave: wave, stages: Self.left, for: reader).compactMap { card in
      guard platform == nil || card.order.order.platform == platform, let waybill = card.parcel.waybill,
        let courier = card.parcel.courier
      else { return nil }
      return ShipFile.Row(order: card.order.order.number, courier: CourierTable.find(courier)?.name ?? courier, waybill: waybill)
    }
  }
}
