import DeskCore
import DeskStore

/// Gathers what a wave's papers are made of.
public struct WaveDocuments: Sendable {
  private let desk: Desk
  private let reader: Actor

  public init(_ desk: Desk, for reader: Actor) {
    self.desk = desk
    self.reader = reader
  }

  /// Goods of the parcels whose notes are printed and whose goods still lie on the shelf.
  public func pickList(_ wave: ShopDay) throws -> PickList {
    PickList(wave: wave, cards: try cards(wave, [.printed]))
  }

  /// - Throws: `unknownCourier`.
  public func manifest(_ courier: String, _ wave: ShopDay) throws -> Manifest {
    guard let known = CourierTable.find(courier) else { throw Refusal(.notFound, rule: "FUL-7", .unknownCourier(courier)) }
    let cards = try cards(wave, [.shipped, .handedOver, .delivered]).filter { $0.parcel.courier == known.code }
    return Manifest(courier: known, wave: wave, cards: cards)
  }

  /// Every parcel of the wave in these stages.
  public func cards(_ wave: ShopDay, _ stages: [ParcelStage]) throws -> [ParcelCard] {
    var cards: [ParcelCard] = []
    for stage in stages {
      var after: String?
      repeat {
        let page = try desk.parcels(wave: wave, stage: stage, after: after, limit: 500, for: reader)
        cards += try page.rows.map { try desk.card(of: $0.id, for: reader) }
        after = page.next
      } while after != nil
    }
    return cards
  }
}
