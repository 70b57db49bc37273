/// In which order a queue of several kinds is read.
public enum QueueOrder: Sendable, Hashable {
  /// By due time.
  case urgency
  /// ORD-6: what the days before left comes first, abnormal matters before the others; then today's by due time.
  case morning
}

/// ORD-6: the list that a day begins with: what the days before left, section by section, most urgent first.
public struct MorningList: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    public var section: MorningSection
    public var rows: [QueueRow]

    public init(section: MorningSection, rows: [QueueRow]) {
      self.section = section
      self.rows = rows
    }
  }

  public var day: ShopDay
  /// In the order of the sections; empty ones are left out.
  public var groups: [Group]
  /// More than the list shows.
  public var isCut: Bool

  public init(day: ShopDay, groups: [Group], isCut: Bool = false) {
    self.day = day
    self.groups = groups
    self.isCut = isCut
  }

  public var count: Int { groups.reduce(0) { $0 + $1.rows.count } }
}

/// ORD-17: what is today's and not done yet, by the name of who holds it.
public struct EveningList: Sendable, Equatable {
  public struct Group: Sendable, Equatable {
    /// Sign-in name and the name that colleagues know; nil: nobody holds it.
    public var person: String?
    public var displayName: String?
    public var rows: [QueueRow]

    public init(person: String?, displayName: String?, rows: [QueueRow]) {
      self.person = person
      self.displayName = displayName
      self.rows = rows
    }
  }

  public var day: ShopDay
  /// Those who hold most first; what nobody holds comes last.
  public var groups: [Group]
  public var isCut: Bool

  public init(day: ShopDay, groups: [Group], isCut: Bool = false) {
    self.day = day
    self.groups = groups
    self.isCut = isCut
  }

  public var count: Int { groups.reduce(0) { $0 + $1.rows.count } }

  /// Groups rows by who holds them.
  public init(day: ShopDay, rows: [QueueRow], names: [String: String], isCut: Bool = false) {
    let byPerson = Dictionary(grouping: rows) { $0.owner ?? "" }
    let ordered = byPerson.sorted { a, b in
      if a.key.isEmpty != b.key.isEmpty { return b.key.isEmpty }
      return (b.value.count, a.key) < (a.value.count, b.key)
    }
    self.init(
      day: day,
      groups: ordered.map { name, rows in
        Group(person: name.isEmpty ? nil : name, displayName: name.isEmpty ? nil : names[name] ?? name, rows: rows)
      }, isCut: isCut)
  }
}
