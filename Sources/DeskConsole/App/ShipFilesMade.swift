import DeskCore

/// Ship files that were written (FUL-6).
public struct ShipFilesMade: Sendable, Equatable {
  public var paths: [String] = []
  public var orders = 0
  /// Orders left out because the platform has closed or refunded them (ORD-8).
  public var dropped: [String] = []
  /// When a marketplace's template was filled.
  public var template: ShipTemplateNote?

  public init() {}
}

/// What came of giving numbers to many parcels (FUL-5).
public struct AssignedNumbers: Sendable, Equatable {
  public struct Left: Sendable, Equatable {
    public var parcel: ParcelID
    public var refusal: Refusal

    public init(parcel: ParcelID, refusal: Refusal) {
      self.parcel = parcel
      self.refusal = refusal
    }
  }

  public var count: Int
  /// Parcels that stay as they are, each with why.
  public var left: [Left]

  public init(count: Int, left: [Left]) {
    self.count = count
    self.left = left
  }
}

/// What a person must know of a template that was filled.
public struct ShipTemplateNote: Sendable, Equatable {
  public struct EmptyRow: Sendable, Equatable {
    public var row: Int
    public var order: String
  }

  public var filled: Int
  public var added: Int
  /// Rows of the template of which nothing was shipped.
  public var empty: [EmptyRow]
  /// Orders that were shipped and stood in no row.
  public var notInFile: [String]
  /// Orders with their courier, which has no code in the marketplace's list.
  public var withoutCode: [String]

  public init(filled: Int, added: Int, empty: [(row: Int, order: String)], notInFile: [String], withoutCode: [String]) {
    self.filled = filled
    self.added = added
    self.empty = empty.map { EmptyRow(row: $0.row, order: $0.order) }
    self.notInFile = notInFile
    self.withoutCode = withoutCode
  }
}

extension Texts {
  /// Of a long list a person reads the beginning.
  static let namedOrders = 20

  /// What came of a template, a line for each thing to know.
  public func template(_ note: ShipTemplateNote) -> [String] {
    var lines = [
      pick("模板填入 \(note.filled) 行, 追加 \(note.added) 行", "\(note.filled) rows of the template filled, \(note.added) added below")
    ]
    if !note.empty.isEmpty {
      let rows = note.empty.map { pick("第 \($0.row) 行 \($0.order)", "row \($0.row) \($0.order)") }
      lines.append(pick("模板里没有填的行: ", "rows of the template that stayed empty: ") + some(rows))
    }
    if !note.notInFile.isEmpty { lines.append(pick("模板里没有的订单: ", "orders that the template lacks: ") + some(note.notInFile)) }
    if !note.withoutCode.isEmpty {
      lines.append(
        pick("没有写出, 平台没有这个快递的代码: ", "left out, the platform has no code for the courier: ") + some(note.withoutCode) + " · FUL-6")
    }
    return lines
  }

  private func some(_ items: [String]) -> String {
    let more = items.count - Self.namedOrders
    return list(Array(items.prefix(Self.namedOrders))) + (more > 0 ? pick(" 等 \(items.count) 个", " and \(more) more") : "")
  }
}
