import DeskCore
import DeskTestKit
import Foundation

@_spi(Testing) @testable import DeskStore

/// A shop's file and log as bytes, to be opened as a power failure or a worn disk would have left them.
final class DamagedImages {
  /// The file before the log, the log, and after each commit: where the log ended, and what the shop held.
  let file: [UInt8]
  let log: [UInt8]
  let ends: [Int]
  let dumps: [String]
  private let folder: URL
  private let clock: TestClock

  /// - Parameter commits: how many commands go into the log.
  init(commits: Int) throws {
    let (base, parcel) = try Scene.parcel(.printed)
    try base.take([.paid("1002"), .paid("1003")])
    // A file of its own whose log begins here.
    let shop = try TestShop(copyOf: base, inMemory: true)
    clock = shop.clock
    folder = shop.folder.deletingLastPathComponent().appendingPathComponent("shopdesk-images-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let foreign = try Foreign(shop.path)
    func size() -> Int { (try? FileManager.default.attributesOfItem(atPath: shop.path + "-wal")[.size] as? Int) ?? 0 }
    var ends: [Int] = []
    var dumps: [String] = []
    func note() throws {
      ends.append(size())
      dumps.append(try foreign.dump())
    }
    // Opening may have written, which belongs to what the log holds from the beginning.
    try shop.perform(.noteOrder(Scene.order, text: "首", flag: nil), as: .presaleAgent)
    try foreign.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try note()
    for step in 1...commits {
      switch step % 5 {
      case 0:
        try shop.perform(.noteOrder(OrderID(number: 2), text: String(repeating: "长", count: 900), flag: .red), as: .presaleAgent)
      case 1:
        try shop.perform(.receiveStock(sku: "SKU-1", quantity: step, location: "A-01", barcode: nil, title: nil), as: .merchandiser)
      case 2: try shop.perform(.claimOrder(OrderID(number: 3)), as: .presaleAgent)
      case 3: try shop.perform(.releaseOrder(OrderID(number: 3)), as: .presaleAgent)
      default:
        try shop.perform(
          .amendOrder(Scene.order, field: .phone, to: "139000000\(10 + step % 90)", line: nil, note: nil), as: .presaleAgent)
      }
      try note()
    }
    _ = parcel
    file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shop.path)))
    log = [UInt8](try Data(contentsOf: URL(fileURLWithPath: shop.path + "-wal")))
    self.ends = ends
    self.dumps = dumps
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What opening an image came to: the fault that was told, or what it holds and what `verify` says of it.
  enum Outcome {
    case refused(any Error)
    case opened(dump: String, faults: [String])
  }

  func open(file: [UInt8], log: [UInt8]?) throws -> Outcome {
    let place = folder.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("shop.db").path
    try Data(file).write(to: URL(fileURLWithPath: path))
    if let log { try Data(log).write(to: URL(fileURLWithPath: path + "-wal")) }
    let desk: Desk
    do {
      desk = try Desk.open(path, fixedClock: { [clock] in clock.now })
    } catch { return .refused(error) }
    defer { desk.close() }
    do {
      let faults = try desk.verify().sentences
      let dump = (try? Foreign(path).dump()) ?? "unreadable"
      return .opened(dump: dump, faults: faults)
    } catch { return .refused(error) }
  }

  /// Numbers of the pages that the log holds a version of.
  var pagesInLog: Set<Int> {
    let size = pageSize
    var pages: Set<Int> = []
    var at = 32
    while at + 24 + size <= log.count {
      pages.insert(log[at..<at + 4].reduce(0) { $0 << 8 | Int($1) })
      at += 24 + size
    }
    return pages
  }

  var pageSize: Int { Int(file[16]) << 8 | Int(file[17]) }
}
