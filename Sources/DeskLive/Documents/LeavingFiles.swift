import DeskConsole
import DeskCore
import DeskStore

/// What leaves by a command, made before it is on record: the same from a key and from a line of `run`.
public struct LeavingFiles: Sendable {
  public var files: [(name: String, bytes: [UInt8])]
  public var rows: Int?
  public var text = ""

  /// - Parameter language: of what somebody reads; tables for others are Chinese.
  /// - Throws: `unknownCommand` for a command by which nothing leaves, and what reading throws.
  public init(_ command: Command, _ desk: Desk, for actor: Actor, language: Language) throws {
    switch command {
    case .exportShippingReport(let day), .exportFinanceReport(let day):
      text = try DayReport(command.kind, day, desk, language: language, leaves: true).text
      files = [("\(command.kind.verb)-\(day.iso).txt", Array(text.utf8))]
    case .exportWorkReport(let period, let day):
      let document = try WorkDocument(period, day, desk, language: language, leaves: true)
      text = document.text
      files = [("\(document.name).txt", Array(text.utf8))]
    case .exportPurchase(let id):
      let order = try PurchaseOrder(id, desk, language: language)
      let form = PaperForm()
      text = order.text
      files = try [DayReport.Format.html, .csv, .pdf].filter { $0 != .pdf || form.press != nil }.map { format in
        ("\(order.name).\(format.rawValue)", try order.bytes(format, form))
      }
    default:
      guard let document = try GoodsDocument(command, desk, for: actor, language: language) else {
        throw Refusal(.invalid, .unknownCommand(command.kind.rawValue))
      }
      files = [(document.name, document.bytes)]
      rows = document.rows
    }
  }

  /// Carries a command out by which files leave: they lie beside the printed papers, and its receipt says where. One that was carried out
  /// before, by its id, leaves nothing again: its receipt says no place.
  ///
  /// - Throws: as ``Departure/leave(_:replacing:isPrivate:record:)`` and ``Desk/perform(_:id:version:by:)``.
  public static func leave(
    _ command: Command, id: String, version: Int?, _ desk: Desk, by session: Session, language: Language
  ) throws -> Receipt {
    // REC-4: whoever may not is refused, and on record, before anything is read for them.
    try desk.permit(command.kind, args: command.json, by: session)
    // F12: before anything is read or made for it.
    try desk.requireWriting()
    let made = try LeavingFiles(command, desk, for: try desk.actor(of: session), language: language)
    let spool = Spool(besides: desk.path)
    let files = try made.files.map { Departure.File(path: try spool.place($0.name), bytes: $0.bytes) }
    var receipt = try Departure.leave(files, replacing: true, isPrivate: true) {
      try desk.perform(command, id: id, version: version, by: session)
    }
    if receipt.repeated { return receipt }
    receipt.left = LeftFiles(paths: files.map(\.path), rows: made.rows, text: made.text)
    return receipt
  }
}
