import DeskCore
import DeskStore

/// Reads commands as people and scripts give them: an order by shopdesk's number or the platform's, a parcel by its id, its dispatch note's
/// id or its waybill, a person by the sign-in name or the one that colleagues know.
public struct CommandReader: Sendable {
  private let desk: Desk

  public init(_ desk: Desk) { self.desk = desk }

  /// - Parameter id: the command id, if the caller was given one: what it was used for before says whom the same words meant.
  /// - Throws: a refusal that names the argument that is wrong, or `notFound` for an order or parcel that doesn't exist.
  public func read(_ kind: CommandKind, _ arguments: Arguments, id: String? = nil) throws -> Command {
    var arguments = arguments
    if !kind.personArguments.isEmpty {
      arguments = try desk.namedPeople().reading(kind, arguments, recorded: try id.flatMap(desk.recordedArguments))
    }
    switch kind.target {
    case .order: if let text = try arguments.optionalText("order") { arguments["order"] = .text(try desk.findOrder(text).text) }
    case .parcel: if let text = try arguments.optionalText("parcel") { arguments["parcel"] = .text(try parcel(text).text) }
    case .afterCase, .request, .count, .sku, .person, .shop, .promotion, .event, .purchase, .revision: break
    }
    return try Command(kind, arguments)
  }

  /// A parcel by whatever names it.
  ///
  /// - Throws: `notFound`.
  public func parcel(_ text: String) throws -> ParcelID {
    guard let id = try desk.findParcel(text) else { throw Refusal.notFound(text) }
    return id
  }
}
