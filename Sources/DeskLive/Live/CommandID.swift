import DeskCore
import DeskStore

/// Names for acts that nobody has named: never the same twice, and rising with time, so that they go to the end of their index.
public enum CommandID {
  /// `1764000000000-3f9c02d1a7b4e850`: milliseconds since 1970 and 64 random bits. The system's clock, since a training shop's may stand still.
  public static func next() -> String {
    let random = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return "\(Desk.systemClock().milliseconds)-" + String(repeating: "0", count: 16 - random.count) + random
  }
}
