import DeskCore

/// Every word that a person reads, in both languages side by side: a text that lacks one doesn't compile. The console, the subcommands and
/// the documents share it.
public struct Texts: Sendable, Hashable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  public static let zh = Texts(.zh)
  public static let en = Texts(.en)

  /// The text in this language.
  public func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Several texts as one list: `甲、乙` or `a, b`.
  public func list(_ items: [String]) -> String { items.joined(separator: pick("、", ", ")) }

  /// `标签: 值`, with the blank that both languages keep.
  public func labelled(_ label: String, _ value: String) -> String { "\(label): \(value)" }

  /// A count of something: `3 件`, `3 pcs`.
  public func pieces(_ count: Int) -> String { pick("\(count) 件", count == 1 ? "1 pc" : "\(count) pcs") }
  public func parcels(_ count: Int) -> String { pick("\(count) 个包裹", count == 1 ? "1 parcel" : "\(count) parcels") }
  public func orders(_ count: Int) -> String { pick("\(count) 单", count == 1 ? "1 order" : "\(count) orders") }
}
