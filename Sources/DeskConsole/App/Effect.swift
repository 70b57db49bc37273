import DeskCore
import DeskScreen

/// What the update asks the world to do. Values, so that a test reads them.
public enum Effect: Sendable, Equatable {
  /// Ask the store. `ticket` grows with every question, so that an older answer can be told from a newer one.
  case load(Query, ticket: Int)
  case perform(Planned)
  case make(Document)
  case signIn(name: String, password: String)
  case unlock(password: String)
  case changePassword(old: String, new: String)
  case signOut
  /// Says that somebody is here.
  case touch
  /// Somebody tried what their posts may not.
  case attempted(CommandKind)
  case copy(String)
  case ring(Bell)
  case redraw
  case suspend
  case quit
}

/// A command with the version that the person saw when they asked for it.
public struct Planned: Sendable, Equatable {
  public var command: Command
  public var version: Int?

  public init(_ command: Command, version: Int?) {
    self.command = command
    self.version = version
  }
}

/// Something written outside the database, or done to many parcels at once.
public enum Document: Sendable, Equatable {
  /// Dispatch notes, in this order, into the print queue.
  case dispatchNotes([ParcelID])
  case labels([ParcelID])
  case pickList(ShopDay)
  case manifest(courier: String, ShopDay)
  /// For one marketplace or all; into its own template when a path is given.
  case shipFile(ShopDay, platform: String?, template: String?)
  case importFiles(ImportWish)
  /// FUL-9: a courier's bill of a month, the file's path.
  case reconciliation(courier: String, ShopDay, bill: String)
  /// FUL-5: numbers by the rules for these parcels, or for all of the wave that have none.
  case waveNumbers(ShopDay, [ParcelID]?)
}

/// A document that was made: its text for the screen and where its files lie.
public struct Made: Sendable, Equatable {
  public var text: String
  public var paths: [String]
  /// For a ship file: how many orders it names.
  public var count: Int
  /// Orders that it leaves out because the platform has closed or refunded them (ORD-8).
  public var dropped: [String]
  public var template: ShipTemplateNote?
  /// FUL-9: what a courier's bill came to, and its rows that could not be read.
  public var reconciled: Reconciliation?
  public var rejected: [RejectedRow] = []
  /// Parcels that got no number, each with why.
  public var left: [AssignedNumbers.Left] = []

  public init(text: String = "", paths: [String] = [], count: Int = 0, dropped: [String] = [], template: ShipTemplateNote? = nil) {
    self.dropped = dropped
    self.template = template
    self.text = text
    self.paths = paths
    self.count = count
  }
}
