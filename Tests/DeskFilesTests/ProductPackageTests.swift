import DeskCore
import Foundation
import Testing

@testable import DeskFiles

/// 淘宝助理's product packages (formats.md 2).
@Suite struct ProductPackageTests {
  private static let names = ["taobao_assistant_47col.utf16le.csv", "taobao_assistant_67col.utf16le.csv"]

  /// The fixture's header with rows below it, values by key; text fields quoted as the tool writes them.
  private func package(_ rows: [[String: String]], width: Int = 67, separator: String = "\t") throws -> String {
    let bytes = try Fixtures.bytes("taobao_assistant_67col.utf16le.csv")
    let text = try #require(String(bytes: bytes.dropFirst(2), encoding: .utf16LittleEndian))
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).prefix(width).joined(separator: separator)
    }
    let keys = lines[1].components(separatedBy: separator)
    let data = rows.map { row in
      keys.map { key in row[key].map { "\"\($0.replacing("\"", with: "\"\""))\"" } ?? "" }.joined(separator: separator)
    }
    return (lines + data).map { $0 + "\r\n" }.joined()
  }

  private func wide(_ text: String) -> [UInt8] { [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  private func read(_ rows: [[String: String]]) throws -> (products: [ImportedProduct], file: FileIntake) {
    let batch = try OrderFileImport().read([("goods.csv", wide(package(rows)))])
    return (batch.products, batch.files[0])
  }

  private let cup = [
    "title": "保温杯", "price": "59.00", "num": "1200", "approve_status": "1", "outer_id": "BWB-1", "barcode": "6901234567892",
    "description": "<p class=\"a\">一行\r\n\t两行</p>",
  ]

  @Test("INV-1: both layouts are recognised by their keys; headers alone hold no goods", arguments: names)
  func headers(name: String) throws {
    let file = try #require(try OrderFileImport().read(paths: [Fixtures.path(name)]).files.first)
    #expect((file.kind, file.platform, file.rows) == (.products, "taobao", 0))
    #expect(file.layout == "taobao-assistant-\(name.contains("47") ? 47 : 67)" && file.rejected.isEmpty)
  }

  @Test("INV-1: UTF-16 with a mark, GBK, UTF-8 and a copy that a spreadsheet saved with commas say the same")
  func encodings() throws {
    let text = try package([cup])
    let files = try [
      wide(text), Fixtures.gb18030(text), Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
      Array(package([cup], separator: ",").utf8),
    ]
    var wanted = ImportedProduct(sku: "BWB-1", row: 4)
    (wanted.name, wanted.price, wanted.barcodes, wanted.teller) = ("保温杯", Money(fen: 5900), ["6901234567892"], .marketplace)
    wanted.listings = [ImportedListing(isForSale: true)]
    for bytes in files {
      let batch = try OrderFileImport().read([("goods.csv", bytes)])
      #expect(batch.products == [wanted])
      #expect(batch.files[0].rows == 1 && batch.files[0].rejected.isEmpty && batch.files[0].warnings.isEmpty)
      // INV-1: 宝贝数量 is the marketplace's.
      #expect(batch.products.allSatisfy { $0.quantity == nil })
    }
  }

  @Test("INV-1: layouts between are read by their keys too; another width is taken and marked", arguments: [58, 63, 61])
  func widths(width: Int) throws {
    let batch = try OrderFileImport().read([("goods.csv", wide(package([cup], width: width)))])
    #expect(batch.files[0].layout == "taobao-assistant-\(width)" + (width == 61 ? "?" : ""))
    #expect(batch.products.map(\.sku) == ["BWB-1"])
  }

  @Test("INV-1: an item is as many SKUs as 销售属性组合 names, each with its price, its own words and its barcode")
  func variants() throws {
    let found = try read([
      [
        "title": "雨衣", "price": "39.00", "num": "12", "approve_status": "instock", "outer_id": "YY", "barcode": "690000",
        "skuProps": "39.00:5:YY-R-M:1627207:28326;20509:28314;42.50:7:YY-B-M:1627207:-1001;20509:28314;",
        "propAlias": "20509:28314:M 码;", "input_custom_cpv": "1627207:-1001:雾霾蓝;", "sku_barcode": "6901;6902;",
      ]
    ])
    #expect(found.file.rejected.isEmpty && found.file.warnings.isEmpty)
    #expect(found.products.map(\.sku) == ["YY-R-M", "YY-B-M"])
    #expect(found.products.map(\.price) == [Money(fen: 3900), Money(fen: 4250)])
    #expect(found.products.map(\.attributes) == ["1627207:28326;尺码：M 码", "颜色分类：雾霾蓝;尺码：M 码"])
    #expect(found.products.map(\.barcodes) == [["6901"], ["6902"]])
    #expect(found.products.allSatisfy { $0.name == "雨衣" && $0.listings == [ImportedListing(isForSale: false)] && $0.isVariant })
  }

  @Test("Bad rows are named by row and column and the rest is taken: no code, wrong price, broken variants, a code twice")
  func broken() throws {
    func item(_ code: String, _ more: [String: String] = [:]) -> [String: String] {
      ["title": "品", "price": "10.00", "outer_id": code].merging(more) { $1 }
    }
    let found = try read([
      item("A"), item(""), item("B", ["price": "十元"]), item("C", ["price": "0.00"]), item("D", ["skuProps": "10.00:1"]),
      item("E", ["skuProps": "10.00:1:E-1:1:2;免费:1:E-2:1:3;10.00:1::1:4;10.00:1:A:1:5;"]), item("A"), item("F", ["title": ""]),
    ])
    #expect(found.products.map(\.sku) == ["A", "E-1"])
    #expect(
      found.file.rejected == [
        RejectedRow(row: 5, column: "outer_id", reason: .missingValue),
        RejectedRow(row: 6, column: "price", reason: .notMoney("十元")),
        RejectedRow(row: 7, column: "price", reason: .notAPrice("0.00")),
        RejectedRow(row: 8, column: "skuProps", reason: .notSKUs("10.00:1")),
        RejectedRow(row: 9, column: "skuProps", reason: .codesMissing(1, of: 4)),
        RejectedRow(row: 9, column: "skuProps", reason: .notAPrice("E-2 免费")),
        RejectedRow(row: 9, column: "skuProps", reason: .duplicateSKU("A", firstRow: 4)),
        RejectedRow(row: 10, column: "outer_id", reason: .duplicateSKU("A", firstRow: 4)),
        RejectedRow(row: 11, column: "title", reason: .missingValue),
      ])
  }

  @Test("What can't be told apart is left out and said: barcodes that aren't as many as the SKUs, a state that nobody knows")
  func unclear() throws {
    let found = try read([
      [
        "title": "品", "price": "10.00", "outer_id": "A", "approve_status": "3", "sku_barcode": "6901;",
        "skuProps": "10.00:1:A-1:1:2;10.00:1:A-2:1:3;",
      ]
    ])
    #expect(found.products.map(\.barcodes) == [[], []] && found.products.allSatisfy { $0.listings.isEmpty })
    #expect(found.file.rejected.isEmpty)
    #expect(
      found.file.warnings == [
        RejectedRow(row: 4, column: "sku_barcode", reason: .notBarcodes("6901;")),
        RejectedRow(row: 4, column: "approve_status", reason: .notAListing("3")),
      ])
  }

  @Test("Trap 10: a package whose codes a spreadsheet has turned into numbers is refused whole")
  func damaged() throws {
    let text = try package([["title": "品", "price": "10.00", "outer_id": "6.90123E+12"]])
    let refusal = try Fixtures.refusal([("goods.csv", Array(text.utf8))])
    #expect(refusal.reason == .spreadsheetDamage("6.90123E+12") && refusal.row == 4 && refusal.column == "outer_id")
  }

  @Test("销售属性组合: what is no SKU is nothing; a code keeps its colons; own properties stand as they are written")
  func grammar() {
    for text in ["", ";", "1:2", "10:1:A:1", "10:x:A:1:2", "10:1:A:一:2", "10:1:A:1:2;3", "10:1:A:1:2;9.00:1"] {
      #expect(ItemVariant.read(text) == nil, "\(text)")
    }
    let found = ItemVariant.read("10:1:A:B:1:2;$款式:加厚;")
    #expect(found?.map(\.code) == ["A:B"])
    #expect(found?.first?.attributes([:]) == "1:2;款式：加厚")
  }
}
