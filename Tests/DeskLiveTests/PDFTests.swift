import DeskCore
import DeskLive
import DeskPaper
import DeskTestKit
import Foundation
import Testing

/// PDFs rendered and read back by programs that know nothing of ours. `Scripts/test.sh` builds and installs what they need, where it can.
@Suite("PDF, read back by a real decoder", .serialized) struct PDFTests {
  static let folder = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
  static let form = PaperForm(folders: [folder])
  static let render = Tool.find("pdftoppm", ProcessInfo.processInfo.environment)
  static let zbar = Tool.find("zbarimg", ProcessInfo.processInfo.environment)
  static let missing = [("shopdesk-print", form.press), ("pdftoppm", render), ("zbarimg", zbar)].filter { $0.1 == nil }.map(\.0)
  static var canRead: Bool { missing.isEmpty }
  static var why: Comment { "skipped, not installed: \(missing.joined(separator: " ")) (TOOLS=1 Scripts/print.sh debug)" }

  @Test("Where everything is said to be there, nothing is skipped") func complete() {
    if ProcessInfo.processInfo.environment["SHOPDESK_PDF_TESTS"] == "required" { #expect(Self.missing == []) }
  }

  /// What a decoder finds in a PDF, sorted.
  private func read(_ pdf: [UInt8], dots: Int) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shopdesk-pdf-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(pdf).write(to: folder.appendingPathComponent("a.pdf"))
    let environment = ProcessInfo.processInfo.environment
    let drawn = try #require(Self.render).run(
      ["-r", "\(dots)", "-gray", "-png", folder.path + "/a.pdf", folder.path + "/s"], environment: environment, seconds: 120)
    #expect(drawn.status == 0, "\(drawn.said)")
    let sheets = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".png") }.map {
      folder.path + "/" + $0
    }
    let answer = folder.path + "/codes"
    FileManager.default.createFile(atPath: answer, contents: nil)
    _ = try #require(Self.zbar).run(["-q", "--raw"] + sheets.sorted(), output: answer, environment: environment, seconds: 120)
    return try String(contentsOfFile: answer, encoding: .utf8).split(separator: "\n").map(String.init).sorted()
  }

  private func card(_ sequence: Int) -> ParcelCard {
    Papers.card(sequence, [("A-1", "A-03-12", 2)]) { parcel, order in
      parcel.waybill = "YT88\(11_000_000_000 + sequence * 7919)"
      order.recipient = "欧阳娜娜·买买提艾力江"
      order.address = "新疆维吾尔自治区 伊犁哈萨克自治州 察布查尔锡伯自治县 扎库齐牛录镇中心路与解放路交叉口东北角一百二十米阳光花园小区12号楼3单元1502室(835300)"
    }
  }

  @Test("FUL-5: a scanner reads every waybill of 50 labels at a label printer's 203 dots", .enabled(if: canRead, why))
  func labels() throws {
    let cards = (1...50).map(card)
    let paper = Paper(.label, format: .label, pages: try cards.map { try Label($0).page() })
    #expect(try read(Self.form.bytes(paper, .pdf), dots: 203) == cards.compactMap(\.parcel.waybill).sorted())
  }

  @Test("A scanner reads the note's id, also of a note over several sheets", .enabled(if: canRead, why)) func note() throws {
    let goods = (1...60).map { (sku: "SKU-\($0)", location: "A-\($0)", quantity: 1) }
    let notes = [Papers.card(41, goods), Papers.card(42, Array(goods.prefix(12)))]
    let paper = Paper(.dispatchNote, pages: notes.map { DispatchNote($0, zone: Papers.zone).page() })
    #expect(try read(Self.form.bytes(paper, .pdf), dots: 120) == ["P261124-0041/1", "P261124-0042/1"])
  }

  @Test("FUL-8: the same paper is the same file to the byte, whenever it is made", .enabled(if: form.press != nil, why))
  func reproducible() throws {
    let paper = Paper(.label, format: .label, pages: try (1...3).map { try Label(card($0)).page() })
    let first = try Self.form.bytes(paper, .pdf)
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try Self.form.bytes(paper, .pdf) == first)
  }

  @Test("2,000 labels in 20 seconds", .enabled(if: form.press != nil, why)) func many() throws {
    let paper = Paper(.label, format: .label, pages: try (1...2000).map { try Label(card($0)).page() })
    let began = ContinuousClock.now
    let pdf = try Self.form.bytes(paper, .pdf)
    #expect(ContinuousClock.now - began < .seconds(20))
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
  }

  @Test("What is no paper is refused by name", .enabled(if: form.press != nil, why)) func refused() throws {
    let file = FileManager.default.temporaryDirectory.path + "/no-paper-\(UUID().uuidString).json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    for (text, word) in [
      ("{", "no JSON"), (#"{"document":"x","format":"a4","pages":[]}"#, "document x"),
      (#"{"document":"label"}"#, "format is missing"),
    ] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      let outcome = try #require(Self.form.press).run([file, "-o", file + ".pdf"], environment: [:], seconds: 20)
      #expect(outcome.status == 65 && outcome.said.contains(word), "\(outcome.said)")
      #expect(!FileManager.default.fileExists(atPath: file + ".pdf"))
    }
  }
}
