/// A bounded piece of a list, and where the next one begins. Nil: there is no more.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  public var next: String?

  public init(rows: [Row], next: String?) {
    self.rows = rows
    self.next = next
  }
}
