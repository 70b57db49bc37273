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
      """)
  @Argument(help: "The file, or - for standard input.") var file = "-"
  @OptionGroup var global: GlobalOptions

  func answer(_ context: Context) throws -> Answer {
    var lines = try LineReader(file)
    let acting = try Acting(context)
    let reader = CommandReader(acting.desk)
    var exit = Exit.done
    while let line = try lines.next() {
      if line.isBlank { continue }
      do {
        try Output.put(result(of: line, reader, acting) + "\n")
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

  /// INV-3, INV-7: a list of goods stands as a file before the record says that it left (REC-1).
  private func sheet(_ command: Command, _ acting: Acting) throws -> (path: String, rows: Int)? {
    guard command.kind == .exportListing || command.kind == .exportStock else { return nil }
    try acting.desk.permit(command.kind, args: command.json, by: acting.session)
    guard let document = try GoodsDocument(command, acting.desk, for: acting.actor) else { return nil }
    return (try Spool(besides: acting.desk.path).write(document.name, bytes: document.bytes), document.rows)
  }

  /// FUL-8: where the day's report lies.
  private func report(_ kind: CommandKind, _ day: ShopDay, _ acting: Acting) throws -> (String, JSON) {
    let text = try DayReport(kind, day, acting.desk, language: acting.context.language).text
    let name = "report-\(kind == .exportFinanceReport ? "finance" : "shipping")-\(day.iso).txt"
    return ("document", .string(try Spool(besides: acting.desk.path).write(name, text)))
  }

  private struct LineFailure: Error {
    var id: String?
    var error: any Error
  }

  private func result(of line: LineReader.Line, _ reader: CommandReader, _ acting: Acting) throws -> String {
    guard !line.isTooLong else { throw LineFailure(id: nil, error: Refusal.argument("line", .tooLong)) }
    let parsed: DeskLive.CommandLine
    do {
      parsed = try DeskLive.CommandLine(line.bytes)
    } catch {
      throw LineFailure(id: error.id, error: error.refusal)
    }
    do {
      let command = try reader.read(parsed.kind, parsed.arguments)
      let sheet = try sheet(command, acting)
      let receipt = try WholeFile.keeping(sheet.map { [$0.path] } ?? []) {
        try acting.desk.perform(command, id: parsed.id, version: parsed.version, by: acting.session)
      }
      var members: [(String, JSON)] = [("id", .string(parsed.id)), ("ok", .bool(true))] + acting.shapes.receipt(receipt)
      if parsed.kind == .printParcel {
        let printed = try PrintedNote.make(receipt, acting)
        members += [("note", .string(printed.note.id)), ("document", .optional(printed.path))]
      }
      if let sheet { members += [("rows", .int(sheet.rows)), ("document", .string(sheet.path))] }
      if case .exportShippingReport(let day) = command { members.append(try report(parsed.kind, day, acting)) }
      if case .exportFinanceReport(let day) = command { members.append(try report(parsed.kind, day, acting)) }
      if case .exportWorkReport(let period, let day) = command {
        let document = try WorkDocument(period, day, acting.desk, language: acting.context.language)
        let path = try Spool(besides: acting.desk.path).write("\(document.name).txt", document.text)
        members.append(("document", .string(path)))
      }
      return JSON.object(members).shown
    } catch {
      throw LineFailure(id: parsed.id, error: error)
    }
  }
}
