import DeskCore
import DeskPaper
import DeskStore

/// Makes papers from the shop as it stands: what the queue names, for whose eyes it is.
public struct PaperMaker: Sendable {
  private let desk: Desk
  private let reader: Actor

  public init(_ desk: Desk, for reader: Actor) {
    self.desk = desk
    self.reader = reader
  }

  /// Pages of one document, in the order given.
  ///
  /// - Throws: a refusal for the first that can't be made.
  public func paper(_ document: PrintDocument, _ subjects: [String], reprint: Bool = false) throws -> Paper {
    Self.paper(document, pages: try subjects.map { try page(document, $0, reprint: reprint) })
  }

  static func paper(_ document: PrintDocument, pages: [Paper.Page]) -> Paper {
    Paper(DeskPaper.Document(document), format: document.isLabel ? .label : .a4, pages: pages)
  }

  /// One page, as the queue names it (`PrintJob.subject`).
  public func page(_ document: PrintDocument, _ subject: String, reprint: Bool) throws -> Paper.Page {
    guard reader.role(printing: document) != nil else { throw Refusal.notPermitted(printing: document) }
    switch document {
    case .dispatchNote:
      return DispatchNote(try card(subject), zone: desk.settings.calendar.zone, names: try desk.displayNames()).page(
        reprint: reprint)
    case .label: return try Label(card(subject)).page(reprint: reprint)
    case .pickList:
      let wave = try wave(subject)
      return try WaveDocuments(desk, for: reader).pickList(wave.wave, late: wave.late).page(reprint: reprint)
    case .manifest:
      let wave = try wave(subject)
      return try WaveDocuments(desk, for: reader).manifest(wave.courier ?? "", wave.wave, late: wave.late).page(reprint: reprint)
    case .shippingReport, .financeReport:
      guard let day = ShopDay(iso: subject), let kind = document.report else { throw Refusal.notFound(subject) }
      var page = try DayReport(kind, day, desk).paper.pages[0]
      page.isReprint = reprint
      return page
    }
  }

  private func card(_ subject: String) throws -> ParcelCard {
    guard let id = ParcelID(subject) else { throw Refusal.notFound(subject) }
    let card = try desk.card(of: id, for: reader)
    // ORD-10: what travels in another's box has no paper of its own.
    if let lead = card.parcel.bundle { throw Refusal(rule: "ORD-10", .inBundle(id.text, lead: lead.text)) }
    return card
  }

  private func wave(_ subject: String) throws -> WaveSubject {
    guard let wave = WaveSubject(subject) else { throw Refusal.notFound(subject) }
    return wave
  }
}

extension DeskPaper.Document {
  /// The same kind of paper, as the shop's rules know it.
  public init(_ document: PrintDocument) {
    switch document {
    case .dispatchNote: self = .dispatchNote
    case .pickList: self = .pickList
    case .label: self = .label
    case .manifest: self = .manifest
    case .shippingReport: self = .shippingReport
    case .financeReport: self = .financeReport
    }
  }
}

extension PrintDocument {
  /// How a file with it is called, before what it is about.
  public var stem: String {
    switch self {
    case .dispatchNote: "dispatch"
    case .pickList: "picklist"
    case .label: "label"
    case .manifest: "manifest"
    case .shippingReport: "shipping-report"
    case .financeReport: "finance-report"
    }
  }

  /// `picklist-2026-11-24` of `2026-11-24+`.
  public func fileName(_ subjects: [String]) -> String {
    let first = (subjects.first ?? "").filter { $0 != "+" }.replacing(" ", with: "-")
    return "\(stem)-\(first)" + (subjects.count > 1 ? "-\(subjects.count)" : "")
  }
}
