import DeskCore
import Foundation
import Testing

@Suite("Canonical JSON")
struct JSONTests {
  @Test("REC-1: equal values give equal bytes: no spaces, members in the order given")
  func canonical() {
    let value = JSON.object([
      ("b", .int(Int64.min)), ("a", .array([.null, .bool(true), .bool(false), .string("")])), ("c", .object([])), ("d", .array([])),
    ])
    #expect(value.text == #"{"b":-9223372036854775808,"a":[null,true,false,""],"c":{},"d":[]}"#)
    #expect(JSON.object([("a", .int(1)), ("b", .int(2))]) != JSON.object([("b", .int(2)), ("a", .int(1))]))
  }

  @Test(
    "Only what JSON demands is escaped",
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
      ("红旗 é 😀 /", "\"红旗 é 😀 /\""), ("\u{2028}", "\"\u{2028}\""), ("e\u{301}", "\"e\u{301}\""),
    ])
  func escapes(text: String, json: String) { #expect(Array(JSON.string(text).text.utf8) == Array(json.utf8)) }

  @Test("Any text comes back as it went in, through another parser")
  func roundTrip() throws {
    var dice = Dice(seed: 5)
    let pool: [Unicode.Scalar] = ["\"", "\\", "\n", "\u{0}", "\u{1B}", "中", "😀", "a", " ", "\u{7F}", "\u{202E}", "\u{301}"]
    for _ in 0..<500 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &dice) { text.append(pool[Int.random(in: 0..<pool.count, using: &dice)]) }
      let json = JSON.array([.string(String(text))]).text
      let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
      #expect(read?.first.map { Array($0.utf8) } == Array(String(text).utf8))
    }
  }

  @Test("Members are found by name")
  func members() {
    let value = JSON.object([("a", .int(1)), ("a", .int(2))])
    #expect(value["a"] == .int(1))
    #expect(value["b"] == nil)
    #expect(JSON.array([])["a"] == nil)
    #expect(JSON.optional(nil) == .null)
  }
}
