import DeskCore
import DeskLive
import DeskPaper
@_spi(Testing) import DeskStore
import DeskTestKit
import Foundation
import Testing

/// The print queue on a real shop, with printers that are folders, pipes and a program named lp.
@Suite struct PrintQueueTests {
  private let shop: TestShop
  private let parcel = ParcelID(stored: "P260105-0001")

  init() throws {
    shop = try TestShop()
    try shop.take([.paid("609300000000001187")])
    try shop.perform(
      .receiveStock(sku: "SKU-1", quantity: 5, location: "A-01", barcode: "6901234567892", title: nil), as: .merchandiser)
    try shop.confirm(OrderID(number: 1))
    try shop.perform(.assignWaybill(parcel, courier: "YTO", number: "YT8812345678901"), as: .shipper)
    try shop.perform(.printParcel(parcel), as: .shipper)
    // The note that came with the print is out before each test begins.
    try run().drain()
  }

  private func run(_ desk: Desk? = nil, path: String = "/nowhere") throws -> PrintRun {
    let actor = try shop.actor(.shipper)
    return PrintRun(desk ?? shop.desk, for: { actor }, environment: ["PATH": path], folders: [], words: { "\($0)" })
  }

  private func queue(_ document: PrintDocument = .label) throws {
    try shop.perform(.printPaper(document, papers: [parcel.text]), as: .shipper)
  }

  /// What was queued since.
  private func jobs() throws -> [PrintJob] { try shop.desk.printJobs().filter { $0.id > 1 }.sorted { $0.id < $1.id } }

  /// A program named lp in a folder of its own.
  private func lp(_ script: String) throws -> String {
    let folder = shop.folder.path + "/bin-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "#!/bin/sh\n\(script)\n".write(toFile: folder + "/lp", atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/lp")
    return folder
  }

  @Test("The whole life of a job is one table") func table() {
    for state in PrintState.allCases {
      for step in PrintState.Step.allCases {
        let rows = PrintState.table.filter { $0.from == state && $0.step == step }
        #expect(rows.count <= 1)
        #expect(state.after(step) == rows.first?.to)
      }
    }
    #expect(PrintState.printed.after(.retry) == nil && PrintState.waiting.after(.finish) == nil)
  }

  @Test("Both enumerations of papers name the same, but for what leaves as a file only") func names() {
    let files: [DeskPaper.Document] = [.purchaseOrder, .workReport]
    #expect(PrintDocument.allCases.map(\.rawValue) == DeskPaper.Document.allCases.filter { !files.contains($0) }.map(\.rawValue))
    #expect(PrintDocument.allCases.map { DeskPaper.Document($0).rawValue } == PrintDocument.allCases.map(\.rawValue))
  }

  @Test("FUL-2: a counted print and its paper are one record, and the second is a reprint") func printedWithItsPaper() throws {
    let receipt = try shop.perform(.printParcel(parcel), as: .shipper)
    let job = try #require(try jobs().first)
    #expect(job.record == receipt.seq && job.document == .dispatchNote && job.state == .waiting && job.isReprint)
    #expect(try jobs().count == 1)
  }

  @Test("FUL-8: a report that the shipper may not see waits for who may; it isn't taken and failed") func reportWaitsForTheLead()
    throws
  {
    try shop.perform(.printPaper(.financeReport, papers: ["2026-01-05"]), as: .agentLead)
    try run().drain()
    #expect(try jobs().map(\.state) == [.waiting])
    let lead = try shop.actor(.agentLead)
    try PrintRun(shop.desk, for: { lead }, environment: ["PATH": "/nowhere"], folders: [], words: { "\($0)" }).drain()
    #expect(try jobs().map(\.state) == [.printed])
  }

  @Test("Without a printer papers lie in the spool folder; printed again they say so") func spoolAndReprint() throws {
    try queue()
    try run().drain()
    let first = try #require(try jobs().first)
    #expect(first.state == .printed && !first.isReprint && first.tries == 1)
    let path = try #require(first.place)
    #expect(path.hasSuffix("/print/label-P260105-0001.txt"))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber == 0o600)
    #expect(try !String(contentsOfFile: path, encoding: .utf8).contains("补打"))
    try queue()
    try run().drain()
    #expect(try jobs().last?.isReprint == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("*** 补打 reprint ***"))
  }

  @Test("A printer that is gone fails the job with words, loses nothing, and takes it once it is back") func gone() throws {
    let folder = shop.folder.path + "/port"
    try shop.perform(.setPrinter(.label, format: .zpl, destination: .path(folder)), as: .agentLead)
    try queue()
    try run().drain()
    #expect(try jobs().first?.state == .failed)
    #expect(try jobs().first?.fault == PrintFault(.gone, folder))
    #expect(try shop.desk.dayStatus().failedPrints == 1)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try shop.perform(.retryPrint(jobs: [2]), as: .shipper)
    try run().drain()
    let job = try #require(try jobs().first)
    #expect(job.state == .printed && job.tries == 2 && job.fault == nil && !job.isReprint, "it never came out before")
    #expect(try String(contentsOfFile: try #require(job.place), encoding: .utf8).contains("^FDYT8812345678901^FS"))
    #expect(try shop.desk.dayStatus().failedPrints == 0)
    #expect(try shop.refusal(.retryPrint(jobs: [2]), as: .shipper)?.reason == .printJobNotFailed(job: 2, state: .printed))
    #expect(try shop.refusal(.retryPrint(jobs: []), as: .shipper)?.reason == .noFailedPrint)
    #expect(try shop.refusal(.retryPrint(jobs: [9]), as: .shipper)?.code == .notFound)
  }

  @Test("lp gets an argument vector: no name becomes a command; its refusal is told") func throughLP() throws {
    try shop.perform(.setPrinter(.label, format: .text, destination: .queue("Label_1")), as: .agentLead)
    let seen = shop.folder.path + "/seen"
    try queue()
    try run(
      path: lp(
        "for word; do echo \"<$word>\"; done > \(seen); /bin/cat \"${7}\" > \(seen).text; echo 'request id is Label_1-7 (1 file(s))'"
      )
    ).drain()
    let words = try String(contentsOfFile: seen, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(words[..<6] == ["<-c>", "<-d>", "<Label_1>", "<-t>", "<label-P260105-0001-2.txt>", "<-->"])
    #expect(try String(contentsOfFile: seen + ".text", encoding: .utf8).contains("YT8812345678901"))
    #expect(try jobs().first?.place == "Label_1: request id is Label_1-7 (1 file(s))")
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + "/print").filter { $0.hasPrefix("label") }
    #expect(left.isEmpty, "what lp has taken doesn't stay behind")
    try queue()
    try run(path: lp("echo 'lp: The printer or class does not exist.' >&2; exit 1")).drain()
    #expect(try jobs().last?.fault == PrintFault(.lp, "lp: The printer or class does not exist."))
    try queue()
    try run().drain()
    #expect(try jobs().last?.fault?.kind == .noLP)
    for name in ["-o", "a b", "a;b", "$(x)", "../x"] { #expect(PrintDestination(name) == nil) }
  }

  @Test("Nothing is ever written over an ordinary file; a pipe that nobody reads is a printer that is gone") func files() throws {
    let file = shop.folder.path + "/mine.txt"
    try "mine".write(toFile: file, atomically: true, encoding: .utf8)
    try shop.perform(.setPrinter(.label, format: .text, destination: .path(file)), as: .agentLead)
    try queue()
    try run().drain()
    #expect(try jobs().last?.fault == PrintFault(.notAPrinter, file))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
    let pipe = shop.folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    try shop.perform(.setPrinter(.label, format: .text, destination: .path(pipe)), as: .agentLead)
    try shop.perform(.retryPrint(jobs: []), as: .shipper)
    try run().drain()
    #expect(try jobs().last?.fault == PrintFault(.gone, pipe))
    try shop.perform(.setPrinter(.label, format: .text, destination: .path("/dev/full")), as: .agentLead)
    try shop.perform(.retryPrint(jobs: []), as: .shipper)
    try run().drain()
    #expect(try jobs().last?.fault?.kind == .diskFull)
  }

  @Test("Two terminals that print at once print every paper once") func twoTerminals() async throws {
    let folder = shop.folder.path + "/out"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try shop.perform(.setPrinter(.label, format: .zpl, destination: .path(folder)), as: .agentLead)
    for _ in 0..<30 { try queue() }
    let other = try shop.terminal()
    defer { other.close() }
    let (mine, theirs) = (try run(), try run(other))
    async let a: Void = Task.detached { try mine.drain() }.value
    async let b: Void = Task.detached { try theirs.drain() }.value
    _ = try await (a, b)
    #expect(try jobs().allSatisfy { $0.state == .printed && $0.tries == 1 })
    // One file for those that one of them took together.
    let papers = try FileManager.default.contentsOfDirectory(atPath: folder).reduce(0) {
      $0 + (try String(contentsOfFile: folder + "/" + $1, encoding: .utf8).components(separatedBy: "^XA").count - 1)
    }
    #expect(papers == 30)
  }

  @Test("Who ends in the midst of printing leaves a job that says so, and is printed again as a reprint") func interrupted() throws
  {
    try queue()
    let claimed = try shop.desk.claimPrintJobs(for: "1:never", isAlive: { _ in true })
    #expect(claimed.map(\.id) == [2])
    #expect(try shop.desk.claimPrintJobs(for: "2:other", isAlive: { _ in true }).isEmpty, "claimed by one")
    // The process of that name is no more.
    try run().drain()
    #expect(try jobs().first?.fault?.kind == .interrupted)
    try shop.perform(.retryPrint(jobs: []), as: .shipper)
    try run().drain()
    #expect(try jobs().first?.state == .printed && jobs().first?.isReprint == true)
  }

  @Test("Who leaves before printing has begun leaves it waiting") func left() throws {
    try queue()
    try run().drain(until: { true })
    #expect(try jobs().first?.state == .waiting)
    let claimed = try shop.desk.claimPrintJobs(for: "1:x", isAlive: { _ in true })
    try shop.desk.returnPrint(claimed.map(\.id), holder: "1:x")
    #expect(try jobs().first?.state == .waiting && jobs().first?.tries == 0)
  }

  @Test(
    "Refused before anything waits: no note before its first print, no label without number, for whom the platform hides, or of a member"
  )
  func refused() throws {
    try shop.take([.paid("609300000000001188")])
    try shop.confirm(OrderID(number: 2))
    let bare = ParcelID(stored: "P260105-0002")
    #expect(try shop.refusal(.printPaper(.label, papers: [bare.text]), as: .shipper)?.reason == .noWaybill)
    #expect(try shop.refusal(.printPaper(.dispatchNote, papers: [bare.text]), as: .shipper)?.rule == "FUL-2")
    #expect(try shop.refusal(.printPaper(.label, papers: ["P260105-0009"]), as: .shipper)?.code == .notFound)
    #expect(try shop.refusal(.printPaper(.label, papers: [parcel.text, bare.text]), as: .shipper) != nil)
    #expect(try shop.refusal(.printPaper(.manifest, papers: ["2026-01-05"]), as: .shipper)?.code == .invalid)
    #expect(try shop.refusal(.printPaper(.financeReport, papers: ["2026-01-05"]), as: .shipper) != nil)
    #expect(try shop.refusal(.setPrinter(.pickList, format: .zpl, destination: .spool), as: .agentLead) != nil)
    #expect(try jobs().isEmpty, "all or none")
  }

  @Test("FUL-8, ROL-2: finance prints the report it signs, and nothing of shipping's") func finance() throws {
    let finance = try shop.actor(.finance)
    try shop.perform(.printPaper(.financeReport, papers: ["2026-01-05"]), as: .finance)
    try queue()
    try PrintRun(shop.desk, for: { finance }, environment: ["PATH": "/nowhere"], folders: [], words: { "\($0)" }).drain()
    #expect(try jobs().map(\.state) == [.printed, .waiting], "the label waits for shipping")
    for document in [PrintDocument.label, .dispatchNote, .pickList, .manifest] {
      let refusal = try shop.refusal(.printPaper(document, papers: [parcel.text]), as: .finance)
      #expect(refusal?.code == .notPermitted && refusal?.mayBeDoneBy == [.agentLead, .shipper], "\(document)")
    }
    #expect(
      try shop.refusal(.printPaper(.financeReport, papers: ["2026-01-05"]), as: .shipper)?.reason
        == .notPermitted(.exportFinanceReport))
    for role in Role.allCases {
      let may = PrintDocument.allCases.filter { Authority.roles(printing: $0).contains(role) }
      #expect(Authority.allows(role, .printPaper) == !may.isEmpty && Authority.allows(role, .retryPrint) == !may.isEmpty)
      for document in may { if let report = document.report { #expect(Authority.allows(role, report)) } }
    }
  }

  @Test("ROL-2: who may print a report prints no label again, and a refusal changes nothing") func retriesOwn() throws {
    try shop.perform(.setPrinter(.label, format: .zpl, destination: .path("/nowhere/usb")), as: .agentLead)
    try shop.perform(.setPrinter(.financeReport, format: .text, destination: .path("/nowhere/a4")), as: .agentLead)
    try queue()
    try run().drain()
    let finance = try shop.actor(.finance)
    let signing = PrintRun(shop.desk, for: { finance }, environment: ["PATH": "/nowhere"], folders: [], words: { "\($0)" })
    try shop.perform(.printPaper(.financeReport, papers: ["2026-01-05"]), as: .finance)
    try signing.drain()
    #expect(try jobs().map(\.state) == [.failed, .failed])
    let refusal = try shop.refusal(.retryPrint(jobs: [3, 2]), as: .finance)
    #expect(refusal?.code == .notPermitted)
    #expect(try jobs().map(\.state) == [.failed, .failed])
    try shop.perform(.retryPrint(jobs: []), as: .finance)
    #expect(try jobs().map(\.state) == [.failed, .waiting])
  }

  @Test("A printer that vanishes in the midst of a batch: what may have come out is marked when it is printed again")
  func vanished()
    throws
  {
    let pipe = shop.folder.path + "/usb"
    #expect(mkfifo(pipe, 0o600) == 0)
    let printer = open(pipe, O_RDONLY | O_NONBLOCK)
    #expect(fcntl(printer, 1031 /* F_SETPIPE_SZ */, 4096) == 4096)
    try shop.perform(.setPrinter(.label, format: .html, destination: .path(pipe)), as: .agentLead)
    for _ in 0..<8 { try queue() }
    #expect(try jobs().first?.isReprint == false)
    let unplugged = Thread {
      var held: Int32 = 0
      while held < 4096 { if ioctl(printer, UInt(FIONREAD), &held) != 0 { break } }
      close(printer)
    }
    unplugged.start()
    try run().drain()
    #expect(try jobs().allSatisfy { $0.state == .failed && $0.fault == PrintFault(.gone, pipe) && $0.isReprint })
    try shop.perform(.setPrinter(.label, format: .text, destination: .spool), as: .agentLead)
    try shop.perform(.retryPrint(jobs: [2]), as: .shipper)
    try run().drain()
    #expect(try String(contentsOfFile: try #require(try jobs().first?.place), encoding: .utf8).contains("补打"))
  }

  @Test("PDF without shopdesk-print is refused in words, and the job waits for it") func noPDF() throws {
    try shop.perform(.setPrinter(.label, format: .pdf, destination: .spool), as: .agentLead)
    try queue()
    try run().drain()
    #expect(try jobs().first?.fault?.kind == .noPDF)
  }

  @Test("The console shows what failed on its tab and in its list, and prints it again") func console() throws {
    try shop.perform(.setPrinter(.label, format: .zpl, destination: .path(shop.folder.path + "/usb")), as: .agentLead)
    let shipper = try shop.console(.shipper)
    shipper.press("L")
    #expect(shipper.toast?.contains("面单 1 张已放入打印队列") == true)
    shipper.wake()
    #expect(shipper.shows("打印失败 1"))
    shipper.command("print-queue")
    #expect(shipper.shows("找不到打印机"))
    try FileManager.default.createDirectory(atPath: shop.folder.path + "/usb", withIntermediateDirectories: true)
    shipper.press("r")
    shipper.wake()
    #expect(!shipper.shows("打印失败"))
    #expect(shipper.shows("已打印"))
    #expect(try jobs().first?.state == .printed)
    shipper.press("r")
    #expect(shipper.toast?.contains("没有失败") == true)
    _ = shipper.said
  }
}

extension TestShop {
  fileprivate func refusal(_ command: Command, as role: Role) throws -> Refusal? {
    do {
      try perform(command, as: role)
      return nil
    } catch let refusal as Refusal { return refusal }
  }
}
