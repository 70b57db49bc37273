import DeskScreen

/// The way of a normal order from the queue, counted: contact implies the claim, its other fields may stay empty.
public enum NormalOrder {
  /// Contact, reached the buyer, submit, confirm.
  public static let keys: [Key] = [.character("c"), .character("1"), .enter, .character("y")]
  /// With an input method on.
  public static let functionKeys: [Key] = [.function(2), .character("1"), .enter, .function(3)]
  /// Opening it first, which claims it, and saying by which channel.
  public static let spelledOut: [Key] = [.enter, .character("c"), .character("1"), .character("1"), .enter, .character("y")]
  /// What it may take at most.
  public static let most = 6
}
