import DeskCore
import Testing

@testable import DeskLive

@Suite struct CommandLineTests {
  @Test func aLineIsReadWhole() throws {
    let line = try CommandLine(
      Array(
        #"{"id":"a","command":"packParcel","args":{"parcel":"P261124-0001","scan":["1","2"],"weight":5,"x":null},"version":7}"#.utf8
      ))
    #expect(line.id == "a")
    #expect(line.kind == .packParcel)
    #expect(line.version == 7)
    #expect(line.arguments == Arguments(["parcel": .text("P261124-0001"), "scan": .list(["1", "2"]), "weight": .number(5)]))
  }

  @Test(
    arguments: [
      ("{}", nil, "id"), (#"{"id":""}"#, nil, "id"),
      (#"{"id":7,"command":"claimOrder"}"#, nil, "id"),
      (#"{"id":"a"}"#, "a", "command"), (#"{"id":"a","command":"claimOrder","args":{"order":true}}"#, "a", "order"),
      (#"{"id":"a","command":"claimOrder","args":{"order":1.5}}"#, "a", "order"),
      (#"{"id":"a","command":"claimOrder","args":{"order":{"b":1}}}"#, "a", "order"),
      (#"{"id":"a","command":"claimOrder","version":"7"}"#, "a", "version"),
      (#"{"id":"a","command":"claimOrder","args":[]}"#, "a", "args"),
    ] as [(String, String?, String)]) func whatIsNoLineIsNamed(_ text: String, _ id: String?, _ place: String)
  {
    do {
      _ = try CommandLine(Array(text.utf8))
      Issue.record("\(text) was read")
    } catch {
      #expect(error.id == id)
      guard case .argument(let name, _) = error.refusal.reason else {
        Issue.record("\(error.refusal)")
        return
      }
      #expect(name == place)
    }
  }

  @Test("A line that is no JSON object is said to be none, by its number", arguments: ["", "no json", "[]", "7", #"{"id":"a""#])
  func noJSON(_ text: String) {
    do {
      _ = try CommandLine(Array(text.utf8), line: 4)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.id == nil && error.refusal.code == .invalid && error.refusal.reason == .notJSON(line: 4))
    }
  }

  @Test func hostileBytesAreRefusedNotTrapped() {
    var numbers = DemoNumbers(seed: 7)
    let seed = Array(#"{"id":"a","command":"packParcel","args":{"scan":["1"],"weight":5},"version":7}"#.utf8)
    for _ in 0..<2000 {
      var bytes = seed
      for _ in 0..<(1 + numbers.below(6)) { bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256)) }
      _ = try? CommandLine(bytes)
    }
    #expect(throws: CommandLine.Fault.self) { try CommandLine(Array(repeating: UInt8(ascii: "["), count: 100_000)) }
  }
}
