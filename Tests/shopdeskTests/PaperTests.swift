import DeskTestKit
import Foundation
import Testing

/// Papers, printers and the print queue by subcommand and `run`.
@Suite(.serialized) struct PaperTests {
  /// Five parcels; the first two have numbers, the first is printed.
  private func wave() throws -> (shop: TestShop, parcels: [String]) {
    let day = try ServiceDay()
    day.clock = "09:10"
    try day.confirmAll()
    let shop = day.shop
    let parcels = try shop.run("parcel", "list", "--json", as: "liuyang").items.compactMap { $0["id"] as? String }
    for (place, number) in ["YT8812345678901", "YT8812345678902"].enumerated() {
      _ = try shop.run("parcel", "waybill", parcels[place], "--courier", "YTO", "--number", number, as: "liuyang")
    }
    return (shop, parcels)
  }

  @Test("FUL-5: a label as text, HTML, ZPL and JSON, shown or written; without a number it is refused; each leaves a record")
  func forms() throws {
    let (shop, parcels) = try wave()
    let text = try shop.run("paper", "label", parcels[0], as: "liuyang")
    #expect(text.exit == 0 && text.out.contains("*YT8812345678901*"))
    let zpl = try shop.run("paper", "label", parcels[0], "YT8812345678902", "--format", "zpl", "-o", "l.zpl", as: "liuyang")
    #expect(zpl.exit == 0)
    let written = String(decoding: shop.read("l.zpl"), as: UTF8.self)
    #expect(written.components(separatedBy: "^XA").count == 3 && written.contains("^FDYT8812345678902^FS"))
    let html = try shop.run("paper", "label", parcels[0], "--format", "html", "--json", as: "liuyang").json
    #expect((html["content"] as? String)?.contains("<svg") == true)
    #expect(try shop.run("paper", "label", parcels[0], "--format", "json", as: "liuyang").out.hasPrefix("{\"document\":\"label\""))
    let bare = try shop.run("paper", "label", parcels[4], "--json", as: "liuyang")
    #expect(bare.exit == 2 && bare.error["rule"] as? String == "FUL-5")
    #expect(try shop.run("paper", "note", parcels[0], "--format", "zpl", as: "liuyang").exit == 2)
    #expect(try shop.run("paper", "label", parcels[0], as: "hejuan").exit != 0)
    #expect(try shop.run("paper", "label", "--wave", "2026-11-24", "--format", "json", as: "liuyang").out.contains(parcels[1]))
    #expect(try shop.records("printPaper") >= 5)
    #expect(try shop.run("verify").exit == 0)
  }

  @Test("A printer that is gone: the command says so and exits 74, the queue keeps the job, retry prints it")
  func goneAndBack() throws {
    let (shop, parcels) = try wave()
    let port = shop.folder + "/port"
    #expect(try shop.run("printer", "set", "label", "--format", "zpl", "--to", port, as: "liuyang").exit == 77)
    #expect(try shop.run("printer", "set", "label", "--format", "zpl", "--to", "-oraw", as: "zhangmin").exit == 64)
    #expect(try shop.run("printer", "set", "label", "--format", "zpl", "--to", port, as: "zhangmin").exit == 0)
    let list = try shop.run("printer", "list", "--json", as: "liuyang").items.first { $0["document"] as? String == "label" }
    #expect(list?["format"] as? String == "zpl" && list?["destination"] as? String == port)
    let failed = try shop.run("paper", "label", parcels[0], parcels[1], "--print", "--lang", "en", as: "liuyang")
    #expect(failed.exit == 74 && failed.complaint.contains("the printer \(port) is gone"))
    let jobs = try shop.run("print", "queue", "--open", "--json", as: "zhangmin").items
    #expect(
      jobs.count == 2
        && jobs.allSatisfy { $0["state"] as? String == "failed" && ($0["fault"] as? String)?.hasPrefix("gone") == true })
    try FileManager.default.createDirectory(atPath: port, withIntermediateDirectories: true)
    let retried = try shop.run("print", "retry", "--json", as: "zhangmin")
    #expect(retried.exit == 0 && retried.json["ok"] as? Bool == true)
    let files = try FileManager.default.contentsOfDirectory(atPath: port)
    #expect(files.count == 1, "what was asked for together is printed together")
    let sheet = try String(contentsOfFile: port + "/" + (files.first ?? ""), encoding: .utf8)
    #expect(sheet.contains("YT8812345678901") && sheet.contains("YT8812345678902") && !sheet.contains("补打"))
    #expect(try shop.run("print", "queue", "--open", "--json", as: "zhangmin").items.isEmpty)
    #expect(try shop.run("print", "retry", as: "zhangmin").exit == 2)
    _ = try shop.run("paper", "label", parcels[0], "--print", as: "liuyang")
    let again = try FileManager.default.contentsOfDirectory(atPath: port).first { !files.contains($0) }
    #expect(try String(contentsOfFile: port + "/" + (again ?? ""), encoding: .utf8).contains("补打 reprint"))
  }

  @Test("`run` prints what its lines put into the queue, and the same id again prints nothing more") func byRun() throws {
    let (shop, parcels) = try wave()
    let line =
      #"{"id":"p1","command":"printPaper","args":{"document":"label","papers":["\#(parcels[0])"]}}"# + "\n"
      + #"{"id":"p2","command":"printPaper","args":{"document":"label","papers":["\#(parcels[4])"]}}"# + "\n"
    let outcome = try shop.run("run", as: "liuyang", input: line)
    #expect(outcome.exit == 2 && outcome.results.map { $0["ok"] as? Bool } == [true, nil])
    _ = try shop.run("run", as: "liuyang", input: line)
    let jobs = try shop.run("print", "--json", as: "liuyang").items
    #expect(jobs.count == 1 && jobs.first?["state"] as? String == "printed")
    #expect(FileManager.default.fileExists(atPath: shop.folder + "/print/label-\(parcels[0]).txt"))
  }

  @Test("Two processes at once print every job once") func twoProcesses() async throws {
    let (shop, parcels) = try wave()
    let port = shop.folder + "/port"
    try FileManager.default.createDirectory(atPath: port, withIntermediateDirectories: true)
    _ = try shop.run("printer", "set", "label", "--format", "zpl", "--to", port, as: "zhangmin")
    let line = (1...20).map {
      #"{"id":"j\#($0)","command":"printPaper","args":{"document":"label","papers":["\#(parcels[$0 % 2])"]}}"#
    }.joined(separator: "\n")
    async let a = Task.detached { try shop.run("run", as: "liuyang", input: line + "\n") }.value
    async let b = Task.detached { try shop.run("run", as: "zhangmin", input: line.replacing("\"j", with: "\"k") + "\n") }.value
    let both = try await [a, b]
    #expect(both.allSatisfy { $0.exit == 0 }, "\(both.map(\.complaint))")
    let jobs = try shop.run("print", "--limit", "100", "--json", as: "liuyang").items
    #expect(jobs.count == 40 && jobs.allSatisfy { $0["state"] as? String == "printed" && $0["tries"] as? Int == 1 })
    let labels = try FileManager.default.contentsOfDirectory(atPath: port).map {
      try String(contentsOfFile: port + "/" + $0, encoding: .utf8)
    }
    #expect(labels.joined().components(separatedBy: "^XA").count - 1 == 40)
  }

  @Test("Pick list and manifest by the same options; PDF without its program is refused in words") func lists() throws {
    let (shop, _) = try wave()
    #expect(try shop.run("picklist", "--format", "html", "-o", "p.html", as: "liuyang").exit == 0)
    #expect(String(decoding: shop.read("p.html"), as: UTF8.self).contains("<thead>"))
    let printed = try shop.run("manifest", "YTO", "--print", "--json", as: "liuyang")
    #expect(printed.exit == 0)
    #expect(
      ((printed.json["jobs"] as? [[String: Any]])?.first?["place"] as? String)?.hasSuffix("manifest-YTO-2026-11-24.txt") == true)
    #expect(try shop.run("picklist", "--print", "--format", "pdf", as: "liuyang").exit == 64)
    #expect(try shop.run("picklist", "--format", "pdf", as: "liuyang").exit == 64)
    let hasPress = FileManager.default.isExecutableFile(
      atPath: URL(fileURLWithPath: Program.path).deletingLastPathComponent().path + "/shopdesk-print")
    let pdf = try shop.run("picklist", "--format", "pdf", "-o", "p.pdf", "--lang", "en", as: "liuyang")
    if hasPress {
      #expect(pdf.exit == 0 && shop.read("p.pdf").starts(with: Array("%PDF-".utf8)))
    } else {
      #expect(pdf.exit == 2 && pdf.complaint.contains("shopdesk-print is not installed: make print"))
    }
  }
}
