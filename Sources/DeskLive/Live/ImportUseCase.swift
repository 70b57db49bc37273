import DeskCore
import DeskFiles
import DeskStore

/// Files on disk into the shop: read, recognised by content, joined, stored.
public struct ImportUseCase: Sendable {
  private let desk: Desk

  public init(_ desk: Desk) { self.desk = desk }

  /// - Parameters:
  ///   - kind: what the files are meant to be; another is refused.
  ///   - platform: overrides what the layout says of order and product files: Tmall and Taobao write the same columns.
  ///   - shop: for files that don't name the shop.
  /// - Throws: `FileRefusal` for the first file that can't be read, nothing being stored; `notPermitted`; a `StoreFault`.
  public func run(
    _ paths: [String], only kind: ImportKind? = nil, platform: String? = nil, shop: String? = nil, dryRun: Bool = false, id: String,
    by session: Session
  ) throws -> ImportReport {
    if let kind {
      let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
      try desk.permit(kind.command, args: .object([("files", .array(names.map(JSON.string)))]), by: session)
    }
    let batch = try OrderFileImport(zone: desk.settings.calendar.zone).read(paths: paths)
    if let other = batch.files.first(where: { kind != nil && $0.kind != kind }) {
      throw FileRefusal(file: other.name, reason: .otherKind(other.kind))
    }
    return try store(batch, platform: platform, shop: shop, dryRun: dryRun, id: id, by: session)
  }

  /// The same for files in memory.
  public func run(_ files: [(name: String, bytes: [UInt8])], id: String, by session: Session) throws -> ImportReport {
    let batch = try OrderFileImport(zone: desk.settings.calendar.zone).read(files)
    return try store(batch, platform: nil, shop: nil, dryRun: false, id: id, by: session)
  }

  private func store(
    _ batch: ImportedBatch, platform: String?, shop: String?, dryRun: Bool, id: String, by session: Session
  ) throws -> ImportReport {
    var batch = batch
    if let platform {
      for index in batch.files.indices
      where [.orders, .details, .products, .shipResults, .traffic].contains(batch.files[index].kind) {
        batch.files[index].platform = platform
      }
    }
    return try desk.importBatch(batch, id: id, dryRun: dryRun, shop: shop, by: session)
  }
}
