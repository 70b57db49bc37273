import DeskCore
import DeskFiles
import Foundation

/// FUL-6: a wave's shipping results for one marketplace, and what the record says of them.
public struct ShipExport: Sendable {
  public var platform: String
  public var wave: ShopDay
  public var rows: [ShipFile.Row]
  /// Orders that the platform has closed or refunded meanwhile: not told as shipped (ORD-8).
  public var dropped: [String]

  public init(platform: String, wave: ShopDay, rows: [ShipFile.Row], dropped: [String] = []) {
    self.dropped = dropped
    self.platform = platform
    self.wave = wave
    self.rows = rows
  }

  public var fileName: String { "ship-\(platform)-\(wave.iso).csv" }

  /// The marketplace's own form, or its template with the rows appended.
  public func bytes(template path: String? = nil) throws -> [UInt8] {
    guard let path else { return try ShipFile.document(rows).bytes(.gb18030) }
    guard let data = FileManager.default.contents(atPath: path) else { throw FileRefusal(file: path, reason: .missing) }
    return try ShipTemplate.fill(template: Array(data), name: path, with: rows)
  }

  public var record: JSON {
    .object([
      ("platform", .string(platform)), ("wave", .string(wave.iso)), ("rows", .int(rows.count)),
      ("orders", .array(rows.map { .string($0.order) })), ("dropped", .array(dropped.map(JSON.string))),
    ])
  }
}

extension PickList {
  /// What the record says of a printed list.
  public var record: JSON {
    .object([("wave", .string(wave.iso)), ("parcels", .int(parcels)), ("pieces", .int(pieces))])
  }
}

extension Manifest {
  /// What the record says of a printed manifest.
  public var record: JSON {
    .object([
      ("courier", .string(courier.code)), ("wave", .string(wave.iso)), ("parcels", .array(rows.map { .string($0.parcel.text) })),
      ("dropped", .array(dropped.map(JSON.string))),
    ])
  }
}
