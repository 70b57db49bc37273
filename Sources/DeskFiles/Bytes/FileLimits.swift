/// Bounds on what an import file may be; beyond them the file is refused before it costs time or memory (reliability F27).
public enum FileLimits {
  /// Bytes of a whole file.
  public static let file = 512 << 20
  /// Bytes between two line ends.
  public static let line = 1 << 20
  /// Bytes of one CSV record, which may span lines inside quotes.
  public static let record = 4 << 20
  /// Fields of one record.
  public static let columns = 4096
  /// Rejected rows of one file that are listed one by one.
  public static let rejections = 10_000
  /// Records in which the header is looked for (trap 5).
  public static let headerRows = 50
}
