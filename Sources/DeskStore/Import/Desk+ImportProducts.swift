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
    for place in run.order[next] {
      let product = batch.products[place]
      let file = batch.files[product.file]
      try importer.take(
        product, usual: ShopName(platform: ImportRun.platform(file), shop: name), headers: file.headers,
        &run.report.files[product.file])
    }
    try importer.finish()
    run.products = next.upperBound
    if run.products == batch.products.count { run.sortRows() }
  }
}

extension ImportRun {
  /// The order in which products are taken: file by file, by code. What is written one beside the other costs half of what scattered rows do.
  static func order(_ products: [ImportedProduct]) -> [Int] {
    products.indices.sorted { a, b in
      products[a].file == products[b].file ? (products[a].sku, a) < (products[b].sku, b) : products[a].file < products[b].file
    }
  }

  /// Rows are named in the order of their file.
  fileprivate mutating func sortRows() {
    for file in report.files.indices where report.files[file].kind == .products {
      report.files[file].rejected.sort { $0.row < $1.row }
      report.files[file].warnings.sort { $0.row < $1.row }
    }
  }
}
