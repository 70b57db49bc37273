import ArgumentParser
import DeskCore
import DeskLive
import Foundation

/// `run`: commands as JSON lines, each answered with one JSON line.
struct RunCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Carry out commands given as JSON lines; one JSON result line for each.",
    discussion: """
      {"id":"a1","command":"confirmOrder","args":{"order":"O0000042"},"version":7}
      The same id again answers as the first time and does nothing. Goes on after a refusal; exit code 0 if all were carried out, else 2.
      Every command with its arguments: shopdesk docs commands.
      """)
  @Argument(help: "The file, or - for standard input.") var file = "-"
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    var lines = try LineReader(file)
    let acting = try Acting(context)
    let reader = CommandReader(acting.desk)
    var exit = Exit.done
    var number = 0
    while let line = try lines.next() {
      number += 1
      if line.isBlank { continue }
      do {
        try Output.put(result(of: line, number, reader, acting) + "\n")
      } catch let failure as LineFailure {
        exit = exit == .done ? .refused : exit
        let error = ErrorJSON.make(failure.error, context.describe)
        try Output.put(JSON.object([("id", .optional(failure.id)), ("error", error)]).shown + "\n")
        // Below the rules nothing gets better by going on; a shop that is merely busy does.
        let code = Exit(failure.error)
        if code == .inputOutput || code == .unavailable || code == .defect {
          Output.complain(context.describe.text(failure.error))
          exit = code
          break
        }
      }
    }
    // What the lines put into the print queue is printed before this ends; what fails waits there with its reason.
    if acting.actor.role(for: .printPaper) != nil { try Printing(acting).drain() }
    var answer = Answer(.null, exit: exit)
    answer.isStreamed = true
    return answer
  }

  private func perform(_ command: Command, _ line: DeskLive.CommandLine, _ acting: Acting) throws -> Receipt {
    guard command.kind.leavesFiles else {
      return try acting.desk.perform(command, id: line.id, version: line.version, by: acting.session)
    }
    return try acting.printed {
      try LeavingFiles.leave(
        command, id: line.id, version: line.version, acting.desk, by: acting.session, language: acting.context.language)
    }
  }

  private struct LineFailure: Error {
    var id: String?
    var error: any Error
  }

  private func result(of line: LineReader.Line, _ number: Int, _ reader: CommandReader, _ acting: Acting) throws -> String {
    guard !line.isTooLong else { throw LineFailure(id: nil, error: Refusal.argument("line", .tooLong)) }
    let parsed: DeskLive.CommandLine
    do {
      parsed = try DeskLive.CommandLine(line.bytes, line: number)
    } catch {
      throw LineFailure(id: error.id, error: error.refusal)
    }
    do {
      let command = try reader.read(parsed.kind, parsed.arguments, id: parsed.id)
      let receipt = try perform(command, parsed, acting)
      var members: [(String, JSON)] = [("id", .string(parsed.id)), ("ok", .bool(true))] + acting.shapes.receipt(receipt)
      if parsed.kind == .printParcel {
        let printed = try PrintedNote.make(receipt, acting)
        members += [("note", .string(printed.note.id)), ("document", .optional(printed.path))]
      }
      // REC-3: what left the first time leaves once.
      if parsed.kind.leavesFiles, receipt.repeated { members.append(("repeated", .bool(true))) }
      if let left = receipt.left {
        if let rows = left.rows { members.append(("rows", .int(rows))) }
        members.append(("document", .string(left.paths.first ?? "")))
        if left.paths.count > 1 { members.append(("documents", .array(left.paths.map(JSON.string)))) }
      }
      return JSON.object(members).shown
    } catch {
      throw LineFailure(id: parsed.id, error: error)
    }
  }
}
