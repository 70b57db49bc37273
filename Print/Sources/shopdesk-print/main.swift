import DeskPaper
import Foundation

// `shopdesk-print [FILE] [-o FILE]`: Paper JSON from a file or standard input, PDF to a file or standard output.

func fail(_ text: String, _ code: Int32) -> Never {
  FileHandle.standardError.write(Data("shopdesk-print: \(text)\n".utf8))
  exit(code)
}

var input: String?
var output: String?
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
  switch word {
  case "-o", "--output":
    guard let path = words.popFirst() else { fail("-o needs a file", 64) }
    output = path
  case "-h", "--help":
    print("usage: shopdesk-print [FILE] [-o FILE]   Paper JSON (shopdesk … --format json) in, PDF out")
    exit(0)
  default:
    guard word == "-" || !word.hasPrefix("-"), input == nil else { fail("what is \(word)?", 64) }
    input = word
  }
}

let data: Data
if let input, input != "-" {
  guard let read = FileManager.default.contents(atPath: input) else { fail("\(input) can't be read", 66) }
  data = read
} else {
  data = FileHandle.standardInput.readDataToEndOfFile()
}

do {
  let paper = try PaperReader.read(data)
  let pdf = try PDFPress(paper.format).print(paper)
  if let output {
    try pdf.write(to: URL(fileURLWithPath: output), options: .atomic)
  } else {
    try FileHandle.standardOutput.write(contentsOf: pdf)
  }
} catch let fault as PaperReader.Unreadable {
  fail("not a paper: \(fault.what)", 65)
} catch let fault as PDFPress.Fault {
  fail(fault.what, 70)
} catch {
  fail("the PDF can't be written: \((error as NSError).localizedDescription)", 74)
}
