import DeskConsole
import DeskCore
import DeskPaper
import DeskScreen
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

@testable import DeskLive

/// reliability.md 4, F26: every text from outside against every screen, report, paper, file and line of output. SHOPDESK_ESCAPES=all lets each
/// sequence be the first of each text in turn and lets nine people look at everything; the usual run has one such turn, in which each column
/// begins with another, and two people.
@Suite("Hostile text everywhere", .serialized)
struct HostileTextEverywhereTests {
  static let isAll = ProcessInfo.processInfo.environment["SHOPDESK_ESCAPES"] == "all"
  static let turns = isAll ? Array(0..<Escapes.table.count) : [3]

  @Test("F26: nothing but text reaches the terminal, a paper, a file", arguments: turns)
  func everywhere(turn: Int) throws {
    let shop = try HostileShop(rotation: turn)
    for column in [
      "orders.buyer", "orders.recipient", "orders.address", "orders.buyer_message", "orders.seller_remark", "order_line.title",
      "sku.title", "sku.location", "sku.code", "sku_barcode.barcode", "supplier.name", "person.display_name", "phrase.text",
      "parcel.stop_reason", "after_case.reason", "promotion.note", "listing.shop", "courier_rule.shop", "traffic.page",
      "order_care.cancel_reason", "amendment.note", "purchase.note", "page_revision.becomes", "leave.reason", "stand_in.reason",
    ] { #expect(shop.poisoned.contains(column), "\(column) was left as it was") }
    try screens(shop, turn)
    try papers(shop)
    try output(shop)
  }

  // MARK: Screens

  private func screens(_ shop: HostileShop, _ turn: Int) throws {
    var frames = 0
    var marks = 0
    let seats = [
      ("duyun", Size(columns: 140, rows: 40)), ("zhangmin", Size(columns: 80, rows: 24)), ("limei", Size(columns: 140, rows: 40)),
      ("liuyang", Size(columns: 100, rows: 30)), ("sunli", Size(columns: 140, rows: 40)),
      ("zhouting", Size(columns: 100, rows: 30)),
      ("hejuan", Size(columns: 100, rows: 30)), ("gaofeng", Size(columns: 100, rows: 30)), ("admin", Size(columns: 80, rows: 24)),
    ]
    for (name, size) in seats where Self.isAll || ["duyun", "liuyang"].contains(name) {
      let driver = try shop.console(name, size, (turn + frames) % 2 == 0 ? .zh : .en)
      func look(_ what: String) {
        frames += 1
        let text = driver.lines.joined(separator: "\n")
        if let fault = Escapes.fault(in: text) { Issue.record("\(name), \(driver.state.context), after \(what): \(fault)") }
        // The shop's name in the first line has them always.
        let below = driver.lines.dropFirst(3).joined()
        marks += below.contains("^[") || below.contains("<9B>") || below.contains("<202E>") ? 1 : 0
      }
      /// Opens what a key opens, looks, and goes back.
      func visit(_ key: Key, _ what: String) {
        driver.press(key)
        look(what)
        driver.press(.escape)
        driver.press(.escape)
      }
      look("signing in")
      for pane in "12345" {
        driver.press(.character(pane))
        look("pane \(pane)")
        // Each view of the pane, and the first rows of each.
        for view in 0..<(Self.isAll ? 7 : 4) {
          driver.press(.home)
          look("view \(view)")
          for _ in 0..<(Self.isAll ? 2 : 1) {
            driver.press(.down)
            look("down")
          }
          visit(.enter, "enter in view \(view)")
          let keys = Bindings.all.filter { $0.contexts?.contains(driver.state.context) == true && !Self.leaves.contains($0.action) }
          for binding in keys where Self.isAll && name == "duyun" || view == 0 && (Self.isAll || name == "duyun") {
            if let key = binding.keys.first { visit(key, "\(key)") }
          }
          driver.press(.tab)
          look("tab")
        }
        visit(.function(10), "messages")
        visit(.function(9), "acts")
        visit(.character("?"), "help")
      }
      for line in [
        "morning", "evening", "phrases", "pages", "stand-ins", "inbox", "messages", "picklist", "merges", "print-queue",
        "shortages", "replenish", "purchases", "counts",
      ] {
        driver.command(line)
        look(":\(line)")
        driver.press(.down, .enter)
        look(":\(line), enter")
        driver.press(.escape)
        driver.press(.escape)
      }
      driver.press(.character("/"))
      driver.paste(Escapes.text(from: turn))
      look("a paste into the filter")
      driver.press(.enter)
      look("a filter")
      driver.press(.escape)
      driver.scan("\u{1B}]0;x\u{07}")
      look("a scan")
    }
    #expect(marks > frames / 4, "the texts must be on the screens: \(marks) of \(frames)")
    print("\(frames) screens, \(marks) with hostile text on them")
  }

  /// Acts that end the console or wait for another program.
  private static let leaves: Set<Action> = [.quit, .suspend]

  // MARK: Papers

  private func papers(_ shop: HostileShop) throws {
    let shipper = PaperMaker(shop.desk, for: try shop.actor("liuyang"))
    let parcels = try shop.desk.rawRows("SELECT id FROM parcel").map { $0[0] }
    var papers: [Paper] = []
    for parcel in parcels {
      for document in [PrintDocument.dispatchNote, .label] {
        // A label without a number, a parcel in another's box: refused, which others test.
        if let paper = try? shipper.paper(document, [parcel]) { papers.append(paper) }
      }
    }
    let day = try #require(ShopDay(iso: "2026-11-24"))
    papers.append(try WaveDocumentsPaper.pickList(shop, day))
    for courier in ["SF", "YTO", "ZTO"] {
      if let paper = try? shipper.paper(.manifest, ["\(day.iso) \(courier)"]) { papers.append(paper) }
    }
    for kind in [CommandKind.exportShippingReport, .exportFinanceReport] {
      for language in [Language.zh, .en] {
        let report = try DayReport(kind, day, shop.desk, language: language)
        papers.append(report.paper)
        let csv = String(decoding: try report.bytes(.csv).dropFirst(3), as: UTF8.self)
        #expect(Escapes.fault(in: csv, allowing: ["\n", "\r", "\t"]) == nil, "\(kind) as CSV")
        #expect(Escapes.formula(inCSV: csv) == nil, "\(kind) as CSV")
      }
    }
    #expect(papers.count > 7)
    for paper in papers {
      let what = "\(paper.document)"
      #expect(Escapes.fault(in: paper.text()) == nil, "\(what) as text")
      #expect(Escapes.fault(in: paper.html) == nil, "\(what) as HTML")
      #expect(!paper.html.contains("<script") && !paper.html.contains("<b>"), "\(what) as HTML")
      #expect(Escapes.fault(in: paper.json) == nil, "\(what) as JSON")
      if let zpl = paper.zpl {
        #expect(Escapes.fault(in: zpl) == nil, "\(what) as ZPL")
        #expect(zpl.components(separatedBy: "^XA").count == zpl.components(separatedBy: "^XZ").count, "\(what) as ZPL")
        #expect(!zpl.contains("~HS"), "\(what) as ZPL")
      }
    }
  }

  // MARK: The program's output and files

  private static let lines: [(String, [String])] = [
    ("limei", ["queue"]), ("limei", ["order", "list", "--limit", "50"]), ("limei", ["order", "show", "O0000005"]),
    ("zhangmin", ["queue", "contact"]), ("zhangmin", ["log", "--limit", "60"]), ("zhangmin", ["log", "O0000004"]),
    ("zhangmin", ["today", "--list", "morning"]), ("zhangmin", ["today", "--list", "evening"]), ("zhangmin", ["approval", "list"]),
    ("zhangmin", ["person", "list"]), ("zhangmin", ["phrase", "list"]), ("chenjing", ["case", "list"]),
    ("chenjing", ["case", "show", "C0000001"]),
    ("liuyang", ["parcel", "list"]), ("liuyang", ["parcel", "show", "P261124-0001"]), ("liuyang", ["picklist"]),
    ("liuyang", ["manifest", "SF"]), ("liuyang", ["courier", "rules"]), ("liuyang", ["print", "queue"]),
    ("liuyang", ["paper", "note", "P261124-0001"]), ("liuyang", ["export", "ship", "--platform", "taobao", "-o", "ship.csv"]),
    ("sunli", ["stock", "list", "--limit", "50"]), ("sunli", ["stock", "shortages"]), ("sunli", ["listing", "list"]),
    ("sunli", ["export", "listing", "-o", "listing.csv"]), ("sunli", ["export", "stock", "-o", "stock.csv"]),
    ("sunli", ["count", "list"]),
    ("gaofeng", ["supplier", "list"]), ("gaofeng", ["purchase", "list"]), ("gaofeng", ["stock", "replenish"]),
    ("zhouting", ["promo", "list"]), ("zhouting", ["promo", "events"]), ("zhouting", ["promo", "show", "M0000002"]),
    ("linguodong", ["approval", "show", "A0000001"]), ("hejuan", ["report", "finance", "--date", "2026-11-24"]),
    ("liuyang", ["report", "shipping", "--date", "2026-11-24"]),
    ("limei", ["import", "no\u{1B}]0;x\u{07}\u{202E}.csv"]), ("limei", ["order", "show", "\u{1B}]52;c;aGk=\u{07}"]),
    ("limei", ["qu\u{1B}[2Jeue", "\u{9B}31m"]), ("limei", ["verify"]),
  ]

  private func output(_ shop: HostileShop) throws {
    var answered = 0
    for (place, (name, arguments)) in Self.lines.enumerated() {
      // Also as JSON, which people look at on terminals too.
      for more in Self.isAll || place % 5 == 0 ? [[], ["--json"]] : [[]] {
        let result = try shop.run(arguments + more, as: name)
        answered += result.exit == 0 ? 1 : 0
        let what = arguments.map(Sanitizer.visible).joined(separator: " ")
        #expect(result.exit != 70 && result.exit < 128, "\(what): \(result.exit) \(result.complaint)")
        if more.isEmpty { #expect(Escapes.fault(in: result.out) == nil, "\(what)") }
        #expect(Self.raw(result.out) == nil, "\(what) \(more)")
        #expect(Escapes.fault(in: result.complaint) == nil, "\(what): what it complains of")
      }
    }
    #expect(answered > Self.lines.count * 3 / 4, "\(answered) answers")
    for name in ["ship.csv", "listing.csv", "stock.csv"] {
      let text = shop.file(name)
      #expect(!text.isEmpty, "\(name)")
      #expect(Escapes.fault(in: text, allowing: ["\n", "\r", "\t", "\u{FEFF}"]) == nil, "\(name)")
      #expect(Escapes.formula(inCSV: text.replacing("\u{FEFF}", with: "")) == nil, "\(name)")
    }
  }

  /// As `Escapes.fault`, but marks may be many: JSON is for programs as well, and must keep its texts.
  private static func raw(_ text: String) -> String? {
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return "U+\(String(scalar.value, radix: 16))"
      default: continue
      }
    }
    return nil
  }
}

private enum WaveDocumentsPaper {
  static func pickList(_ shop: HostileShop, _ day: ShopDay) throws -> Paper {
    let page = try WaveDocuments(shop.desk, for: try shop.actor("liuyang")).pickList(day, late: true).page(reprint: false)
    return PaperMaker.paper(.pickList, pages: [page])
  }
}
