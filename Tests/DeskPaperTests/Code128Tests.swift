import DeskPaper
import Foundation
import Testing

@Suite("Code 128") struct Code128Tests {
  /// Symbol values worked out by hand from ISO/IEC 15417.
  @Test(
    "Known vectors",
    arguments: [
      ("PJJ123C", [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]),
      ("1234", [105, 12, 34, 82, 106]),
      ("12345", [105, 12, 34, 100, 21, 54, 106]),
      ("A", [104, 33, 34, 106]),
      ("A1234", [104, 33, 99, 12, 34, 102, 106]),
      ("A12345", [104, 33, 17, 99, 23, 45, 77, 106]),
    ])
  func vectors(_ text: String, _ symbols: [Int]) throws {
    let code = try #require(Code128(text))
    // All but the check symbol, which the next test computes by itself.
    #expect(code.symbols.dropLast(2) == symbols.dropLast(2))
    let weighted = symbols.dropLast(2).enumerated().map { max(1, $0.offset) * $0.element }.reduce(0, +)
    #expect(code.symbols[code.symbols.count - 2] == weighted % 103)
    #expect(code.symbols.last == 106)
  }

  @Test("The check symbol of PJJ123C is one more than the textbook's 54, which begins in set A") func check() throws {
    #expect(try #require(Code128("PJJ123C")).symbols.dropLast().last == 55)
  }

  @Test("Every symbol is eleven modules wide, the stop symbol thirteen") func widths() throws {
    for text in ["YT8812345678901", "SF1234567890123", "P261124-0042/2", String(repeating: "7", count: 80)] {
      let code = try #require(Code128(text))
      #expect(code.modules == code.symbols.count * 11 + 2)
      #expect(code.widths.allSatisfy { (1...4).contains($0) })
    }
  }

  @Test("Reading the symbols gives the text back") func back() throws {
    for text in [
      "YT8812345678901", "SF1234567890123", "P261124-0042/2", "0", "00", "000", "0000", "00000", "a~ 1234567z12", "773366112233445",
    ] {
      #expect(Self.read(try #require(Code128(text)).symbols) == text)
    }
  }

  @Test("What it can't say is refused, not cut") func refused() {
    for text in ["", "圆通", "A\u{1B}B", String(repeating: "1", count: 81)] { #expect(Code128(text) == nil) }
  }

  @Test("A real decoder reads what the HTML draws", .enabled(if: Tools.zbar != nil, Tools.skipped("zbarimg")))
  func decoded() throws {
    for text in ["YT8812345678901", "P261124-0042/2", "SF1234567890123", "A12345", "0000"] {
      let code = try #require(Code128(text))
      var row = [Int](repeating: 0, count: 30)
      for (index, width) in code.widths.enumerated() { row += [Int](repeating: index % 2 == 0 ? 1 : 0, count: width * 3) }
      row += [Int](repeating: 0, count: 30)
      let line = row.map { $0 == 1 ? "0" : "255" }.joined(separator: " ")
      let file = FileManager.default.temporaryDirectory.path + "/code128-\(UUID().uuidString).pgm"
      defer { try? FileManager.default.removeItem(atPath: file) }
      try "P2\n\(row.count) 60\n255\n\(Array(repeating: line, count: 60).joined(separator: "\n"))\n".write(
        toFile: file, atomically: true, encoding: .ascii)
      #expect(try Tools.run(try #require(Tools.zbar), ["-q", "--raw", file]) == text + "\n")
    }
  }

  private static func read(_ symbols: [Int]) -> String {
    var text = ""
    var inC = symbols.first == 105
    for symbol in symbols.dropFirst().dropLast(2) {
      switch symbol {
      case 99 where !inC: inC = true
      case 100 where inC: inC = false
      default: text += inC ? (symbol < 10 ? "0\(symbol)" : "\(symbol)") : String(UnicodeScalar(UInt8(symbol + 32)))
      }
    }
    return text
  }
}

/// Programs that a test needs and a machine may lack. A test that is skipped for want of one says which; in CI none may be.
enum Tools {
  static let zbar = find("zbarimg")

  static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func skipped(_ name: String) -> Comment { "skipped: \(name) is not installed (make print)" }

  static func run(_ path: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = out.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
