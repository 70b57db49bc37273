import DeskCore
import Foundation

/// One line of `run`: `{"id":"…","command":"confirmOrder","args":{…},"version":7}`.
public struct CommandLine: Sendable, Equatable {
  public var id: String
  public var kind: CommandKind
  public var arguments: Arguments
  public var version: Int?

  /// Longest id, in characters: it is stored with every record.
  public static let longestID = 200

  /// Why a line isn't a command, with its id as far as it could be read.
  public struct Fault: Error, Sendable {
    public var id: String?
    public var refusal: Refusal
  }

  /// - Parameter line: where it stands, counted from 1: a line that can't be read at all is named by it.
  public init(_ bytes: [UInt8], line: Int = 1) throws(Fault) {
    let raw: Raw
    do {
      raw = try JSONDecoder().decode(Raw.self, from: Data(bytes))
    } catch {
      let known = try? JSONDecoder().decode(Identified.self, from: Data(bytes))
      guard let place = Self.place(error) else { throw Fault(id: nil, refusal: Refusal(.invalid, .notJSON(line: line))) }
      throw Fault(id: known?.id, refusal: .argument(place, .notAChoice))
    }
    guard let id = raw.id, !id.isEmpty else { throw Fault(id: nil, refusal: .argument("id", .missing)) }
    guard id.count <= Self.longestID else { throw Fault(id: String(id.prefix(Self.longestID)), refusal: .argument("id", .tooLong)) }
    guard let name = raw.command else { throw Fault(id: id, refusal: .argument("command", .missing)) }
    guard let kind = CommandKind(rawValue: name) else { throw Fault(id: id, refusal: Refusal(.invalid, .unknownCommand(name))) }
    self.id = id
    self.kind = kind
    arguments = Arguments((raw.args ?? [:]).compactMapValues(\.value))
    version = raw.version
  }

  /// The member that couldn't be read; nil: it is no JSON object at all.
  private static func place(_ error: any Error) -> String? {
    switch error {
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.keyNotFound(_, let context), DecodingError.dataCorrupted(let context):
      context.codingPath.first { $0.intValue == nil && $0.stringValue != "args" }?.stringValue
        ?? context.codingPath.first?.stringValue
    default: nil
    }
  }

  private struct Identified: Decodable { var id: String? }

  private struct Raw: Decodable {
    var id: String?
    var command: String?
    var args: [String: Value]?
    var version: Int?
  }

  /// Texts, whole numbers and lists of texts; nothing else is an argument.
  private struct Value: Decodable {
    var value: Arguments.Value?

    init(from decoder: any Decoder) throws {
      let one = try decoder.singleValueContainer()
      if one.decodeNil() {
        value = nil
      } else if let text = try? one.decode(String.self) {
        value = .text(text)
      } else if let number = try? one.decode(Int64.self) {
        value = .number(number)
      } else {
        value = .list(try one.decode([String].self))
      }
    }
  }
}
