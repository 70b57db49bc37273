import DeskCore
import DeskFiles
import DeskStore
import Foundation

/// A list of goods that leaves the shop, by the command that recorded it (INV-3, INV-4, INV-7).
public struct GoodsDocument: Sendable {
  /// `stock-2026-01-05-134100.csv`.
  public var name: String
  public var bytes: [UInt8]
  public var rows: Int
  /// Of the stock list: SKUs without a price, and those that are counted at this time.
  public var unpriced = 0
  public var counted = 0

  /// - Returns: nil for any other command.
  public init?(_ command: Command, _ desk: Desk, for actor: Actor) throws {
    let zone = desk.settings.calendar.zone
    let document: CSVDocument
    switch command {
    case .exportListing(let platform, let shop):
      let names = try desk.displayNames()
      document = GoodsSheet.document(try desk.listingSheet(platform: platform, shop: shop), names: names) { at in
        let local = zone.local(at)
        return "\(local.day.iso) \(local.clock)"
      }
    case .exportStock(let figures):
      let rows = try desk.stockSheet(for: actor)
      unpriced = rows.count { $0.price == nil }
      counted = rows.count { $0.available == nil }
      document = GoodsSheet.document(rows, figures)
    default: return nil
    }
    let local = zone.local(desk.now)
    let time = local.clock.replacing(":", with: "")
    rows = document.rows.count
    name = "\(command.kind == .exportStock ? "stock" : "listing")-\(local.day.iso)-\(time).csv"
    bytes = try document.bytes(.utf8WithMark)
  }
}

/// A file that is there as a whole or not at all, and never in the place of another.
public enum WholeFile {
  /// - Throws: `alreadyExists`.
  public static func check(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { throw StoreFault.alreadyExists(path) }
  }

  /// What may only be said of files that are there; where it can't be, they go again.
  public static func keeping<Value>(_ paths: [String], _ act: () throws -> Value) throws -> Value {
    do {
      return try act()
    } catch {
      for path in paths { unlink(path) }
      throw error
    }
  }

  /// Writes under another name beside it first.
  ///
  /// - Throws: `alreadyExists`, `diskFull`, `inputOutput`.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try check(path)
    let url = URL(fileURLWithPath: path)
    let draft = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).\(getpid())").path
    defer { unlink(draft) }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: draft))
    } catch {
      throw Spool.isFull(error) ? StoreFault.diskFull : StoreFault.inputOutput(path)
    }
    guard link(draft, path) == 0 else { throw errno == EEXIST ? StoreFault.alreadyExists(path) : StoreFault.inputOutput(path) }
  }
}
