/// Something to be printed, before anybody knows on what: text for any printer, HTML, PDF and ZPL are made from the same value, so that
/// no two forms of a document can say different things.
public struct Paper: Sendable, Equatable {
  public var document: Document
  public var format: PageFormat
  /// Of the words on it, also of those that its printer adds.
  public var language: Language
  public var pages: [Page]

  public init(_ document: Document, format: PageFormat = .a4, language: Language = .zh, pages: [Page]) {
    self.document = document
    self.format = format
    self.language = language
    self.pages = pages
  }

  /// By its BCP 47 tag.
  public enum Language: String, Sendable, Hashable {
    case zh = "zh-CN"
    case en
  }

  /// What begins on a fresh sheet: one parcel's note, one label, one whole list however many sheets it runs over.
  public struct Page: Sendable, Equatable {
    public var title: String
    /// The parcel, courier or day that it is about; its file's name and the print queue say it.
    public var subject: String
    /// It was printed before: each sheet says so.
    public var isReprint: Bool
    public var blocks: [Block]

    public init(title: String, subject: String, isReprint: Bool = false, blocks: [Block]) {
      self.title = title
      self.subject = subject
      self.isReprint = isReprint
      self.blocks = blocks
    }
  }

  public enum Block: Sendable, Equatable {
    case heading(String)
    case text(String, Weight = .plain)
    /// Labels with their values, side by side where there is room.
    case fields([Field])
    case table(Table)
    /// Code 128, with what it says below it in letters.
    case barcode(String)
    case rule
    /// Lines to sign on: who signs where.
    case signatures([String])
  }

  public enum Weight: String, Sendable { case plain, small, strong, large, alarm }

  public struct Field: Sendable, Equatable {
    public var label: String
    public var value: String
    public var weight: Weight

    public init(_ label: String, _ value: String, weight: Weight = .plain) {
      self.label = label
      self.value = value
      self.weight = weight
    }
  }

  /// The head is repeated on every sheet that the table runs over; a row is never cut.
  public struct Table: Sendable, Equatable {
    public var columns: [Column]
    public var rows: [[String]]
    /// The last line, set off from the rows; as many cells as columns.
    public var total: [String]?

    public init(_ columns: [Column], rows: [[String]], total: [String]? = nil) {
      self.columns = columns
      self.rows = rows
      self.total = total
    }

    /// Columns of nothing but codes (SKUs, numbers, places): who reads one wants it whole, so they get the room that they need.
    public var codeColumns: Set<Int> {
      Set(
        columns.indices.filter { index in
          rows.contains { index < $0.count && !$0[index].isEmpty }
            && rows.allSatisfy { index >= $0.count || $0[index].utf8.allSatisfy { (0x21...0x7E).contains($0) } }
        })
    }

    public struct Column: Sendable, Equatable {
      public var title: String
      /// Its share of the width against the others'.
      public var share: Int
      public var isRight: Bool

      public init(_ title: String, share: Int = 1, right: Bool = false) {
        self.title = title
        self.share = share
        isRight = right
      }
    }
  }
}

/// The kinds of paper: each has its printer.
public enum Document: String, CaseIterable, Sendable, Hashable {
  case dispatchNote, pickList, label, manifest, shippingReport, financeReport, purchaseOrder, workReport
}

public enum PageFormat: String, Sendable, Hashable {
  case a4
  /// 100 × 150 mm, the courier's label.
  case label
}
