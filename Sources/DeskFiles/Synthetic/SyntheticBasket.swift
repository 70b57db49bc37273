import DeskCore

/// What one synthetic order holds. Real baskets make better tests than invented ones: the same goods twice, pieces by the hundred, odd titles.
public struct SyntheticBasket: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var code: String
    public var title: String
    public var quantity: Int
    public var price: Money
  }
  public var lines: [Line]

  /// The baskets of a UCI "Online Retail" file (`InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,…`): sales only, without credit
  /// notes, free lines and lines without a title; prices in pence are taken as fen.
  ///
  /// - Parameter most: lines kept of each basket.
  public static func uci(_ csv: String, most: Int = 6) -> [SyntheticBasket] {
    var order: [String] = []
    var baskets: [String: SyntheticBasket] = [:]
    for row in csv.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = cells(of: row)
      guard cells.count >= 6, !cells[0].hasPrefix("C"), let quantity = Int(cells[3]), quantity > 0,
        let price = Money(decimal: cells[5]), price > .zero, !cells[1].isEmpty, !cells[2].isEmpty
      else { continue }
      if baskets[cells[0]] == nil { order.append(cells[0]) }
      baskets[cells[0], default: SyntheticBasket(lines: [])].lines.append(
        Line(code: cells[1], title: cells[2], quantity: quantity, price: price))
    }
    return order.compactMap { baskets[$0] }.map { SyntheticBasket(lines: Array($0.lines.prefix(most))) }
  }

  private static func cells(of row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var quoted = false
    for character in row {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted:
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }
}
