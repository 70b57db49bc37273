import DeskCore
import DeskScreen

/// What happened. Everything that changes the state comes as one of these, in order.
public enum Message: Sendable {
  case started(Instant)
  case keyPressed(Key)
  case pasted(String)
  /// A scanner's whole code, without its Enter, that came where no field took it.
  case scanned(String)
  case resized(Size)
  /// The shop's clock now; comes about once a second and before each batch of keys.
  case ticked(Instant)
  /// Somebody, perhaps this console, committed something.
  case storeChanged
  /// The last frame is on the screen: what it showed has been seen.
  case framePresented
  /// From the scale of this terminal's bench.
  case scale(ScaleNews)
  case resumed
  case hungUp
  case terminated

  case signedIn(Result<SignedIn, Failure>, ShopCalendar)
  case unlocked(Failure?)
  case passwordChanged(Failure?)
  case loaded(Query, ticket: Int, Result<Answer, Failure>)
  /// How far a backup or a trial is that is made beside everything else.
  case keeping(KeepProgress)
  case performed(Planned, Result<Receipt, Failure>)
  case documentMade(Document, Result<Made, Failure>)
}
