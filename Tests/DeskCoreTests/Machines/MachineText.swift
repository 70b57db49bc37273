@testable import DeskCore

extension Machine {
  /// One line a cell that has rows: `state command: condition → target [guards] consequences`, `=` for the same state, ` | ` between rows.
  var text: String {
    var lines: [String] = []
    for state in State.allCases {
      for command in CommandKind.allCases {
        let cell = rows.filter { $0.command == command && $0.from.contains(state) }.map(Self.text)
        if !cell.isEmpty { lines.append("\(state.rawValue) \(command.rawValue): \(cell.joined(separator: " | "))") }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ row: Row) -> String {
    var parts: [String] = []
    if let when = row.when { parts.append(when.name + "?") }
    parts.append(row.to?.rawValue ?? "=")
    if !row.guards.isEmpty { parts.append("[" + row.guards.map(\.name).joined(separator: " ") + "]") }
    parts += row.consequences.map(\.rawValue)
    return parts.joined(separator: " ")
  }
}
