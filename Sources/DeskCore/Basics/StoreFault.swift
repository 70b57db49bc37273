/// What can go wrong below the rules: the disk, the file, another process. Each has its exit code and its sentence; none is a refusal.
public enum StoreFault: Error, Equatable, Sendable {
  /// Somebody else writes for longer than a person should wait. Nothing was done; trying again is safe.
  case busy(holder: String?, seconds: Int)
  case diskFull
  case inputOutput(String)
  case readOnly(String)
  /// F12: the shop whose path it is is open for looking only: nothing is carried out.
  case lookingOnly(LookingReason, String)
  /// The file isn't a shopdesk database.
  case foreignFile(String)
  /// The database was written by a newer shopdesk.
  case newerSchema(found: Int, known: Int)
  case corrupt(String)
  case noDatabase(String)
  case alreadyExists(String)
  /// `SHOPDESK_NOW` with a real shop.
  case clockNotAllowed
  case networkFileSystem(String)
  case unsafeSetting(String)
  /// REC-2: somebody restores a backup; who, as the lock says.
  case restoreUnderWay(String)
  /// Another file lies where the one that is open lay (reliability.md F14): whatever is written here would be lost.
  case replaced(String)
  /// A defect of ours, with what a report should name.
  case defect(String)
}
