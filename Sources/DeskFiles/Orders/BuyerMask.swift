/// Notices buyer fields that the platform has masked or encrypted (trap 28): no customer key, nothing to print.
public enum BuyerMask {
  /// Name and phone numbers: any `*` (`张*`, `1******6198`), or the cipher marks `##` and `$$`.
  public static func hides(nameOrPhone text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "*")) || isCipher(text)
  }

  /// Addresses: two `*` in a row, because a single one occurs in sizes and house numbers.
  public static func hides(address text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "*")) || isCipher(text) else { return false }
    return text.contains("**") || isCipher(text)
  }

  private static func isCipher(_ text: String) -> Bool { text.hasPrefix("##") || text.hasPrefix("$$") }
}
