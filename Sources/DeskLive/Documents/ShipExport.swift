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

  /// How a file is to be made; what is nil is as the marketplace usually takes it.
  public struct Wish: Sendable, Equatable {
    /// The marketplace's own template, to be filled.
    public var template: String?
    public var form: ShipForm?
    public var codes: CourierCodes?
    /// How many rows a file may have.
    public var maxRows: Int?

    public init(template: String? = nil, form: ShipForm? = nil, codes: CourierCodes? = nil, maxRows: Int? = nil) {
      self.template = template
      self.form = form
      self.codes = codes
      self.maxRows = maxRows
    }
  }

  /// `ship-taobao-2026-01-05.csv`; several files are numbered from 1.
  public func fileName(_ number: Int = 1, of count: Int = 1) -> String {
    Self.numbered("ship-\(platform)-\(wave.iso).csv", number, of: count)
  }

  /// `out.csv`, or of several `out-1.csv`, `out-2.csv`.
  public static func numbered(_ path: String, _ number: Int, of count: Int) -> String {
    guard count > 1 else { return path }
    let url = URL(fileURLWithPath: path)
    let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
    return String(path.dropLast(ending.count)) + "-\(number)" + ending
  }

  /// The marketplace's own form, or its template with the results filled in.
  /// - Throws: a `FileRefusal` for a template that isn't one, can't be read, or is a spreadsheet's own format.
  public func files(_ wish: Wish = Wish()) throws -> ShipTemplate.Filled {
    let usual = ShipForm.usual(for: platform)
    let codes = wish.codes ?? usual.codes
    if let path = wish.template {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return try ShipTemplate.fill(
        template: BoundedFile.bytes(path: path), name: name, with: rows, codes: codes, maxRows: wish.maxRows)
    }
    let form = wish.form ?? usual.form
    var made = ShipTemplate.Filled()
    made.withoutCode = form.takesCodes ? ShipFile.withoutCode(rows, codes) : []
    let left = Set(made.withoutCode)
    let document = ShipFile.document(rows.filter { !left.contains($0) }, form: form, codes: codes)
    made.added = document.rows.count
    let size = wish.maxRows ?? max(1, document.rows.count)
    for start in stride(from: 0, to: max(1, document.rows.count), by: size) {
      let part = CSVDocument(header: document.header, rows: Array(document.rows[start..<min(document.rows.count, start + size)]))
      made.files.append(try part.bytes(.gb18030))
    }
    return made
  }

  public var record: JSON {
    .object([
      ("platform", .string(platform)), ("wave", .string(wave.iso)), ("rows", .int(rows.count)),
      ("orders", .array(rows.map { .string($0.order) })), ("dropped", .array(dropped.map(JSON.string))),
    ])
  }

  /// What the record says when a template was filled or rows were left out.
  public func record(_ made: ShipTemplate.Filled, _ wish: Wish) -> JSON {
    guard case .object(var members) = record else { return record }
    if let template = wish.template {
      members += [
        ("template", .string(template.split(separator: "/").last.map(String.init) ?? template)), ("filled", .int(made.filled)),
        ("added", .int(made.added)), ("empty", .int(made.empty.count)),
      ]
    }
    if made.files.count > 1 { members.append(("files", .int(made.files.count))) }
    if !made.withoutCode.isEmpty { members.append(("withoutCode", .array(made.withoutCode.map { .string($0.order) }))) }
    return .object(members)
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
