import ArgumentParser
import Foundation

/// What the parser knows of a command, as it says itself. Only what the manual needs of it.
struct CommandInfo: Decodable {
  var commandName: String
  var abstract: String?
  var discussion: String?
  var shouldDisplay: Bool?
  var subcommands: [CommandInfo]?
  var arguments: [ArgumentInfo]?

  struct ArgumentInfo: Decodable {
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?

    struct Name: Decodable {
      var kind: String
      var name: String
      var text: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  /// The whole program.
  /// - Throws: when the parser's own description can't be read, which a new version of it could bring.
  static func program() throws -> CommandInfo {
    struct Tool: Decodable { var command: CommandInfo }
    return try JSONDecoder().decode(Tool.self, from: Data(Shopdesk._dumpHelp().utf8)).command
  }

  /// Those that people are told of, `help` not among them: every command has it.
  var shown: [CommandInfo] { (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" } }

  /// Its arguments but for those in `left`, and but for `--help`.
  func arguments(without left: Set<String>) -> [ArgumentInfo] {
    (arguments ?? []).filter { argument in
      let names = argument.names?.map(\.text) ?? []
      return argument.shouldDisplay && !names.contains("--help") && !names.contains(where: left.contains)
    }
  }
}

extension CommandInfo.ArgumentInfo {
  /// `--seen <version>`, `<order> ...`, `[--no-open]`.
  var usage: String {
    let value = "<" + (valueName ?? "value") + ">"
    let text: String
    switch kind {
    case "flag": text = names?.map(\.text).joined(separator: " | ") ?? value
    case "option": text = (names?.map(\.text).joined(separator: ", ") ?? "") + " " + value
    default: text = value
    }
    return (isOptional ? "[\(text)]" : text) + (isRepeating ? " ..." : "")
  }
}
