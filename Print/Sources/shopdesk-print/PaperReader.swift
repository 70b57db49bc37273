import DeskPaper
import Foundation

/// Reads what `Paper.json` wrote.
enum PaperReader {
  struct Unreadable: Error { var what: String }

  static func read(_ data: Data) throws -> Paper {
    do {
      return try JSONDecoder().decode(PaperForm.self, from: data).paper()
    } catch let fault as DecodingError {
      throw Unreadable(what: place(of: fault))
    }
  }

  private static func place(of fault: DecodingError) -> String {
    switch fault {
    case .keyNotFound(let key, _): "\(key.stringValue) is missing"
    case .typeMismatch(_, let at), .valueNotFound(_, let at):
      at.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".") + " is of another kind"
    default: "it is no JSON"
    }
  }
}

private struct PaperForm: Decodable {
  var document: String
  var format: String
  /// Not said: the shop's own.
  var language: String?
  var pages: [PageForm]

  func paper() throws -> Paper {
    guard let document = Document(rawValue: document) else { throw PaperReader.Unreadable(what: "document \(document) is unknown") }
    guard let format = PageFormat(rawValue: format) else { throw PaperReader.Unreadable(what: "format \(format) is unknown") }
    guard let spoken = language.map({ Paper.Language(rawValue: $0) }) ?? Paper.Language.zh else {
      throw PaperReader.Unreadable(what: "language \(language ?? "") is unknown")
    }
    return Paper(
      document, format: format, language: spoken,
      pages: try pages.map { page in
        Paper.Page(
          title: page.title, subject: page.subject, isReprint: page.reprint, blocks: try page.blocks.map { try $0.block() })
      })
  }
}

private struct PageForm: Decodable {
  var title: String
  var subject: String
  var reprint: Bool
  var blocks: [BlockForm]
}

private struct BlockForm: Decodable {
  struct FieldForm: Decodable {
    var label: String
    var value: String
    var weight: String
  }
  struct TableForm: Decodable {
    struct ColumnForm: Decodable {
      var title: String
      var share: Int
      var right: Bool
    }
    var columns: [ColumnForm]
    var rows: [[String]]
    var total: [String]?
  }

  var heading: String?
  var text: String?
  var weight: String?
  var fields: [FieldForm]?
  var table: TableForm?
  var barcode: String?
  var rule: Bool?
  var signatures: [String]?

  func block() throws -> Paper.Block {
    if let heading { return .heading(heading) }
    if let text { return .text(text, Paper.Weight(rawValue: weight ?? "plain") ?? .plain) }
    if let fields {
      return .fields(fields.map { Paper.Field($0.label, $0.value, weight: Paper.Weight(rawValue: $0.weight) ?? .plain) })
    }
    if let table {
      let count = table.columns.count
      guard count > 0, table.rows.allSatisfy({ $0.count == count }), table.total.map({ $0.count == count }) ?? true else {
        throw PaperReader.Unreadable(what: "a table's row has not as many cells as columns")
      }
      return .table(
        Paper.Table(
          table.columns.map { Paper.Table.Column($0.title, share: max(1, min($0.share, 1000)), right: $0.right) }, rows: table.rows,
          total: table.total))
    }
    if let barcode { return .barcode(barcode) }
    if let signatures { return .signatures(signatures) }
    if rule == true { return .rule }
    throw PaperReader.Unreadable(what: "a block has no known member")
  }
}
