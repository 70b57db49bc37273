import DeskCore
import DeskLive

/// One command on several parcels: each is tried, each result is told, and the worst decides the exit code. With one parcel the answer is
/// that of any other command.
struct Batch {
  let acting: Acting
  let act: ActOptions

  init(_ context: Context, _ act: ActOptions) throws {
    acting = try Acting(context)
    self.act = act
  }

  /// - Parameter after: what else is done with a parcel once the command is carried out, and what it adds to the result.
  func run(
    _ kind: CommandKind, _ parcels: [String], _ arguments: [String: Arguments.Value] = [:],
    after: (Receipt) throws -> (members: [(String, JSON)], lines: [String]) = { _ in ([], []) }
  ) throws -> Answer {
    var results: [JSON] = []
    var lines: [String] = []
    var notes: [String] = []
    var exit = Exit.done
    let describe = acting.context.describe
    for parcel in parcels {
      do {
        let part = parcels.count > 1 ? parcel : nil
        let receipt = try acting.perform(kind, arguments.merging(["parcel": .text(parcel)]) { $1 }, act, part: part)
        let more = try after(receipt)
        results.append(.object([("parcel", .string(parcel)), ("ok", .bool(true))] + acting.shapes.receipt(receipt) + more.members))
        lines += [acting.line(receipt)] + more.lines
        notes += acting.notes(receipt)
      } catch {
        if parcels.count == 1 { throw error }
        results.append(.object([("parcel", .string(parcel)), ("error", ErrorJSON.make(error, describe))]))
        notes.append("\(parcel.shown): \(describe.text(error))")
        exit = exit.worse(Exit(error))
      }
    }
    let json = parcels.count == 1 ? results[0] : JSON.object([("results", .array(results))])
    return Answer(json, lines, exit: exit, notes: notes)
  }
}
