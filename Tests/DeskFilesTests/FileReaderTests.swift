import DeskCore
import Foundation
import Testing

@testable import DeskFiles

@Suite struct FileReaderTests {
  private func reason(_ bytes: [UInt8]) -> FileRefusal.Reason? {
    #expect(throws: FileRefusal.self) { try FileReader.read(bytes, name: "x.csv") }?.reason
  }

  @Test("Trap 8: other formats are named by their bytes, whatever the file is called")
  func otherFormats() {
    #expect(reason([0x50, 0x4B, 3, 4, 0, 0]) == .otherFormat("zip"))
    #expect(reason([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) == .otherFormat("xls"))
    #expect(reason([0x1F, 0x8B, 8]) == .otherFormat("gzip"))
    #expect(reason(Array("%PDF-1.7".utf8)) == .otherFormat("pdf"))
  }

  @Test("Trap 7: encodings are told by the bytes; a mark in front of the first name is no part of it")
  func encodings() throws {
    let list = Fixtures.orders([["订单编号": "1000000000000000001", "收货人姓名": "𠮷某😀"]])
    let gb = try Fixtures.gb18030(String(decoding: list, as: UTF8.self))
    for (bytes, encoding) in [(list, TextEncoding.utf8), ([0xEF, 0xBB, 0xBF] + list, .utf8), (gb, .gb18030)] {
      #expect(try FileReader.read(bytes, name: "x.csv").encoding == encoding)
      #expect(try Fixtures.readOrders(bytes).orders.first?.recipient == "𠮷某😀")
    }
  }

  @Test("Illegal or cut-off GB18030 is refused with the byte's offset; a lone 0x80 too, it isn't guessed to be €")
  func brokenText() throws {
    let text = Array("ab,".utf8) + (try Fixtures.gb18030("订单"))
    #expect(reason(text + [0xB0]) == .notTextIn(encoding: "GB18030", byteOffset: 7))
    #expect(reason(text + [0xB0, 0x22, 0x41]) == .notTextIn(encoding: "GB18030", byteOffset: 7))
    #expect(reason(text + [0x81, 0x30, 0x81]) == .notTextIn(encoding: "GB18030", byteOffset: 7))
    #expect(reason(text + [0x80, 0x41]) == .notTextIn(encoding: "GB18030", byteOffset: 7))
    #expect(reason(text + [0xFF]) == .notTextIn(encoding: "GB18030", byteOffset: 7))
    #expect(reason([0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0xAF]) == .notTextIn(encoding: "UTF-8", byteOffset: 4))
    #expect(reason([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8]) == .notTextIn(encoding: "UTF-16LE", byteOffset: 4))
  }

  @Test("UTF-8: overlong forms, surrogates and values beyond Unicode are no text")
  func strictUTF8() {
    for bad: [UInt8] in [[0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0x80]] {
      #expect(bad.withUnsafeBufferPointer { UTF8Bytes.firstFault($0) } == 0)
    }
    #expect(Array("aé中😀".utf8).withUnsafeBufferPointer { UTF8Bytes.firstFault($0) } == nil)
  }

  @Test("NUL bytes are refused with their offset")
  func nul() {
    #expect(reason(Array("ab\0c".utf8)) == .nulByte(byteOffset: 2))
    #expect(reason([0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00]) == .nulByte(byteOffset: 1))
  }

  @Test("Empty files and files of blanks are refused")
  func empty() {
    #expect(reason([]) == .empty)
    #expect(reason(Array("\r\n \t\n".utf8)) == .empty)
    #expect(reason([0xEF, 0xBB, 0xBF]) == .empty)
  }

  @Test("Missing files, folders and pipes are told apart")
  func places() throws {
    try Fixtures.withFolder { folder in
      #expect(#expect(throws: FileRefusal.self) { try FileReader.read(path: folder + "/none.csv") }?.reason == .missing)
      #expect(#expect(throws: FileRefusal.self) { try FileReader.read(path: folder) }?.reason == .isDirectory)
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      let pipe = #expect(throws: FileRefusal.self) { try FileReader.read(path: folder + "/pipe") }
      #expect(pipe?.reason == .unreadable("not a regular file"))
    }
  }

  @Test("F27: a line of 64 MB is refused after its first few; a file of 513 MB before any is read")
  func hugeLine() throws {
    try Fixtures.withFolder { folder in
      let long = folder + "/long.csv"
      try Data(repeating: 0x61, count: 64 << 20).write(to: URL(fileURLWithPath: long))
      let clock = ContinuousClock()
      var refusal: FileRefusal?
      let spent = clock.measure { refusal = #expect(throws: FileRefusal.self) { try FileReader.read(path: long) } }
      #expect(refusal?.reason == .lineTooLong(limit: 1 << 20))
      #expect(spent < .seconds(2))
      let sparse = folder + "/sparse.csv"
      #expect(FileManager.default.createFile(atPath: sparse, contents: nil))
      #expect(truncate(sparse, 513 << 20) == 0)
      let tooLarge = #expect(throws: FileRefusal.self) { try FileReader.read(path: sparse) }
      #expect(tooLarge?.reason == .tooLarge(limit: 512 << 20))
    }
  }

  @Test("Lines that end in CR alone are lines")
  func returns() throws {
    let text = String(repeating: String(repeating: "x", count: 99) + "\r", count: 30_000)
    #expect(throws: Never.self) { try FileReader.read(Array(text.utf8), name: "x.csv") }
  }
}
