import DeskCore

extension Desk {
  /// The next products: all that are left, or of a large file so many that nobody waits for long.
  func takeProducts(
    _ run: inout ImportRun, _ batch: ImportedBatch, _ shop: String?, _ actor: Actor, _ now: Instant, _ connection: any SQLSession
  ) throws {
    guard run.products < batch.products.count, let role = actor.role(for: .importProducts) else { return }
    let settings = settings
    let name = shop ?? settings.name
    var importer = try ProductImporter(connection, actor: actor, role: role, now: now, settings: settings)
    let next = run.products..<min(batch.products.count, run.products + run.step)
    for product in batch.products[next] {
      let file = batch.files[product.file]
      try importer.take(
        product, usual: ShopName(platform: ImportRun.platform(file), shop: name), headers: file.headers,
        &run.report.files[product.file])
    }
    run.products = next.upperBound
  }
}
